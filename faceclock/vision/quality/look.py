"""The raw measures of one face in one picture."""

import math
from functools import cached_property

import cv2
import numpy as np
from numpy.typing import NDArray

from faceclock.domain.face import Face, Image
from faceclock.vision.alignment import Aligner
from faceclock.vision.quality.canonical import CanonicalFace, canonical_face
from faceclock.vision.quality.pose import Pose, estimate_pose
from faceclock.vision.quality.sharpness import sharpness

_SKIN = np.s_[30:100, 24:88]  # brows to chin, cheek to cheek of the aligned crop: little hair, no background
_CHIN = 1.7  # eyes' middle to chin, over eyes' middle to mouth: of the average face, five points have no chin
_LEVELS = np.arange(256) / 255


class Look:
    """Each measure is computed when it is first asked for, because a gate stops at the first refusal.

    Lengths are pixels, angles degrees, luminances linear and 0..1. Any of them may raise ImageProblem for
    landmarks that no face could have.
    """

    def __init__(self, image: Image, face: Face, aligner: Aligner | None = None, scale: float = 1.0) -> None:
        """An ``aligner`` shared with the recogniser saves the second crop of a frame; ``scale`` below 1 looks at
        light on fewer pixels."""
        self.image, self.face, self._scale = image, face, scale
        self.height, self.width = int(image.shape[0]), int(image.shape[1])
        self._aligner = aligner or Aligner()

    @cached_property
    def eyes_to_mouth(self) -> float:
        """From the eyes' middle to the mouth's: yaw leaves it alone."""
        points = self.face.landmarks
        return float(np.linalg.norm(points[3:].mean(axis=0) - points[:2].mean(axis=0)))

    @cached_property
    def span(self) -> float:
        """The longer of eye distance and eyes to mouth: about equal from the front, and one of them stays when
        the head turns, so that a near profile is not mistaken for a far face."""
        return max(self.face.eye_distance, self.eyes_to_mouth)

    @cached_property
    def share(self) -> float:
        """The larger share of the picture's width or height that the box takes."""
        return max(self.face.box[2] / self.width, self.face.box[3] / self.height)

    @cached_property
    def inside(self) -> float:
        """Share of the box that lies in the picture; 0 when a landmark lies outside."""
        points = self.face.landmarks
        if not ((points >= 0).all() and (points <= (self.width, self.height)).all()):
            return 0.0
        x, y, w, h = self.face.box
        across = min(x + w, self.width) - max(x, 0.0)
        down = min(y + h, self.height) - max(y, 0.0)
        return max(0.0, across) * max(0.0, down) / max(self.face.area, 1e-6)

    @cached_property
    def off_centre(self) -> float:
        """0 in the middle of the picture, 1 at its edge."""
        x, y = self.face.centre
        return 2 * max(abs(x / self.width - 0.5), abs(y / self.height - 0.5))

    @cached_property
    def pose(self) -> Pose:
        return estimate_pose(self.face.landmarks, self.width, self.height)

    @cached_property
    def inter_eye_distance(self) -> float:
        """As it would be from the front."""
        return self.face.eye_distance / max(1e-3, math.cos(math.radians(self.pose.yaw)))

    @cached_property
    def head_size(self) -> float:
        """Eyes' middle to chin, derived, over the picture's height."""
        return _CHIN * self.eyes_to_mouth / self.height

    @cached_property
    def _canonical(self) -> CanonicalFace:
        return canonical_face(self.image, self.face, self._scale)

    @cached_property
    def _histogram(self) -> NDArray[np.float64]:
        return self._canonical.face()

    @cached_property
    def luminance(self) -> float:
        """Mean over the face."""
        return float(self._histogram @ _LEVELS)

    @cached_property
    def highlights(self) -> float:
        """The luminance that the lightest tenth of the face exceeds: tells a dark room from one dark side."""
        return float(_LEVELS[min(255, int(np.searchsorted(np.cumsum(self._histogram), 0.9)))])

    @cached_property
    def variance(self) -> float:
        """Of the luminance over the face."""
        return float(self._histogram @ (_LEVELS - self.luminance) ** 2)

    @cached_property
    def dynamic_range(self) -> float:
        """Entropy of the luminance's histogram in bits."""
        present = self._histogram[self._histogram > 0]
        return float(-(present @ np.log2(present))) if len(present) else 0.0

    @cached_property
    def under_exposed(self) -> float:
        """Share of the face in the darkest tenth, 0..25 of 255."""
        return float(self._histogram[:26].sum())

    @cached_property
    def over_exposed(self) -> float:
        """Share of the face at 247..255 of 255."""
        return float(self._histogram[247:].sum())

    @cached_property
    def uniformity(self) -> float:
        """What the histograms of both cheeks share, 0..1."""
        return float(np.minimum(*self._canonical.cheeks()).sum())

    @cached_property
    def evenness(self) -> float:
        """Mean luminance of the darker half of the face over that of the lighter half."""
        darker, lighter = sorted(self._canonical.halves())
        return darker / lighter if lighter > 0 else 0.0

    @cached_property
    def sharpness(self) -> float:
        """See `sharpness.sharpness`; on the crop that the recogniser sees."""
        crop = self._aligner.crop(self.image, self.face)
        return sharpness(np.asarray(cv2.cvtColor(crop, cv2.COLOR_BGR2GRAY)[_SKIN], np.float32))
