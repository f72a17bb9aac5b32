"""A detected face."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float32]
Image = NDArray[np.uint8]  # (height, width, 3), BGR, upright


@dataclass(frozen=True, eq=False)
class Face:
    """One face in pixels of the upright image.

    ``box`` is (x, y, width, height); ``landmarks`` is (5, 2) float32 in the order of the ArcFace template:
    image-left eye, image-right eye, nose tip, image-left and image-right mouth corner.
    """

    box: tuple[float, float, float, float]
    score: float
    landmarks: FloatArray

    @property
    def centre(self) -> tuple[float, float]:
        x, y, width, height = self.box
        return x + width / 2, y + height / 2

    @property
    def area(self) -> float:
        return max(0.0, self.box[2]) * max(0.0, self.box[3])

    @property
    def eye_distance(self) -> float:
        """Distance between the eye centres in pixels."""
        return float(np.linalg.norm(self.landmarks[1] - self.landmarks[0]))
