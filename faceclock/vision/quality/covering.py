"""What lies over a face: dark glasses, and something over the mouth that has no skin's colour.

No network: places on the 112x112 crop are compared. That tells what differs from skin, and not a bare hand or a mask
of the skin's colour. All take 8-bit pictures and work with ratios, so that the light cancels.
"""

import math

import cv2
import numpy as np
from numpy.typing import NDArray

from faceclock.domain.face import Image

Grey = NDArray[np.uint8]
_EYES = np.s_[46:60, 29:49], np.s_[46:60, 64:84]
_CHEEKS = np.s_[64:80, 26:42], np.s_[64:80, 70:86]
_BRIDGE, _LOWER = np.s_[44:58, 50:62], np.s_[70:104, 34:78]
_MOUTH = np.s_[79:105, 41:71]
_NOISE = 4  # grey levels: what a camera calls black
_PALEST = 0.16  # log red over green; 1 % of the faces of lfw-dev are paler


def eye_darkness(grey: Grey) -> float:
    """Log of the cheek over the eye's lightest fifth, of the side where it is less: behind open eyes and clear
    glasses there are lids and whites as light as the cheek, behind dark glasses on neither side."""
    sides = zip(_CHEEKS, _EYES, strict=True)
    return min(math.log(_level(grey[cheek], 0.5) / _level(grey[eye], 0.8)) for cheek, eye in sides)


def mouth_paleness(crop: Image) -> float:
    """By how much the lower face is less red than the bridge of the nose, and than the palest skin: both, because
    some light makes all skin pale, and grey pictures have no colour at all."""
    lower = _redness(crop[_LOWER])
    return min(_redness(crop[_BRIDGE]) - lower, _PALEST - lower)


def mouth_edges(grey: Grey) -> float:
    """Mean vertical gradient of the mouth, of the logarithm of its grey levels: little under cloth or a palm. Too
    weak for a refusal: beards and soft pictures have as little."""
    lit = np.log(grey[_MOUTH].astype(np.float32) + 2 * _NOISE)
    return float(np.abs(cv2.Sobel(lit, cv2.CV_32F, 0, 1)[1:-1, 1:-1]).mean())


def _level(part: Grey, share: float) -> float:
    ordered = np.sort(part, axis=None)
    return float(ordered[int(share * ordered.size)]) + _NOISE


def _redness(part: Image) -> float:
    _, green, red, _ = cv2.mean(part)
    return math.log((red + _NOISE) / (green + _NOISE))
