"""From the aligned 112x112 face to the size that a network takes."""

from collections.abc import Mapping
from typing import Any

import cv2
import numpy as np

from faceclock.domain.face import Image
from faceclock.training.networks.registry import network_spec
from faceclock.vision.alignment import Size, extent


def input_size(network: str, options: Mapping[str, Any]) -> tuple[int, int]:
    """(w, h) of what ``network`` takes. Raises InputProblem for an unknown one."""
    width, height = options.get("size", network_spec(network).size)
    return width, height


def fitted(face: Image, size: Size) -> Image:
    """Scaled to the height of ``size``; a narrower one loses its sides, as in a pack's alignment, and a wider one
    mirrors them."""
    width, height = extent(size)
    if face.shape[0] != height:
        face = np.asarray(cv2.resize(face, (height, height), interpolation=cv2.INTER_LINEAR), np.uint8)
    beside = (height - width) // 2
    if width > height:
        right = width - height + beside
        return np.asarray(cv2.copyMakeBorder(face, 0, 0, -beside, right, cv2.BORDER_REFLECT_101), np.uint8)
    return face[:, beside : beside + width]
