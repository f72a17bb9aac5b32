"""Is this face, in this frame, good enough to be compared?"""

from collections.abc import Callable, Iterator

from faceclock.domain.errors import ImageProblem
from faceclock.domain.face import Face, Image
from faceclock.domain.reasons import Reason
from faceclock.vision.alignment import Aligner
from faceclock.vision.quality.look import Look
from faceclock.vision.quality.policy import CHECK_IN, QualityPolicy

Fault = Callable[[Look, QualityPolicy], bool]


def _side(look: Look) -> float:
    return min(look.face.box[2:])


def _turned(look: Look, limit: QualityPolicy) -> bool:
    if look.lean > limit.max_roll:
        return True
    pose = look.pose
    return (
        abs(pose.yaw) > limit.max_yaw or abs(pose.pitch) > limit.max_pitch or abs(pose.roll) > limit.max_roll
    )


def _dark(look: Look, limit: QualityPolicy) -> bool:
    """The whole picture is only asked where the face is not light by itself: where it is, the picture is, too."""
    dim = look.highlights < limit.min_scene and look.scene < limit.min_scene
    return dim or look.highlights < limit.min_highlights


# In the order in which a person mends them; the cheap ones come first.
_FAULTS: tuple[tuple[Reason, Fault], ...] = (
    (Reason.TOO_SMALL, lambda look, limit: look.span < limit.min_span or _side(look) < limit.min_side),
    (Reason.TOO_LARGE, lambda look, limit: look.share > limit.max_share),
    (Reason.CUT_OFF, lambda look, limit: look.inside < limit.min_inside or look.margin < limit.min_margin),
    (Reason.OFF_CENTRE, lambda look, limit: look.off_centre > limit.max_off_centre),
    (Reason.TURNED, _turned),
    (Reason.UNEVEN_LIGHT, lambda look, limit: look.evenness < limit.min_evenness),
    (Reason.TOO_DARK, _dark),
    (Reason.MOUTH_COVERED, lambda look, limit: look.mouth_paleness > limit.max_mouth_paleness),
    (Reason.DARK_GLASSES, lambda look, limit: look.eye_darkness > limit.max_eye_darkness),
    (Reason.TOO_BRIGHT, lambda look, limit: look.clipped > limit.max_clipped),
    (Reason.LOW_CONTRAST, lambda look, limit: look.contrast < limit.min_contrast),
    (Reason.BLURRED, lambda look, limit: look.sharpness < limit.min_sharpness),
)


class CheckInGate:
    """Judges a face by one policy. An ``aligner`` shared with the recogniser saves the second crop of a frame."""

    def __init__(self, policy: QualityPolicy = CHECK_IN, aligner: Aligner | None = None) -> None:
        self._policy = policy
        self._aligner = aligner or Aligner()

    def check(self, image: Image, face: Face) -> Reason | None:
        """None when the face is good enough, else the first fault in the order in which a person mends them."""
        return next(faults(Look(image, face, self._aligner), self._policy), None)


def faults(look: Look, policy: QualityPolicy) -> Iterator[Reason]:
    """Everything that is wrong with the face; of one with landmarks that no face could have, that alone, and of one
    that no head fits, that after what was found before."""
    if not look.sound:
        yield Reason.BAD_LANDMARKS
        return
    try:
        yield from (reason for reason, found in _FAULTS if found(look, policy))
    except ImageProblem:
        yield Reason.BAD_LANDMARKS
