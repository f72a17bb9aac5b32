"""What a gate looks at: the 112x112 crop that the recogniser sees, so that a frame is aligned once."""

import math
from functools import cache

import cv2
import numpy as np
from numpy.typing import NDArray

from faceclock.domain.face import Face, Image
from faceclock.vision.alignment import ARCFACE_TEMPLATE, TEMPLATE_SIZE, similarity
from faceclock.vision.quality.luminance import luminance

_SKIN = np.s_[39:112, 21:92]  # the face, from brows to chin
_BANDS = np.s_[1:51, 3:23], np.s_[1:51, 48:68]  # of _SKIN: outer eye and cheek
_CENTRE, _AXES = (56 - 21, 80 - 39), (35, 41)
_REACH = 1.5  # spans from the landmarks' middle to the farthest corner of _SKIN, at most


class CropLight:
    """Linear luminance on the face. What the picture does not show is left out."""

    def __init__(self, crop: Image, known: NDArray[np.uint8] | None) -> None:
        """``known`` is (112, 112), 0 where the picture has ended; None where it nowhere has."""
        self._luminance = luminance(crop[_SKIN])
        self._known = None if known is None else known[_SKIN]

    def histogram(self) -> NDArray[np.float64]:
        """(256,) shares; all 0 where nothing is known."""
        mask = _ellipse() if self._known is None else cv2.bitwise_and(_ellipse(), self._known)
        counts = np.asarray(cv2.calcHist([self._luminance], [0], mask, [256], [0, 256]), np.float64).ravel()
        return np.asarray(counts / max(1.0, counts.sum()))

    def sides(self) -> tuple[float, float]:
        """Mean luminance, 0..255, of the face's left and right side in the picture."""
        known = self._known
        left, right = (
            cv2.mean(self._luminance[band], None if known is None else known[band])[0] for band in _BANDS
        )
        return left, right


def known_part(image: Image, face: Face, span: float) -> NDArray[np.uint8] | None:
    """(112, 112), 0 where the crop of ``face`` lies beyond the picture; None where it does not.

    Raises ImageProblem for degenerate landmarks."""
    height, width = image.shape[:2]
    x, y = (math.fsum(values) / 5 for values in zip(*face.landmarks.tolist(), strict=True))
    reach = _REACH * span
    if min(x, y, width - 1 - x, height - 1 - y) >= reach:
        return None
    whole, matrix = np.full((height, width), 255, np.uint8), similarity(face.landmarks, ARCFACE_TEMPLATE)
    size = (TEMPLATE_SIZE, TEMPLATE_SIZE)
    return np.asarray(cv2.warpAffine(whole, matrix, size, flags=cv2.INTER_NEAREST), np.uint8)


@cache
def _ellipse() -> NDArray[np.uint8]:
    mask = np.zeros((112 - 39, 92 - 21), np.uint8)
    return np.asarray(cv2.ellipse(mask, _CENTRE, _AXES, 0, 0, 360, 255, cv2.FILLED), np.uint8)
