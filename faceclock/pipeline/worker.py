"""The thread that alone touches a source, and may be left behind when the source blocks."""

import threading
import time
from collections.abc import Callable
from dataclasses import replace

from faceclock.domain.errors import SourceProblem
from faceclock.domain.frame import Frame
from faceclock.pipeline.stillness import Stillness
from faceclock.vision.sources.base import Source

STILL_LIMIT = 2.0  # seconds of one picture before a live source counts as stalled


class Worker(threading.Thread):
    """Opens the source, reads it to its end and closes it. The watching thread reads its attributes:
    ``busy_since`` is when the call began that it is in, None between calls."""

    def __init__(
        self,
        opener: Callable[[], Source],
        deliver: Callable[[Frame], None],
        stillness: Stillness,
        first_index: int = 0,
    ) -> None:
        super().__init__(name="source", daemon=True)  # a blocked read must not hold the program up
        self._opener, self._deliver, self._stillness = opener, deliver, stillness
        self._retired = threading.Event()
        self._first_index = self.next_index = first_index
        self._origin: float | None = None  # when media time 0 was, for what is paced
        self.source: Source | None = None
        self.busy_since: float | None = None
        self.delivered = False
        self.ended = False
        self.problem: SourceProblem | None = None

    def retire(self) -> None:
        """Deliver nothing more, close the source and end, as soon as the call under way returns."""
        self._retired.set()

    def blocked(self, now: float) -> float:
        """Seconds that the call under way has taken."""
        since = self.busy_since
        return 0.0 if since is None else now - since

    def run(self) -> None:
        try:
            self._open()
            while not self._retired.is_set() and not self.ended:
                self._read_one()
        except SourceProblem as problem:
            self.problem = problem
        finally:
            if self.source:
                self.source.close()

    def _open(self) -> None:
        self.busy_since = time.monotonic()
        self.source = self._opener()
        self.busy_since = None

    def _read_one(self) -> None:
        assert self.source is not None
        self.busy_since = time.monotonic()
        frame = self.source.read()
        self.busy_since = None
        if frame is None:
            self.ended = True
        elif not self._retired.is_set() and self._may_pass(frame, self.source.live):
            self.next_index = self._first_index + frame.index + 1
            self._deliver(replace(frame, index=self.next_index - 1))
            self.delivered = True

    def _may_pass(self, frame: Frame, live: bool) -> bool:
        """A clip waits for the frame's time; a live picture that stands still is no news and is held back."""
        now = time.monotonic()
        if live:
            self._stillness.see(frame.image, now)
            return self._stillness.seconds <= STILL_LIMIT
        if self._origin is None:
            self._origin = now - frame.seconds
        return not self._retired.wait(max(0.0, self._origin + frame.seconds - now))
