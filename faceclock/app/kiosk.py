"""The kiosk's engine: one thread reads the source, one runs the nets; listeners hear what happened."""

import threading
import time
from collections.abc import Callable
from datetime import datetime

from faceclock.app.recorder import Recorder
from faceclock.app.site import Site
from faceclock.app.stepping import build_step
from faceclock.domain.errors import FaceClockError
from faceclock.domain.events import (
    FrameResult,
    KioskEvent,
    PackMissing,
    PunchRecorded,
    SourceChanged,
    SourceState,
)
from faceclock.domain.frame import Frame
from faceclock.domain.punch import Direction
from faceclock.pipeline.loop import run_inference
from faceclock.pipeline.reader import SourceReader
from faceclock.pipeline.slot import LatestSlot
from faceclock.vision.sources.opening import Reopener

OnResult = Callable[[FrameResult], None]
OnEvent = Callable[[KioskEvent], None]
OnFrame = Callable[[Frame], None]


_SLICE = 0.5


class Kiosk:
    """Starts and stops the two threads. Listeners are called from them and must not block."""

    liveness = "off"  # no liveness check is part of this version; the window says so

    def __init__(
        self,
        site: Site,
        source: str,
        *,
        start: datetime | None = None,
        loop: bool = False,
        patient: bool = True,
    ) -> None:
        """``loop``: a clip or the demo begins anew at its end. ``patient``: a camera that is not there yet is
        waited for; otherwise the session ends and says why."""
        self.site = site
        self._open, self._patient = Reopener(source, start=start, loop=loop), patient
        self._on_result: OnResult = lambda result: None
        self._on_event: OnEvent = lambda event: None
        self._slot: LatestSlot[Frame] = LatestSlot()
        self._stopping = threading.Event()
        self._ended = threading.Event()
        self._inference = threading.Thread(target=self._infer, name="inference", daemon=True)
        self._reader: SourceReader | None = None
        self._on_frame: OnFrame | None = None
        self._recorder = Recorder(site, self._tell)
        self.frames = 0

    def listen(self, on_result: OnResult, on_event: OnEvent, on_frame: OnFrame | None = None) -> None:
        """Set the listeners; before `start`."""
        self._on_result, self._on_event, self._on_frame = on_result, on_event, on_frame

    def start(self) -> None:
        """Frames begin at once; inference follows as soon as the nets are loaded."""
        self._reader = SourceReader(
            self._open, self._slot, self._source_changed, self._on_frame, patient=self._patient
        )
        self._reader.start()
        self._inference.start()

    def stop(self) -> None:
        """Ends both threads; a step that is under way is finished, so that no punch is half told."""
        self._stopping.set()
        if self._reader:
            self._reader.stop()
        self._slot.close()
        if self._inference.is_alive():
            self._inference.join(timeout=5)

    def wait(self, seconds: float | None = None) -> bool:
        """Until the source has ended and its last frame is judged; False when the time ran out first.

        In slices, because a signal that arrives just before an unlimited wait is acted on only after it.
        """
        deadline = None if seconds is None else time.monotonic() + seconds
        while deadline is None or time.monotonic() < deadline:
            left = _SLICE if deadline is None else min(_SLICE, max(0.0, deadline - time.monotonic()))
            if self._ended.wait(left):
                return True
        return False

    @property
    def skipped(self) -> int:
        """Frames that a newer one replaced before they were looked at."""
        return self._slot.skipped

    def pin_punch(self, employee_id: str, pin: str) -> None:
        """Punch by number and PIN; the result comes as an event. Raises PinRefused, InputProblem or StorageProblem."""
        punch = self.site.clock.pin_punch(employee_id, pin)
        employee = self.site.employees.require(punch.employee_id)
        self._recorder.visits.seen(employee.id, punch.at)
        self._tell(PunchRecorded(punch, employee))

    def undo(self, punch_id: str) -> None:
        """The person takes the punch back: a correction voids it, the punch itself stays. Raises StorageProblem."""
        self.site.clock.undo(punch_id, by="kiosk", reason="undone at the kiosk")
        self._recorder.visits.forget(self.site.punches.get(punch_id).punch.employee_id)

    def change_direction(self, punch_id: str) -> Direction:
        """IN becomes OUT and the other way round, as a correction. Raises StorageProblem."""
        now = self.site.punches.get(punch_id).direction
        other = Direction.IN if now is Direction.OUT else Direction.OUT
        self.site.clock.change_direction(punch_id, other, by="kiosk", reason="changed at the kiosk")
        return other

    def portrait(self, employee_id: str) -> bytes | None:
        """The JPEG that was kept at enrolment, if any."""
        return self.site.portraits.get(employee_id)

    def _tell(self, event: KioskEvent) -> None:
        self._on_event(event)

    def _source_changed(self, state: SourceState, message: str) -> None:
        self._tell(SourceChanged(state, message))

    def _infer(self) -> None:
        try:
            step = build_step(self.site)
        except FaceClockError as problem:
            self._tell(PackMissing(str(problem)))
            self._ended.set()
            return
        recorder = self._recorder
        try:
            self.frames = run_inference(
                self._slot, step, recorder.take, recorder.trouble, self._on_result, self._stopping
            )
            recorder.finish(step.finish())
        finally:
            self._ended.set()
