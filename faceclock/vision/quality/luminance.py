"""Linear-sRGB luminance (IEC 61966-2-1) of BGR pictures."""

from functools import cache

import cv2
import numpy as np
from numpy.typing import NDArray

from faceclock.domain.face import FloatArray, Image

TO_LUMINANCE = (0.0722, 0.7152, 0.2126)  # of linear sRGB, in the pictures' order B, G, R


def linear(encoded: NDArray[np.float64]) -> NDArray[np.float64]:
    """0..1 of sRGB values 0..255."""
    share = encoded / 255
    return np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)


def luminance(image: Image) -> NDArray[np.uint8]:
    """Luminance x 255, rounded, of a BGR picture."""
    straight = cv2.transform(cv2.LUT(image, _table()), np.ones((1, 3), np.float32))
    return np.asarray(cv2.convertScaleAbs(straight), np.uint8)


@cache
def _table() -> FloatArray:
    """(1, 256, 3): what each value of each channel adds to the luminance, 0..255."""
    straight = linear(np.arange(256.0))
    return np.asarray(255 * straight[None, :, None] * np.array(TO_LUMINANCE), np.float32)
