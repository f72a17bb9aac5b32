"""Everything that is measured of a face, with raw values and scores: for photographs, reports and evaluations."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from faceclock.domain.errors import ImageProblem
from faceclock.domain.face import Face, Image
from faceclock.domain.reasons import Reason
from faceclock.vision.quality import formulas
from faceclock.vision.quality.gate import faults
from faceclock.vision.quality.look import Look
from faceclock.vision.quality.policy import QualityPolicy


@dataclass(frozen=True)
class Measured:
    """A raw value, in the measure's own unit, and its score 0..100."""

    raw: float
    score: int


@dataclass(frozen=True)
class Assessment:
    """``reasons`` are all that refuse the face, the first to mend first; ``unified`` is 0..100."""

    reasons: tuple[Reason, ...]
    measures: Mapping[str, Measured]
    unified: int

    @property
    def accepted(self) -> bool:
        return not self.reasons


_SURE = 0.95  # what detectors give a good face

# name: raw value of a look, its score
_MEASURES: dict[str, tuple[Callable[[Look], float], Callable[[float], float]]] = {
    "inter_eye_distance": (lambda look: look.inter_eye_distance, formulas.inter_eye_distance),
    "head_size": (lambda look: look.head_size, formulas.head_size),
    "yaw": (lambda look: look.pose.yaw, formulas.angle),
    "pitch": (lambda look: look.pose.pitch, formulas.angle),
    "roll": (lambda look: look.pose.roll, formulas.angle),
    "luminance_mean": (lambda look: look.luminance, formulas.luminance_mean),
    "luminance_variance": (lambda look: look.variance, formulas.luminance_variance),
    "dynamic_range": (lambda look: look.dynamic_range, formulas.dynamic_range),
    "under_exposure": (lambda look: look.under_exposed, formulas.under_exposure),
    "over_exposure": (lambda look: look.over_exposed, formulas.over_exposure),
    "illumination_uniformity": (lambda look: look.uniformity, formulas.illumination_uniformity),
    "sharpness": (lambda look: look.sharpness, formulas.sharpness),
    "eye_darkness": (lambda look: look.eye_darkness, formulas.eye_darkness),
    "mouth_paleness": (lambda look: look.mouth_paleness, formulas.mouth_paleness),
    "mouth_edges": (lambda look: look.mouth_edges, formulas.mouth_edges),
}


def assess(image: Image, face: Face, faces: Sequence[Face], policy: QualityPolicy) -> Assessment:
    """Measure ``face``, one of ``faces`` of the picture. With BAD_LANDMARKS there are no measures but that of the
    single face."""
    look = Look(image, face)
    single, reasons = _single_face(face, faces), tuple(faults(look, policy))
    if Reason.BAD_LANDMARKS in reasons:
        return Assessment(reasons, {"single_face": single}, 0)
    try:
        measures = {name: _measured(take(look), score) for name, (take, score) in _MEASURES.items()}
        overall = formulas.rounded(unified(look))
    except (
        ImageProblem
    ):  # no head fits; the gate does not get as far with a face that leans by more than it lets in
        return Assessment((*reasons, Reason.BAD_LANDMARKS), {"single_face": single}, 0)
    return Assessment(reasons, {**measures, "single_face": single}, overall)


def unified(look: Look) -> float:
    """One number for comparisons, 0..100: the detector's confidence, which falls with everything that a face can
    suffer, sharpened by pose, sharpness and light. Raises ImageProblem for degenerate landmarks.

    On 315 pairs of lfw-dev of which a fifth of the pictures was spoilt (blurred, dark, turned), discarding the
    worst tenth left 54 % of the misses; without the confidence 69 %, without the others 52 % (but of 30 % more).
    """
    pose = formulas.angle(look.pose.yaw) * formulas.angle(look.pose.pitch) / 1e4
    light = formulas.sigmoid(look.highlights, 0.1, 0.05)
    seen = math.pow(pose * light * formulas.sharpness(look.sharpness) / 100, 0.25)
    return 100 * seen * math.pow(min(1.0, max(0.0, look.face.score) / _SURE), 16)


def _single_face(face: Face, faces: Sequence[Face]) -> Measured:
    others = [other.area for other in faces if other is not face]
    ratio = min(1.0, max(others, default=0.0) / max(face.area, 1e-6))
    return _measured(ratio, formulas.single_face)


def _measured(raw: float, score: Callable[[float], float]) -> Measured:
    return Measured(raw, formulas.rounded(score(raw)))
