"""Which way a head is turned, from five landmarks and an average head by solvePnP."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from faceclock.domain.errors import ImageProblem
from faceclock.domain.face import FloatArray

# The average head in lengths from the eyes' middle to the mouth's: x to the picture's right, y down, z away.
# Fitted to the landmarks of 600 photographs of lfw-dev by the least distance of its projections; mouth and
# eyes came out in one plane. Of all their faces 4.5 % are then turned by more than 30 degrees.
HEAD = np.array(
    [(-0.484, 0, 0), (0.484, 0, 0), (0, 0.514, -0.530), (-0.432, 1, 0), (0.432, 1, 0)], np.float64
)
_FOCAL = 1.2  # over the picture's width: a webcam's usual 45 degrees


@dataclass(frozen=True)
class Pose:
    """Degrees, 0 is frontal: yaw towards the picture's right, pitch down, roll clockwise."""

    yaw: float
    pitch: float
    roll: float


def estimate_pose(landmarks: FloatArray, width: int, height: int) -> Pose:
    """Pose of five landmarks in a picture of ``width`` x ``height`` pixels, about the line of sight to them:
    0 is a head that faces the camera, wherever in the picture it is.

    Raises ImageProblem for landmarks that no head could have (one point, one line, no numbers).
    """
    points = landmarks.astype(np.float64)
    if not _form_a_face(points):
        raise ImageProblem("The landmarks of the face do not form a face; use another picture.")
    rotation, place = _solved(points, _camera(width, height))
    turn = np.asarray(cv2.Rodrigues(rotation)[0], np.float64)
    return _angles(_looking_along(place).T @ turn)


def _solved(
    points: NDArray[np.float64], camera: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Rotation vector and place of the head. Raises ImageProblem where there is no solution: a face of a few
    pixels in a large picture makes the solver's equations degenerate."""
    refusal = ImageProblem("The landmarks of the face fit no head; use another picture.")
    try:
        solved, *found = cv2.solvePnP(HEAD, points, camera, None, flags=cv2.SOLVEPNP_SQPNP)
    except cv2.error as error:
        raise refusal from error
    rotation, place = (np.asarray(vector, np.float64).ravel() for vector in found)
    if not solved or not np.isfinite([rotation, place]).all():
        raise refusal
    return rotation, place


def _form_a_face(points: NDArray[np.float64]) -> bool:
    """Finite, and neither on one point nor on one line."""
    if not np.isfinite(points).all() or np.abs(points).max() > 1e6:
        return False
    about = points - points.mean(axis=0)
    (a, b), (_, c) = about.T @ about  # its determinant over its squared trace: 1/4 round, 0 on a line
    return bool(a + c > 1e-6 and a * c - b * b > 0.0025 * (a + c) ** 2)


def _looking_along(place: NDArray[np.float64]) -> NDArray[np.float64]:
    """The shortest rotation of a camera that looks along z to one that looks at ``place``."""
    x, y, z = place / np.linalg.norm(place)
    aside = np.hypot(x, y)
    axis = np.array([-y, x, 0.0]) * (np.arctan2(aside, z) / max(aside, 1e-12))
    return np.asarray(cv2.Rodrigues(axis)[0], np.float64)


def _angles(turn: NDArray[np.float64]) -> Pose:
    """Of a rotation first by roll, then pitch, then yaw."""
    yaw = np.arctan2(-turn[0, 2], turn[2, 2])
    pitch = np.arcsin(np.clip(-turn[1, 2], -1, 1))
    roll = np.arctan2(turn[1, 0], turn[1, 1])
    return Pose(*(float(angle) for angle in np.degrees([yaw, pitch, roll])))


def _camera(width: int, height: int) -> NDArray[np.float64]:
    return np.array([[_FOCAL * width, 0, width / 2], [0, _FOCAL * width, height / 2], [0, 0, 1]])
