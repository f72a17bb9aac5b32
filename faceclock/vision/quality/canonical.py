"""A face's luminance at the standard place of ISO/IEC 29794-5: 616x616, eyes at (251, 272) and (364, 272).

Only the window round the face is made: the rest of the standard's picture enters no measure. A kiosk's gate
makes it at a quarter of the standard's scale, which costs a tenth and moves no score but the uniformity's by
more than a point or two.
"""

from dataclasses import dataclass
from functools import cache

import cv2
import numpy as np
from numpy.typing import NDArray

from faceclock.domain.face import Face, FloatArray, Image
from faceclock.vision.alignment import similarity

POINTS = np.array([(251, 272), (364, 272), (308, 336), (262, 402), (355, 402)], np.float32)
EYE_DISTANCE = 113  # of POINTS
# The face from brows to chin, cheek to cheek. Five points know no outline: derived from the average face.
_CENTRE, _AXES = (308, 365), (112, 130)
_LEFT, _TOP, _WIDTH, _HEIGHT = 196, 235, 225, 261  # the window, round that ellipse
_CHEEK = 0.3 * EYE_DISTANCE
_CHEEKS_TOP = (272 + 402) / 2 - _CHEEK / 2
_TO_LUMINANCE = (0.0722, 0.7152, 0.2126)  # of linear sRGB (IEC 61966-2-1), in the pictures' order B, G, R


@dataclass(frozen=True, eq=False)
class CanonicalFace:
    """``luminance`` (261, 225) x ``scale``, uint8, linear, 255 is white; ``known`` is False where the picture
    has ended, and None where it nowhere has."""

    luminance: NDArray[np.uint8]
    known: NDArray[np.bool_] | None
    scale: float

    def face(self) -> NDArray[np.float64]:
        """Histogram of the face's region: (256,) shares, all 0 where nothing of it is known."""
        return _shares(self.luminance[self._region()])

    def cheeks(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Histograms of two squares of 0.3 eye distances, beside the eyes' centres and outside of them, half
        way down to the mouth; the picture's left one first."""
        left = self._square(251 - _CHEEK)
        return left, self._square(364)

    def halves(self) -> tuple[float, float]:
        """Mean luminance, 0..1, of the face's half left of the nose in the picture, and right of it."""
        region = self._region()
        middle = round((_CENTRE[0] - _LEFT) * self.scale)
        return _mean(self.luminance, region, np.s_[:, :middle]), _mean(
            self.luminance, region, np.s_[:, middle:]
        )

    def _region(self) -> NDArray[np.bool_]:
        ellipse = _ellipse(self.scale)
        return ellipse if self.known is None else ellipse & self.known

    def _square(self, x: float) -> NDArray[np.float64]:
        top, left = round((_CHEEKS_TOP - _TOP) * self.scale), round((x - _LEFT) * self.scale)
        side = round(_CHEEK * self.scale)
        part = np.s_[top : top + side, left : left + side]
        values = self.luminance[part]
        return _shares(values if self.known is None else values[self.known[part]])


def canonical_face(image: Image, face: Face, scale: float = 1.0) -> CanonicalFace:
    """Raises ImageProblem for degenerate landmarks."""
    place = (POINTS - np.array([_LEFT, _TOP], np.float32)) * np.float32(scale)
    matrix, size = similarity(face.landmarks, place), _size(scale)
    window = np.asarray(cv2.warpAffine(image, matrix, size), np.uint8)
    if _lies_inside(matrix, size, image.shape[1], image.shape[0]):
        return CanonicalFace(luminance(window), None, scale)
    whole = np.full(image.shape[:2], 255, np.uint8)
    known = cv2.warpAffine(whole, matrix, size, flags=cv2.INTER_NEAREST)
    return CanonicalFace(luminance(window), np.asarray(known) > 0, scale)


def _size(scale: float) -> tuple[int, int]:
    return round(_WIDTH * scale), round(_HEIGHT * scale)


def luminance(image: Image) -> NDArray[np.uint8]:
    """Linear-sRGB luminance x 255, rounded, of a BGR picture."""
    linear = cv2.transform(cv2.LUT(image, _linear()), np.ones((1, 3), np.float32))
    return np.asarray(cv2.convertScaleAbs(linear), np.uint8)


def _shares(values: NDArray[np.uint8]) -> NDArray[np.float64]:
    return np.bincount(values.ravel(), minlength=256) / max(1, values.size)


def _mean(values: NDArray[np.uint8], region: NDArray[np.bool_], part: tuple[slice, slice]) -> float:
    chosen = values[part][region[part]]
    return float(chosen.mean()) / 255 if chosen.size else 0.0


def _lies_inside(matrix: NDArray[np.float64], size: tuple[int, int], width: int, height: int) -> bool:
    corners = np.array([[(0, 0), (size[0], 0), (0, size[1]), size]], np.float64)
    x, y = cv2.transform(corners, cv2.invertAffineTransform(matrix))[0].T
    return bool(min(x.min(), y.min()) >= 0 and x.max() <= width - 1 and y.max() <= height - 1)


@cache
def _ellipse(scale: float) -> NDArray[np.bool_]:
    width, height = _size(scale)
    mask = np.zeros((height, width), np.uint8)
    centre = (round((_CENTRE[0] - _LEFT) * scale), round((_CENTRE[1] - _TOP) * scale))
    axes = (round(_AXES[0] * scale), round(_AXES[1] * scale))
    return np.asarray(cv2.ellipse(mask, centre, axes, 0, 0, 360, 255, cv2.FILLED)) > 0


@cache
def _linear() -> FloatArray:
    """(1, 256, 3): what each value of each channel adds to the luminance, 0..255."""
    encoded = np.arange(256) / 255
    straight = np.where(encoded <= 0.04045, encoded / 12.92, ((encoded + 0.055) / 1.055) ** 2.4)
    return np.asarray(255 * straight[None, :, None] * np.array(_TO_LUMINANCE), np.float32)
