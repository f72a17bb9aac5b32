"""The kiosk's engine: one thread reads the source, one runs the nets; listeners hear what happened."""

import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime

from faceclock.app.liveness import find_liveness, mode_for
from faceclock.app.recorder import Recorder
from faceclock.app.site import Site, pack_folders
from faceclock.app.stepping import build_step, profile_for
from faceclock.domain.errors import FaceClockError, PackProblem
from faceclock.domain.events import (
    Fault,
    FrameResult,
    KioskEvent,
    PackMissing,
    SourceChanged,
    SourceState,
)
from faceclock.domain.frame import Frame
from faceclock.domain.punch import Direction
from faceclock.pipeline.loop import run_inference
from faceclock.pipeline.pulse import Pulse
from faceclock.pipeline.reader import SourceReader
from faceclock.pipeline.slot import LatestSlot
from faceclock.settings.model import LivenessMode
from faceclock.vision.sources.opening import Reopener

OnResult = Callable[[FrameResult], None]
OnEvent = Callable[[KioskEvent], None]
OnFrame = Callable[[Frame], None]


_SLICE = 0.5
_RESTART_SECONDS = 2.0


class Kiosk:
    """Starts and stops the two threads. Listeners are called from them and must not block."""

    def __init__(
        self,
        site: Site,
        source: str,
        *,
        start: datetime | None = None,
        loop: bool = False,
        patient: bool = True,
        liveness: LivenessMode | None = None,
    ) -> None:
        """``loop``: a clip or the demo begins anew at its end. ``patient``: a camera that is not there yet is
        waited for; otherwise the session ends and says why. ``liveness``: None takes the settings' mode for
        cameras, and none for recordings."""
        self.site = site
        self._mode, self._profile = (
            mode_for(site, source, liveness),
            profile_for(source, site.settings.quality),
        )
        self.liveness = check_shown(site, self._mode)
        self._open, self._patient = Reopener(source, start=start, loop=loop), patient
        self._on_result: OnResult = lambda result: None
        self._on_event: OnEvent = lambda event: None
        self._slot: LatestSlot[Frame] = LatestSlot()
        self._stopping = threading.Event()
        self._ended = threading.Event()
        self._pulse = Pulse()
        self._inference = self._new_inference()
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
    def alive(self) -> bool:
        """Whether both loops turn, or have ended as they should."""
        return self._pulse.alive and (self._reader is None or self._reader.pulse.alive)

    @property
    def skipped(self) -> int:
        """Frames that a newer one replaced before they were looked at."""
        return self._slot.skipped

    def pin_punch(self, employee_id: str, pin: str) -> None:
        """Punch by number and PIN; the result comes as an event. Raises PinRefused, InputProblem or StorageProblem."""
        people = self.site.employees
        employee = people.get(people.number_meant(employee_id))  # before the punch: after it nothing may fail
        recorded = self.site.clock.pin_punch(employee_id, pin)
        assert employee is not None
        self._recorder.announce(recorded, employee)

    def undo(self, punch_id: str) -> None:
        """The person takes the punch back: a correction voids it, the punch itself stays. Raises StorageProblem."""
        employee_id = self.site.punches.get(punch_id).punch.employee_id
        self.site.clock.undo(punch_id, by="kiosk", reason="undone at the kiosk")
        self._recorder.undone(employee_id)

    def change_direction(self, punch_id: str) -> Direction:
        """OUT becomes IN and everything else OUT, as a correction. Raises StorageProblem."""
        with self.site.database.transaction():  # so that two quick taps change it twice
            now = self.site.punches.get(punch_id).direction
            other = Direction.IN if now is Direction.OUT else Direction.OUT
            self.site.clock.change_direction(punch_id, other, by="kiosk", reason="changed at the kiosk")
        return other

    def choose_direction(self, punch_id: str, direction: Direction) -> Direction:
        """What the person said when asked: a correction, also where it names what was predicted, since an answer
        teaches more than a guess. Raises StorageProblem."""
        self.site.clock.change_direction(punch_id, direction, by="kiosk", reason="answered at the kiosk")
        return direction

    def portrait(self, employee_id: str) -> bytes | None:
        """The JPEG that was kept at enrolment, if any."""
        return self.site.portraits.get(employee_id)

    def _tell(self, event: KioskEvent) -> None:
        self._on_event(event)

    def _source_changed(self, state: SourceState, message: str) -> None:
        self._tell(SourceChanged(state, message))

    def _new_inference(self) -> threading.Thread:
        return threading.Thread(target=self._infer, name="inference", daemon=True)

    def _infer(self) -> None:
        """Ends with the source. A bug on the way goes to the log by the thread's own hook, is told, and does
        not leave a kiosk that looks healthy and recognises nobody."""
        sound = False
        try:
            self._recognise()
            sound = True
        finally:
            if sound or self._stopping.is_set():
                self._pulse.rest()
                self._ended.set()
            else:
                self._break_down()

    def _recognise(self) -> None:
        try:
            step = build_step(self.site, self._mode, profile=self._profile)
            self.site.clock.prepare()
        except FaceClockError as problem:
            self._tell(PackMissing(str(problem)))
            return
        recorder = self._recorder
        self.frames += run_inference(
            self._slot,
            step,
            recorder.take,
            recorder.trouble,
            self._on_result,
            self._stopping,
            self._pulse.beat,
        )
        recorder.finish(step.finish())

    def _break_down(self) -> None:
        """Tell; a kiosk on the wall begins anew after a pause, another session ends."""
        self._tell(Fault(datetime.now(UTC), "FaceClock met an error of its own; it is in the log."))
        if not self._patient or self._stopping.wait(_RESTART_SECONDS):
            self._ended.set()
            return
        self._inference = self._new_inference()
        self._inference.start()


def check_shown(site: Site, mode: LivenessMode) -> str:
    """Which live check the window names: "turns" where everybody is asked for them because there is no net that
    could be unsure, else the mode."""
    if mode is not LivenessMode.AUTO:
        return mode.value
    try:
        folder = find_liveness(site.settings.liveness.pack, pack_folders(site.data), site.pack_folder)
    except PackProblem:  # it is told when the nets are loaded
        return mode.value
    return mode.value if folder else "turns"
