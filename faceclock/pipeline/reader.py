"""Reads a source into the slot and keeps it alive: watchdog, stall detection, reconnection."""

import threading
import time
from collections.abc import Callable, Iterator

from faceclock.domain.events import SourceState
from faceclock.domain.frame import Frame
from faceclock.pipeline.backoff import Backoff
from faceclock.pipeline.pulse import Pulse
from faceclock.pipeline.slot import LatestSlot
from faceclock.pipeline.stillness import Stillness
from faceclock.pipeline.worker import STILL_LIMIT, Worker
from faceclock.vision.sources.base import Source, SourceLost

READ_LIMIT = 2.5  # seconds in read() before the worker is replaced
OPEN_LIMIT = 10.0  # some drivers take seconds to open a camera that works
LONGEST_STILL = 30.0  # a covered lens stands still all night: reopen it ever more rarely
MANY_BLOCKED = 4  # threads left behind in a driver; from there on, more are added only rarely
TICK = 0.1

OnState = Callable[[SourceState, str], None]
OnFrame = Callable[[Frame], None]


def frames_of(source: Source) -> Iterator[Frame]:
    """Every frame of a source in the caller's own thread, as fast as it asks. Raises SourceProblem."""
    return iter(source.read, None)


class SourceReader:
    """Live sources are read as they come and reconnected for ever; clips are paced by their media time.

    ``on_state`` hears every change from the watching thread, ``on_frame`` every delivered frame from the
    reading one; neither may block. ENDED comes once, with a sentence when the source broke off."""

    def __init__(
        self,
        opener: Callable[[], Source],
        slot: LatestSlot[Frame],
        on_state: OnState,
        on_frame: OnFrame | None = None,
        *,
        patient: bool = True,
    ) -> None:
        """``patient``: a camera or stream that is not there at the very first is waited for, not given up."""
        self._opener, self._slot, self._on_state, self._on_frame = opener, slot, on_state, on_frame
        self._patient = patient
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="source-watch", daemon=True)
        self._worker: Worker | None = None
        self._blocked: list[Worker] = []
        self._stillness = Stillness()
        self._still_limit = STILL_LIMIT
        self._backoff = Backoff()
        self._told: tuple[SourceState, str] | None = None
        self.pulse = Pulse()  # of the watching thread

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Returns within a second. A worker that is blocked is left behind and closes its source later."""
        self._stopping.set()
        deadline = time.monotonic() + 1.0
        self._thread.join(1.0)
        if self._worker:
            self._worker.join(max(0.0, deadline - time.monotonic()))

    def _run(self) -> None:
        """Ends without rest for the pulse where a bug ends it."""
        self._look_after()
        self.pulse.rest()

    def _look_after(self) -> None:
        self._tell(SourceState.CONNECTING)
        while not self._stopping.is_set():
            self._worker = worker = self._next_worker()
            worker.start()
            began = time.monotonic()
            self._watch(worker)
            worker.retire()
            if self._stopping.is_set() or self._finished(worker):
                return
            if time.monotonic() - began > 2 * self._backoff.ceiling:
                self._backoff.reset()  # it worked for a while
            self._stopping.wait(self._pause())

    def _next_worker(self) -> Worker:
        first_index = self._worker.next_index if self._worker else 0
        return Worker(self._opener, self._deliver, self._stillness, first_index)

    def _deliver(self, frame: Frame) -> None:
        self._slot.put(frame)
        if self._on_frame:
            self._on_frame(frame)

    def _watch(self, worker: Worker) -> None:
        """Until the worker ended, must be replaced, or the reader is stopped."""
        while not self._stopping.is_set():
            self.pulse.beat()
            worker.join(TICK)
            if not worker.is_alive() or self._is_stuck(worker) or self._stands_still(worker):
                return
            if worker.delivered and worker.blocked(time.monotonic()) < READ_LIMIT:
                self._see_life()

    def _is_stuck(self, worker: Worker) -> bool:
        """Whether the worker is to be left behind. A clip on a slow disk is waited for instead."""
        opened = worker.source is not None
        if worker.blocked(time.monotonic()) < (READ_LIMIT if opened else OPEN_LIMIT):
            return False
        self._tell(SourceState.STALLED, "The camera does not answer; trying again.")
        if worker.source and not worker.source.live:
            return False
        self._blocked.append(worker)
        return True

    def _stands_still(self, worker: Worker) -> bool:
        """Whether to open the source anew because its picture does not change."""
        seconds = self._stillness.seconds
        if seconds <= STILL_LIMIT or worker.source is None:
            return False
        self._tell(SourceState.STALLED, "The camera's picture stands still; trying again.")
        if seconds <= self._still_limit:
            return False
        self._still_limit = min(2 * self._still_limit, seconds + LONGEST_STILL)
        return True

    def _see_life(self) -> None:
        if self._stillness.seconds <= STILL_LIMIT:
            self._still_limit = STILL_LIMIT
            self._tell(SourceState.LIVE)

    def _finished(self, worker: Worker) -> bool:
        """Tell how a worker ended by itself; True when nothing more will come."""
        if worker.is_alive():
            return False
        message = str(worker.problem or "")
        if not self._may_return(worker):
            self._slot.close()
            self._tell(SourceState.ENDED, message)
            return True
        self._tell(SourceState.LOST, message)
        return False

    def _may_return(self, worker: Worker) -> bool:
        if worker.ended or (not self._patient and self._told == (SourceState.CONNECTING, "")):
            return False
        if worker.problem:
            return isinstance(worker.problem, SourceLost)
        return worker.source is None or worker.source.live  # a bug ended it; a kiosk goes on

    def _pause(self) -> float:
        self._blocked = [worker for worker in self._blocked if worker.is_alive()]
        return LONGEST_STILL if len(self._blocked) >= MANY_BLOCKED else self._backoff.next()

    def _tell(self, state: SourceState, message: str = "") -> None:
        if self._told != (state, message):
            self._told = (state, message)
            self._on_state(state, message)
