"""What a camera sees, judged a few times a second: for the enrolment wizard, self-tests and quality previews."""

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial

from faceclock.app.site import Site
from faceclock.domain.errors import ImageProblem, PackProblem
from faceclock.domain.events import SourceState
from faceclock.domain.face import Face
from faceclock.domain.frame import Frame
from faceclock.domain.reasons import Reason
from faceclock.pipeline.head import Angles, HeadFollower
from faceclock.pipeline.primary import choose_primary, others_close
from faceclock.pipeline.reader import SourceReader
from faceclock.pipeline.slot import LatestSlot
from faceclock.vision.packs.loading import Pack
from faceclock.vision.quality.assessment import Measured, assess
from faceclock.vision.quality.policy import DEMO, ENROLMENT, QualityPolicy
from faceclock.vision.quality.pose import Pose, estimate_pose
from faceclock.vision.sources.opening import Reopener

RATE = 10.0  # frames a second that are judged; the preview shows all of them
_GONE = 3  # frames without a face after which somebody else may come


@dataclass(frozen=True, eq=False)
class Judged:
    """One frame: all ``faces``, the one that counts, and what is wrong with it (first to mend first; none: good).

    ``quality`` is 0..100 and ``measures`` are those of `vision.quality`; ``pose`` is of the five landmarks,
    ``turned`` since `CameraWatch.begin_turns`, None before and when the head was lost since. ``problem`` is
    a sentence when no face can be looked for at all.
    """

    frame: Frame
    faces: tuple[Face, ...] = ()
    face: Face | None = None
    reasons: tuple[Reason, ...] = (Reason.NO_FACE,)
    quality: float = 0.0
    measures: Mapping[str, Measured] = field(default_factory=dict)
    pose: Pose | None = None
    turned: Angles | None = None
    problem: str = ""

    @property
    def good(self) -> bool:
        return not self.reasons


OnJudged = Callable[[Judged], None]
OnState = Callable[[SourceState, str], None]
OnFrame = Callable[[Frame], None]


class Judge:
    """One frame after the other, in their order."""

    def __init__(self, pack: Pack, policy: QualityPolicy) -> None:
        self._detector, self.policy = pack.detector, policy
        self.begin_turns = threading.Event()  # set by whoever knows that the head looks straight now
        self._head, self._missed = HeadFollower(), 0

    def judge(self, frame: Frame) -> Judged:
        faces = tuple(self._detector.detect(frame.image))
        height, width = frame.image.shape[:2]
        face = choose_primary(faces, width, height)
        if face is None:
            self._miss()
            return Judged(frame)
        self._missed = 0
        return self._of(frame, faces, face)

    def _of(self, frame: Frame, faces: tuple[Face, ...], face: Face) -> Judged:
        try:
            return self._measured(frame, faces, face)
        except ImageProblem:
            return Judged(frame, faces, face, (Reason.BAD_LANDMARKS,))

    def _measured(self, frame: Frame, faces: tuple[Face, ...], face: Face) -> Judged:
        found = assess(frame.image, face, faces, self.policy)
        crowd = (Reason.SEVERAL_FACES,) if others_close(faces, face) else ()
        reasons = crowd + found.reasons
        if Reason.BAD_LANDMARKS in reasons:
            return Judged(frame, faces, face, reasons)
        pose = estimate_pose(face.landmarks, frame.image.shape[1], frame.image.shape[0])
        begin = not reasons and self.begin_turns.is_set()
        turned = self._head.see(frame.image, face, begin=begin, good=not reasons)
        if begin and turned is not None:
            self.begin_turns.clear()
        return Judged(frame, faces, face, reasons, found.unified, found.measures, pose, turned)

    def _miss(self) -> None:
        self._missed += 1
        if self._missed >= _GONE:
            self._head.forget()


class CameraWatch:
    """Reads one source and judges its newest frame ``RATE`` times a second, until stopped.

    A camera that is lost is tried again for ever, a recording begins anew at its end. Listeners are called from
    two threads and must not block; none is called once `stop` has returned.
    """

    def __init__(self, site: Site, source: str = "", policy: QualityPolicy | None = None) -> None:
        """``source`` as in the settings, which are taken where it is empty; ``policy``: None asks what enrolment
        asks, and less of the demo's people."""
        self._site, self._source = site, source or site.settings.kiosk.source
        self._policy = policy or (DEMO if self._source == "demo" else ENROLMENT)
        self._slot: LatestSlot[Frame] = LatestSlot()
        self._judge: Judge | None = None
        self._stopping, self._lock = threading.Event(), threading.Lock()
        self._on_judged: OnJudged = lambda judged: None
        self._on_state: OnState = lambda state, message: None
        self._on_frame: OnFrame = lambda frame: None
        self._reader = SourceReader(
            Reopener(self._source, loop=True), self._slot, self._tell_state, self._tell_frame
        )
        self._thread = threading.Thread(target=self._run, name="camera-judge", daemon=True)

    def listen(self, on_judged: OnJudged, on_state: OnState, on_frame: OnFrame) -> None:
        """Set the listeners; before `start`."""
        self._on_judged, self._on_state, self._on_frame = on_judged, on_state, on_frame

    def start(self) -> None:
        self._reader.start()
        self._thread.start()

    def judge_by(self, policy: QualityPolicy) -> None:
        """Ask otherwise from the next frame on."""
        self._policy = policy
        if self._judge is not None:
            self._judge.policy = policy

    def begin_turns(self) -> None:
        """The head looks straight now: how far it turns is told from the next good frame on."""
        if self._judge is not None:
            self._judge.begin_turns.set()

    def hush(self) -> None:
        """From now on no listener is called; returns at once."""
        with self._lock:
            self._stopping.set()

    def stop(self) -> None:
        """Blocks for seconds at most, where a camera's driver does; call it from a worker."""
        self.hush()
        self._slot.close()
        if self._thread.ident is not None:
            self._reader.stop()
            self._thread.join(2.0)

    def _run(self) -> None:
        try:
            self._judge = judge = Judge(self._site.pack, self._policy)
        except PackProblem as problem:
            self._judge_each(partial(_unjudged, str(problem)))
            return
        judge.policy = self._policy  # it may have changed while the pack was loaded
        self._judge_each(judge.judge)

    def _judge_each(self, judge: Callable[[Frame], Judged]) -> None:
        while not self._stopping.is_set() and not self._slot.closed:
            frame = self._slot.take(timeout=0.25)
            if frame is None:
                continue
            began = time.monotonic()
            judged = judge(frame)
            with self._lock:
                if not self._stopping.is_set():
                    self._on_judged(judged)
            self._stopping.wait(max(0.0, 1 / RATE - (time.monotonic() - began)))

    def _tell_state(self, state: SourceState, message: str) -> None:
        with self._lock:
            if not self._stopping.is_set():
                self._on_state(state, message)

    def _tell_frame(self, frame: Frame) -> None:
        with self._lock:
            if not self._stopping.is_set():
                self._on_frame(frame)


def _unjudged(problem: str, frame: Frame) -> Judged:
    return Judged(frame, reasons=(Reason.NO_MODEL,), problem=problem)
