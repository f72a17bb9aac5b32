"""The average head's five points, turned by known angles and seen by a camera."""

import numpy as np
from numpy.typing import NDArray

from faceclock.vision.quality.pose import HEAD


def projected(
    yaw: float, pitch: float, roll: float, length: float, focal: float = 768.0, aside: float = 0.0
) -> NDArray[np.float64]:
    """(5, 2) pixels about the picture's middle. Degrees as in `Pose` for a camera that looks straight ahead;
    ``length``: eyes to mouth in pixels; ``aside``: the eyes' middle to the right of the picture's."""
    y, p, r = np.radians([-yaw, pitch, roll])
    about_y = np.array([[np.cos(y), 0, np.sin(y)], [0, 1, 0], [-np.sin(y), 0, np.cos(y)]])
    about_x = np.array([[1, 0, 0], [0, np.cos(p), -np.sin(p)], [0, np.sin(p), np.cos(p)]])
    about_z = np.array([[np.cos(r), -np.sin(r), 0], [np.sin(r), np.cos(r), 0], [0, 0, 1]])
    points = HEAD @ (about_y @ about_x @ about_z).T + (aside / length, 0, focal / length)
    return points[:, :2] / points[:, 2:] * focal
