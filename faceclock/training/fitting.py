"""From the aligned 112x112 face to the size that a network takes."""

import cv2
import numpy as np

from faceclock.domain.face import Image


def fitted(face: Image, size: tuple[int, int]) -> Image:
    """Scaled to the height of ``size`` (w, h); a narrower one loses its sides, as in a pack's alignment."""
    width, height = size
    if face.shape[0] != height:
        face = np.asarray(cv2.resize(face, (height, height), interpolation=cv2.INTER_LINEAR), np.uint8)
    left = (height - width) // 2
    return face[:, left : left + width] if width < height else face
