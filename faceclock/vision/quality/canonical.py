"""A face's luminance at the standard place of ISO/IEC 29794-5: 616x616, eyes at (251, 272) and (364, 272).

Only the window round the face is made: the rest of the standard's picture enters no measure. It is sampled in
floating point and made linear before anything is rounded. Sampled to 8 bits first, a histogram has gaps: near
white two neighbouring grey levels lie 2.3 steps of luminance apart, and a face of a few pixels is mostly made of
what lies between. That moved the uniformity of every eighth face of lfw-dev by 1 to 4 points.
"""

from dataclasses import dataclass
from functools import cache

import cv2
import numpy as np
from numpy.typing import NDArray

from faceclock.domain.face import Face, Image
from faceclock.vision.alignment import similarity
from faceclock.vision.quality.luminance import TO_LUMINANCE, linear

POINTS = np.array([(251, 272), (364, 272), (308, 336), (262, 402), (355, 402)], np.float32)
EYE_DISTANCE = 113  # of POINTS
# The face from brows to chin, cheek to cheek. Five points know no outline: derived from the average face.
_CENTRE, _AXES = (308, 365), (112, 130)
_LEFT, _TOP, _WIDTH, _HEIGHT = 196, 235, 225, 261  # the window, round that ellipse
_CHEEK = 0.3 * EYE_DISTANCE
_CHEEKS_TOP = (272 + 402) / 2 - _CHEEK / 2


@dataclass(frozen=True, eq=False)
class CanonicalFace:
    """``luminance`` (261, 225), uint8, linear, 255 is white; ``known`` is False where the picture has ended."""

    luminance: NDArray[np.uint8]
    known: NDArray[np.bool_]

    def face(self) -> NDArray[np.float64]:
        """Histogram of the face's region: (256,) shares, all 0 where nothing of it is known."""
        return _shares(self.luminance[_ellipse() & self.known])

    def cheeks(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Histograms of two squares of 0.3 eye distances, beside the eyes' centres and outside of them, half
        way down to the mouth; the picture's left one first."""
        return self._square(251 - _CHEEK), self._square(364)

    def _square(self, x: float) -> NDArray[np.float64]:
        top, left, side = round(_CHEEKS_TOP) - _TOP, round(x) - _LEFT, round(_CHEEK)
        part = np.s_[top : top + side, left : left + side]
        return _shares(self.luminance[part][self.known[part]])


def canonical_face(image: Image, face: Face) -> CanonicalFace:
    """Raises ImageProblem for degenerate landmarks."""
    matrix = similarity(face.landmarks, POINTS - np.array([_LEFT, _TOP], np.float32))
    back = cv2.invertAffineTransform(matrix)
    x, y = np.meshgrid(np.arange(_WIDTH), np.arange(_HEIGHT))
    u, v = (row[0] * x + row[1] * y + row[2] for row in back)
    known = (u >= 0) & (v >= 0) & (u <= image.shape[1] - 1) & (v <= image.shape[0] - 1)
    light = linear(_sampled(image, u, v)) @ np.array(TO_LUMINANCE)
    return CanonicalFace(np.rint(255 * light).astype(np.uint8), known)


def _sampled(image: Image, u: NDArray[np.float64], v: NDArray[np.float64]) -> NDArray[np.float64]:
    """(n, m, 3) of 0..255, bilinear, not rounded; beyond the picture its edge. OpenCV would round the places to a
    32nd of a pixel."""
    height, width = image.shape[:2]
    u, v = np.clip(u, 0, width - 1), np.clip(v, 0, height - 1)
    x, y = np.minimum(u.astype(int), max(0, width - 2)), np.minimum(v.astype(int), max(0, height - 2))
    right, down = np.minimum(x + 1, width - 1), np.minimum(y + 1, height - 1)
    a, b = (u - x)[..., None], (v - y)[..., None]
    above = image[y, x] * (1 - a) + image[y, right] * a
    below = image[down, x] * (1 - a) + image[down, right] * a
    return np.asarray(above * (1 - b) + below * b, np.float64)


def _shares(values: NDArray[np.uint8]) -> NDArray[np.float64]:
    return np.bincount(values.ravel(), minlength=256) / max(1, values.size)


@cache
def _ellipse() -> NDArray[np.bool_]:
    y, x = np.mgrid[_TOP : _TOP + _HEIGHT, _LEFT : _LEFT + _WIDTH]
    inside = ((x - _CENTRE[0]) / _AXES[0]) ** 2 + ((y - _CENTRE[1]) / _AXES[1]) ** 2 <= 1
    return np.asarray(inside)
