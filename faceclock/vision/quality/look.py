"""The raw measures of one face in one picture."""

import math
from functools import cached_property

import cv2
import numpy as np
from numpy.typing import NDArray

from faceclock.domain.face import Face, Image
from faceclock.vision.alignment import Aligner
from faceclock.vision.quality import covering
from faceclock.vision.quality.canonical import CanonicalFace, canonical_face
from faceclock.vision.quality.crop import CropLight, known_part
from faceclock.vision.quality.luminance import luminance
from faceclock.vision.quality.pose import Pose, estimate_pose, form_a_face
from faceclock.vision.quality.sharpness import sharpness

_SKIN = np.s_[30:100, 24:88]  # brows to chin, cheek to cheek of the aligned crop: little hair, no background
_CHIN = 1.7  # eyes' middle to chin, over eyes' middle to mouth: of the average face, five points have no chin
_LEVELS = np.arange(256) / 255
_SCENE = 48  # columns of the picture that tell its light


class Look:
    """Each measure is computed when it is asked for, because a gate stops at the first refusal; what several are made
    of is kept.

    Lengths are pixels, angles degrees, luminances linear and 0..1. Any of them may raise ImageProblem for
    landmarks that no face could have.
    """

    def __init__(self, image: Image, face: Face, aligner: Aligner | None = None) -> None:
        """An ``aligner`` shared with the recogniser saves the second crop of a frame."""
        self.image, self.face = image, face
        self.height, self.width = int(image.shape[0]), int(image.shape[1])
        self._aligner = aligner or Aligner()

    @property
    def sound(self) -> bool:
        """Numbers throughout, and landmarks that are neither one point nor one line: nothing else here may be
        asked for otherwise."""
        return all(map(math.isfinite, self.face.box)) and form_a_face(self.face.landmarks)

    @cached_property
    def _points(self) -> list[list[float]]:
        points: list[list[float]] = self.face.landmarks.tolist()
        return points

    @cached_property
    def eyes_to_mouth(self) -> float:
        """From the eyes' middle to the mouth's: yaw leaves it alone."""
        (ax, ay), (bx, by), _, (cx, cy), (dx, dy) = self._points
        return math.hypot(cx + dx - ax - bx, cy + dy - ay - by) / 2

    @cached_property
    def span(self) -> float:
        """The longer of eye distance and eyes to mouth: about equal from the front, and one of them stays when
        the head turns, so that a near profile is not mistaken for a far face."""
        return max(math.dist(*self._points[:2]), self.eyes_to_mouth)

    @property
    def share(self) -> float:
        """The larger share of the picture's width or height that the box takes."""
        return max(self.face.box[2] / self.width, self.face.box[3] / self.height)

    @property
    def inside(self) -> float:
        """Share of the box that lies in the picture."""
        x, y, w, h = self.face.box
        across = min(x + w, self.width) - max(x, 0.0)
        down = min(y + h, self.height) - max(y, 0.0)
        return max(0.0, across) * max(0.0, down) / max(self.face.area, 1e-6)

    @property
    def margin(self) -> float:
        """From the landmarks to the picture's nearest edge, in spans; below 0 outside. Of a face that the edge cuts a
        detector draws the box, and guesses the landmarks, inside of what is left."""
        across, down = zip(*self._points, strict=True)
        nearest = min(*across, *down, self.width - max(across), self.height - max(down))
        return float(nearest / max(self.span, 1e-6))

    @property
    def off_centre(self) -> float:
        """0 in the middle of the picture, 1 at its edge."""
        x, y = self.face.centre
        return 2 * max(abs(x / self.width - 0.5), abs(y / self.height - 0.5))

    @cached_property
    def pose(self) -> Pose:
        return estimate_pose(self.face.landmarks, self.width, self.height)

    @property
    def lean(self) -> float:
        """Degrees in the picture by which eyes, mouth, or what joins them lean, whichever most. Detectors follow a
        head that leans by 35 with the one or the other, and often with both by no more than 20."""
        (ax, ay), (bx, by), _, (cx, cy), (dx, dy) = self._points
        eyes, mouth = math.atan2(by - ay, bx - ax), math.atan2(dy - cy, dx - cx)
        down = math.atan2(ax + bx - cx - dx, cy + dy - ay - by)
        return math.degrees(max(abs(eyes), abs(mouth), abs(down)))

    @property
    def inter_eye_distance(self) -> float:
        """As it would be from the front."""
        return self.face.eye_distance / max(1e-3, math.cos(math.radians(self.pose.yaw)))

    @property
    def head_size(self) -> float:
        """Eyes' middle to chin, derived, over the picture's height."""
        return _CHIN * self.eyes_to_mouth / self.height

    @cached_property
    def _canonical(self) -> CanonicalFace:
        return canonical_face(self.image, self.face)

    @cached_property
    def _histogram(self) -> NDArray[np.float64]:
        return self._canonical.face()

    @cached_property
    def luminance(self) -> float:
        """Mean over the face."""
        return float(self._histogram @ _LEVELS)

    @property
    def variance(self) -> float:
        """Of the luminance over the face."""
        return float(self._histogram @ (_LEVELS - self.luminance) ** 2)

    @property
    def dynamic_range(self) -> float:
        """Entropy of the luminance's histogram in bits."""
        return _entropy(self._histogram)

    @property
    def under_exposed(self) -> float:
        """Share of the face in the darkest tenth, 0..25 of 255."""
        return float(self._histogram[:26].sum())

    @property
    def over_exposed(self) -> float:
        """Share of the face at 247..255 of 255."""
        return float(self._histogram[247:].sum())

    @property
    def uniformity(self) -> float:
        """What the histograms of both cheeks share, 0..1."""
        return float(np.minimum(*self._canonical.cheeks()).sum())

    # From here on the recogniser's crop: what a gate asks for, many times a second.

    @cached_property
    def _crop(self) -> Image:
        return self._aligner.crop(self.image, self.face)

    @cached_property
    def _grey(self) -> NDArray[np.uint8]:
        return np.asarray(cv2.cvtColor(self._crop, cv2.COLOR_BGR2GRAY), np.uint8)

    @cached_property
    def _light(self) -> CropLight:
        return CropLight(self._crop, known_part(self.image, self.face, self.span))

    @cached_property
    def _levels(self) -> NDArray[np.float64]:
        return self._light.histogram()

    @cached_property
    def highlights(self) -> float:
        """The luminance that the lightest tenth of the face exceeds: tells a dark room from one dark side."""
        return int(np.searchsorted(np.cumsum(self._levels), 0.9)) / 255

    @property
    def scene(self) -> float:
        """The luminance that the lightest hundredth of the picture exceeds. A picture taken with too little light
        has none anywhere; a dark face alone has a light shirt or a wall about it."""
        step = max(1, self.width // _SCENE)
        ordered = np.sort(luminance(np.ascontiguousarray(self.image[::step, ::step])), axis=None)
        return float(ordered[int(0.99 * ordered.size)]) / 255

    @property
    def clipped(self) -> float:
        """Share of the face at 247..255 of 255."""
        return float(self._levels[247:].sum())

    @property
    def contrast(self) -> float:
        """Entropy of the luminance's histogram in bits."""
        return _entropy(self._levels)

    @property
    def evenness(self) -> float:
        """Mean luminance of the face's darker side, by outer eye and cheek, over that of the lighter side."""
        darker, lighter = sorted(self._light.sides())
        return darker / lighter if lighter > 0 else 0.0

    @property
    def sharpness(self) -> float:
        """See `sharpness.sharpness`."""
        return sharpness(self._grey[_SKIN].astype(np.float32))

    @property
    def eye_darkness(self) -> float:
        """See `covering.eye_darkness`."""
        return covering.eye_darkness(self._grey)

    @property
    def mouth_paleness(self) -> float:
        """See `covering.mouth_paleness`."""
        return covering.mouth_paleness(self._crop)

    @property
    def mouth_edges(self) -> float:
        """See `covering.mouth_edges`."""
        return covering.mouth_edges(self._grey)


def _entropy(shares: NDArray[np.float64]) -> float:
    present = shares[shares > 0]
    return -float(present @ np.log2(present)) if len(present) else 0.0
