"""Is this face, in this frame, good enough to be compared?"""

from collections.abc import Callable, Iterator

from faceclock.domain.face import Face, Image
from faceclock.domain.reasons import Reason
from faceclock.vision.alignment import Aligner
from faceclock.vision.quality.look import Look
from faceclock.vision.quality.policy import CHECK_IN, QualityPolicy

_QUICK = 0.25  # the scale at which a frame's light is measured
Fault = Callable[[Look, QualityPolicy], bool]


def _side(look: Look) -> float:
    return min(look.face.box[2:])


def _turned(look: Look, limit: QualityPolicy) -> bool:
    pose = look.pose
    return (
        abs(pose.yaw) > limit.max_yaw or abs(pose.pitch) > limit.max_pitch or abs(pose.roll) > limit.max_roll
    )


# In the order in which a person mends them; the cheap ones come first.
_FAULTS: tuple[tuple[Reason, Fault], ...] = (
    (Reason.TOO_SMALL, lambda look, limit: look.span < limit.min_span or _side(look) < limit.min_side),
    (Reason.TOO_LARGE, lambda look, limit: look.share > limit.max_share),
    (Reason.CUT_OFF, lambda look, limit: look.inside < limit.min_inside),
    (Reason.OFF_CENTRE, lambda look, limit: look.off_centre > limit.max_off_centre),
    (Reason.TURNED, _turned),
    (Reason.TOO_DARK, lambda look, limit: look.highlights < limit.min_highlights),
    (Reason.TOO_BRIGHT, lambda look, limit: look.over_exposed > limit.max_over_exposed),
    (Reason.UNEVEN_LIGHT, lambda look, limit: look.evenness < limit.min_evenness),
    (Reason.LOW_CONTRAST, lambda look, limit: look.dynamic_range < limit.min_dynamic_range),
    (Reason.BLURRED, lambda look, limit: look.sharpness < limit.min_sharpness),
)


class CheckInGate:
    """Judges a face by one policy. An ``aligner`` shared with the recogniser saves the second crop of a frame."""

    def __init__(self, policy: QualityPolicy = CHECK_IN, aligner: Aligner | None = None) -> None:
        self._policy = policy
        self._aligner = aligner or Aligner()

    def check(self, image: Image, face: Face) -> Reason | None:
        """None when the face is good enough, else the first fault in the order in which a person mends them.

        Raises ImageProblem for degenerate landmarks.
        """
        return next(faults(Look(image, face, self._aligner, _QUICK), self._policy), None)


def faults(look: Look, policy: QualityPolicy) -> Iterator[Reason]:
    """Everything that is wrong with the face. Raises ImageProblem for degenerate landmarks."""
    return (reason for reason, found in _FAULTS if found(look, policy))
