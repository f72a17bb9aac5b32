"""What the live check adds to a frame: beside the same frame without it, and beside the bare nets that it runs.

A visitor of the demo is on the roll. The frame without a check is the one that recognises; those with one follow it.
"""

from collections.abc import Callable
from itertools import chain
from statistics import median
from typing import Any

import cv2
import numpy as np

from faceclock.app.announcing import Json
from faceclock.app.bench_frame import bare_nets, crowd, near_frames, runner, timed
from faceclock.app.bench_row import Row
from faceclock.app.liveness import find_liveness, liveness_nets
from faceclock.app.site import Site, pack_folders
from faceclock.domain.face import FloatArray
from faceclock.domain.frame import Frame
from faceclock.matching.decision import Matcher
from faceclock.pipeline.liveness.guard import Guard, GuardPolicy
from faceclock.pipeline.liveness.modes import Asking, Plan
from faceclock.pipeline.liveness.passive import LivenessNet
from faceclock.pipeline.step import CheckInStep, StepPolicy
from faceclock.vision.packs.manifest import read_manifest
from faceclock.vision.packs.manifest_liveness import LivenessNetSpec
from faceclock.vision.quality.gate import CheckInGate
from faceclock.vision.quality.policy import DEMO
from faceclock.vision.sessions import open_session

_WARM_UP = 3
_RECOGNISED = 3  # frames until somebody is
_TURNING = slice(4, 12)  # frames of a challenge: two of them look at who it is, as every 0.25 s
_ANYBODY = -1.0  # the frames are of one visit


def bench_liveness(site: Site, rounds: int) -> list[Json]:
    """Median milliseconds over ``rounds``. Raises PackProblem without a usable pack."""
    visit, nets = _Visit(site), liveness_nets(site)
    bare = _bare(site, visit.frames[0]) if nets else None
    names = ["without", "turns", *(["passive", "bare"] if nets else [])]
    taken: dict[str, list[float]] = {name: [] for name in names}
    for number in range(_WARM_UP + rounds):
        taken["without"].append(visit.without(number))
        taken["turns"].append(visit.turns(number))
        if nets and bare:
            taken["passive"].append(visit.passive(number, nets))
            taken["bare"].append(timed(bare))
    medians = {name: 1000 * median(times[_WARM_UP:]) for name, times in taken.items()}
    return [row.as_json() for row in _rows(medians)]


def _rows(medians: dict[str, float]) -> list[Row]:
    without, peer = medians["without"], "the frame that recognises, without a live check"
    rows = [Row("frame of head turns", medians["turns"], "ms", without, 1.15, peer)]
    if "passive" in medians:
        passive = medians["passive"]
        rows.append(Row("frame with the liveness net", passive, "ms", without, None, peer))
        bare = "the bare detector, recogniser and liveness nets"
        rows.append(Row("frame with the liveness net, bare nets", passive, "ms", medians["bare"], 1.15, bare))
    return rows


class _Visit:
    """One person who stands before the kiosk, again and again."""

    def __init__(self, site: Site) -> None:
        self._pack, self.frames = site.pack, near_frames()
        gallery, image = crowd(self._pack), self.frames[0].image
        face = self._pack.detector.detect(image)[0]
        gallery.add_rows(self._pack.recogniser.embed(image, face).vector[None], ["somebody"])
        wanted = site.settings.recognition
        self._matcher = Matcher(gallery, self._pack.calibration, wanted.fpir, wanted.fmr, wanted.margin)
        self._gate = CheckInGate(DEMO, self._pack.recogniser.aligner)

    def without(self, number: int) -> float:
        step = self._step(None)
        return self._mean(step, number, slice(_RECOGNISED - 1, _RECOGNISED))

    def passive(self, number: int, nets: LivenessNet) -> float:
        guard = self._guard(Plan(passive=True, active=Asking.NEVER), nets)
        return self._mean(self._step(guard), number, slice(_RECOGNISED, _RECOGNISED + 1))

    def turns(self, number: int) -> float:
        guard = self._guard(Plan(passive=False, active=Asking.ALWAYS), None)
        return self._mean(self._step(guard), number, _TURNING)

    def _guard(self, plan: Plan, nets: LivenessNet | None) -> Guard:
        return Guard(plan, nets, self._pack.recogniser, GuardPolicy(_ANYBODY))

    def _step(self, guard: Guard | None) -> CheckInStep:
        policy = StepPolicy(_ANYBODY)
        return CheckInStep(
            self._pack.detector, self._gate, self._pack.recogniser, self._matcher, policy, guard
        )

    def _mean(self, step: CheckInStep, number: int, of: slice) -> float:
        """Seconds of one of the frames at ``of``; the visit begins at another frame with each ``number``."""
        first = number % (len(self.frames) - _TURNING.stop)
        frames = self.frames[first : first + of.stop]
        for frame in frames[: of.start]:
            step.process(frame)
        return timed(lambda: [step.process(frame) for frame in frames[of]]) / len(frames[of])


def _bare(site: Site, frame: Frame) -> Callable[[], object]:
    """Each net of such a frame once, on inputs that lie ready."""
    ours, runners = bare_nets(site, frame.image), _bare_liveness(site, frame)
    return lambda: list(chain([ours([frame])], (run() for run in runners)))


def _bare_liveness(site: Site, frame: Frame) -> list[Callable[[], object]]:
    """On the frame itself: how long such a net takes hangs on what it sees."""
    folder = find_liveness(site.settings.liveness.pack, pack_folders(site.data), site.pack_folder)
    spec = read_manifest(folder).liveness if folder else None
    if folder is None or spec is None:
        return []
    threads = site.settings.recognition.threads
    nets: list[tuple[Any, LivenessNetSpec]] = [
        (open_session(folder / net.file, threads), net) for net in spec.nets
    ]
    return [runner(session, _blob(frame, net)) for session, net in nets]


def _blob(frame: Frame, net: LivenessNetSpec) -> FloatArray:
    size = (net.size, net.size)
    return np.asarray(cv2.dnn.blobFromImage(frame.image, 1 / net.divisor, size, swapRB=True), np.float32)
