"""What the tests of the reader share: somebody who listens, and a source that does as it is told."""

import threading
import time
from datetime import UTC, datetime

import numpy as np

from faceclock.domain.events import SourceState
from faceclock.domain.frame import Frame
from faceclock.pipeline.reader import SourceReader
from faceclock.pipeline.slot import LatestSlot


class Listener:
    """A running reader, its slot, and all that it said."""

    def __init__(self, opener, **options) -> None:
        self.slot: LatestSlot[Frame] = LatestSlot()
        self.said: list[tuple[SourceState, str]] = []
        self.frames: list[Frame] = []
        self._changed = threading.Condition()
        self.reader = SourceReader(opener, self.slot, self._hear, self._see, **options)
        self.reader.start()

    def __enter__(self) -> "Listener":
        return self

    def __exit__(self, *_: object) -> None:
        self.reader.stop()

    @property
    def states(self) -> list[SourceState]:
        return [state for state, _ in self.said]

    def mark(self) -> int:
        """How much was said so far, for `seconds_until`."""
        return len(self.said)

    def seconds_until(self, *states: SourceState, since: int = 0, limit: float = 15) -> float:
        """How long it takes until one of ``states`` is said; fails after ``limit`` seconds."""
        began = time.monotonic()
        with self._changed:
            heard = self._changed.wait_for(lambda: set(self.states[since:]) & set(states), limit)
        assert heard, f"none of {states} came: {self.said[since:]}"
        return time.monotonic() - began

    def seconds_until_frame(self, wanted, limit: float = 10) -> float:
        """How long it takes until the newest frame is ``wanted``; fails after ``limit`` seconds."""
        began = time.monotonic()
        while not (self.frames and wanted(self.frames[-1])):
            assert time.monotonic() - began < limit, "no such frame came"
            time.sleep(0.02)
        return time.monotonic() - began

    def goes_on(self) -> bool:
        """Whether new frames still come."""
        last = self.frames[-1]
        return self.seconds_until_frame(lambda frame: frame is not last) < 2

    def _hear(self, state: SourceState, message: str) -> None:
        with self._changed:
            self.said.append((state, message))
            self._changed.notify_all()

    def _see(self, frame: Frame) -> None:
        self.frames.append(frame)


class Camera:
    """A live source of noise at 50 frames a second; `block` makes read() hang until `release`."""

    live, name, fps = True, "camera", 50.0

    def __init__(self) -> None:
        self._free = threading.Event()
        self._free.set()
        self.closed = threading.Event()
        self.size = (48, 64)
        self._index = 0
        self._random = np.random.default_rng(0)

    def block(self) -> None:
        self._free.clear()

    def release(self) -> None:
        self._free.set()

    def read(self) -> Frame:
        time.sleep(0.02)
        self._free.wait()
        self._index += 1
        picture = self._random.integers(0, 255, (*self.size, 3), np.uint8)
        return Frame(picture, self._index - 1, datetime.now(UTC), time.monotonic())

    def close(self) -> None:
        self.closed.set()
