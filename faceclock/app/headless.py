"""The kiosk without a window: one JSON object an event."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from faceclock.app.announcing import Json, event_as_json, instant
from faceclock.app.kiosk import Kiosk
from faceclock.app.liveness import mode_for
from faceclock.app.recorder import Recorder
from faceclock.app.site import Site
from faceclock.app.stepping import build_step, profile_for
from faceclock.domain.challenge import Turn
from faceclock.domain.errors import (
    EnvironmentProblem,
    FaceClockError,
    PackProblem,
    SourceProblem,
    StorageProblem,
)
from faceclock.domain.events import (
    Fault,
    FrameResult,
    KioskEvent,
    NotRecorded,
    PackMissing,
    SourceChanged,
    SourceState,
)
from faceclock.domain.frame import Frame
from faceclock.pipeline.reader import frames_of
from faceclock.pipeline.step import CheckInStep
from faceclock.settings.model import LivenessMode
from faceclock.vision.sources.opening import open_source

Emit = Callable[[Json], None]


class _Voice:
    """Passes events on, and remembers the last fault so that the command can fail with it."""

    def __init__(self, emit: Emit) -> None:
        self._emit = emit
        self.fault: Exception | None = None
        self.frames = self.skipped = 0
        self._asked: Turn | None = None

    def hear(self, event: KioskEvent) -> None:
        self._emit(event_as_json(event))
        match event:
            case NotRecorded(message=message):
                self.fault = StorageProblem(message)
            case PackMissing(message=message):
                self.fault = PackProblem(message)
            case Fault(message=message):
                self.fault = EnvironmentProblem(message)
            case SourceChanged(state=SourceState.ENDED, message=message) if message:
                self.fault = SourceProblem(message)

    def see(self, result: FrameResult) -> None:
        """Whoever shows a session without our window shows which head turn is asked for."""
        turn = result.challenge.turn if result.challenge else None
        if turn != self._asked:
            self._asked = turn
            if turn is not None:
                self._emit({"event": "challenge", "turn": turn.value, "at": instant(result.frame.at)})

    @contextmanager
    def to_the_end(self) -> Iterator[None]:
        """Whatever happens meanwhile, the last line comes; `complain` then says what it was."""
        try:
            yield
        except PackProblem as problem:
            self.hear(PackMissing(str(problem)))
        except FaceClockError as problem:
            self.fault = problem
        finally:
            self._emit({"event": "end", "frames": self.frames, "skipped": self.skipped})

    def complain(self) -> None:
        """Raise what went wrong last, if anything."""
        if self.fault:
            raise self.fault


def tell_unable(emit: Emit, problem: FaceClockError) -> None:
    """A session that cannot even begin: its lines all the same. Raises ``problem``."""
    voice = _Voice(emit)
    with voice.to_the_end():
        raise problem
    voice.complain()


def run_fast(
    site: Site,
    source: str,
    emit: Emit,
    start: datetime | None = None,
    liveness: LivenessMode | None = None,
) -> None:
    """Every frame, as fast as the machine can; the clock is the clip's own. ``liveness`` as for `Kiosk`.

    Raises FaceClockError at the end when the clip was broken or a punch could not be stored.
    """
    voice = _Voice(emit)
    with voice.to_the_end():
        mode = mode_for(site, source, liveness)
        step, recorder = (
            build_step(site, mode, profile=profile_for(source, site.settings.quality)),
            Recorder(site, voice.hear),
        )
        _look_through(source, start, step, recorder, voice)
    voice.complain()


def _look_through(
    source: str, start: datetime | None, step: CheckInStep, recorder: Recorder, voice: _Voice
) -> None:
    opened = open_source(source, start=start)
    try:
        for frame in frames_of(opened):
            voice.frames += 1
            _take(step, frame, recorder, voice)
    except SourceProblem as problem:  # of what was seen until then all is said
        voice.fault = problem
    finally:
        voice.skipped = getattr(
            opened, "skipped", 0
        )  # damaged frames, where the kind of source knows of them
        opened.close()
    recorder.finish(step.finish())


def _take(step: CheckInStep, frame: Frame, recorder: Recorder, voice: _Voice) -> None:
    try:
        result = step.process(frame)
        recorder.take(result)
        voice.see(result.result)
    except FaceClockError as problem:
        recorder.trouble(frame.at, problem)


def run_live(
    site: Site,
    source: str,
    emit: Emit,
    start: datetime | None = None,
    seconds: float | None = None,
    liveness: LivenessMode | None = None,
    *,
    loop: bool = False,
) -> None:
    """At the source's own pace, through the same threads as the window; ``loop`` as for `Kiosk`.

    Raises FaceClockError like `run_fast`.
    """
    voice = _Voice(emit)
    with voice.to_the_end():
        kiosk = Kiosk(site, source, start=start, loop=loop, patient=False, liveness=liveness)
        kiosk.listen(voice.see, voice.hear)
        kiosk.start()
        try:
            kiosk.wait(seconds)
        finally:
            kiosk.stop()
            voice.frames, voice.skipped = kiosk.frames, kiosk.skipped
    voice.complain()
