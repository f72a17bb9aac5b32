"""Which way a head is turned, from five landmarks and an average head by solvePnP."""

import math
from dataclasses import dataclass
from functools import lru_cache

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
_FARTHEST = 1e6  # pixels


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
    if not form_a_face(landmarks):
        raise ImageProblem("The landmarks of the face do not form a face; use another picture.")
    rotation, place = _solved(landmarks.astype(np.float64), _camera(width, height))
    turn = np.asarray(cv2.Rodrigues(rotation)[0], np.float64)
    return _angles((_sight(*place.ravel().tolist()) @ turn).tolist())


def form_a_face(landmarks: FloatArray) -> bool:
    """Numbers, and neither on one point nor on one line."""
    points = landmarks.tolist()
    if not all(abs(value) <= _FARTHEST for point in points for value in point):  # False for what is no number
        return False
    middle = [math.fsum(values) / len(points) for values in zip(*points, strict=True)]
    about = [(x - middle[0], y - middle[1]) for x, y in points]
    a, b, c = sum(x * x for x, _ in about), sum(x * y for x, y in about), sum(y * y for _, y in about)
    # the determinant over the squared trace: 1/4 round, 0 on a line
    return bool(a + c > 1e-6 and a * c - b * b > 0.0025 * (a + c) ** 2)


def _solved(
    points: NDArray[np.float64], camera: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Rotation vector and place of the head. Raises ImageProblem where there is no solution: a face of a few
    pixels in a large picture makes the solver's equations degenerate."""
    refusal = ImageProblem("The landmarks of the face fit no head; use another picture.")
    try:
        solved, rotation, place = cv2.solvePnP(HEAD, points, camera, None, flags=cv2.SOLVEPNP_SQPNP)
    except cv2.error as error:
        raise refusal from error
    if not solved or not math.isfinite(sum(map(sum, rotation.tolist() + place.tolist()))):
        raise refusal
    return np.asarray(rotation, np.float64), np.asarray(place, np.float64)


def _sight(x: float, y: float, z: float) -> NDArray[np.float64]:
    """The shortest rotation that turns the direction of (x, y, z), which lies before the camera, into the
    camera's own: I - v + v^2 / (1 + cos), with v the cross product by axis and sine (Rodrigues)."""
    length = max(1e-12, math.hypot(x, y, z))
    x, y, z = x / length, y / length, z / length
    share = 1 / max(1e-9, 1 + z)
    return np.array(
        [[1 - x * x * share, -x * y * share, -x], [-x * y * share, 1 - y * y * share, -y], [x, y, z]]
    )


def _angles(turn: list[list[float]]) -> Pose:
    """Of a rotation first by roll, then pitch, then yaw."""
    yaw = math.atan2(-turn[0][2], turn[2][2])
    pitch = math.asin(min(1.0, max(-1.0, -turn[1][2])))
    roll = math.atan2(turn[1][0], turn[1][1])
    return Pose(math.degrees(yaw), math.degrees(pitch), math.degrees(roll))


@lru_cache(maxsize=8)
def _camera(width: int, height: int) -> NDArray[np.float64]:
    return np.array([[_FOCAL * width, 0, width / 2], [0, _FOCAL * width, height / 2], [0, 0, 1]])
