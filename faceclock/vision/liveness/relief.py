"""How a head has turned since its first frame, and whether its points moved as those of a plane."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from faceclock.vision.liveness.points import FacePoints, Points

FEWEST = 16  # points that a turn is told by; fewer were lost on the way
_FOCAL = 1.2  # over the picture's width: a webcam's usual 45 degrees
# A face without its nose: the front of an ellipsoid, half axes and the centre's place below the eyes in lengths
# from the eyes' middle to the mouth's. Fine enough for degrees; who stands there hardly matters.
_WIDE, _HIGH, _DEEP, _MIDDLE = 1.1, 1.6, 0.95, 0.42
_SURE_SINE = 1e-3


@dataclass(frozen=True)
class Turned:
    """Degrees since the first frame as in `Pose`: ``yaw`` towards the picture's right, ``pitch`` down.

    ``bent`` is how far the points moved differently from those of any plane: the root mean square distance left
    by the best homography, in eye distances."""

    yaw: float
    pitch: float
    bent: float

    @property
    def relief(self) -> float:
        """``bent`` by the sine of yaw: about the same for one face at every angle. Measured: heads 0.10 and more,
        flat photographs 0.02, photographs bent to a radius of 1.5 eye distances 0.06."""
        return self.bent / max(_SURE_SINE, abs(float(np.sin(np.radians(self.yaw)))))


def turned(points: FacePoints, eye_distance: float) -> Turned | None:
    """None where too few points are left to tell. ``eye_distance``: of the first frame, in pixels."""
    if points.count < FEWEST:
        return None
    first, now = points.first, points.now
    angles = _rotation(first, now, _FOCAL * points.width / points.length)
    left = _off_plane(first, now)
    if angles is None or left is None:
        return None
    return Turned(*angles, bent=left * points.length / max(1.0, eye_distance))


def _rotation(first: Points, now: Points, focal: float) -> tuple[float, float] | None:
    """Yaw and pitch, by the pose that lays an average head's points on ``now``."""
    head = _on_head(first)
    camera = np.diag([focal, focal, 1.0])
    start = np.zeros(3), np.array([0.0, 0.0, focal])
    kept = np.ones(len(head), np.bool_)
    for _ in range(2):  # once more without the points that went astray
        solved, turn, shift = cv2.solvePnP(
            head[kept],
            now[kept],
            camera,
            None,
            start[0].copy(),
            start[1].copy(),
            True,
            cv2.SOLVEPNP_ITERATIVE,
        )
        if not solved or not (np.isfinite(turn).all() and np.isfinite(shift).all()):
            return None
        seen = np.asarray(cv2.projectPoints(head, turn, shift, camera, None)[0]).reshape(-1, 2)
        off = np.linalg.norm(seen - now, axis=1)
        kept = off <= max(2.5 * float(np.median(off)), 0.02)
    matrix = np.asarray(cv2.Rodrigues(turn)[0], np.float64)
    yaw = np.degrees(np.arctan2(-matrix[0, 2], matrix[2, 2]))
    return float(yaw), float(np.degrees(np.arcsin(np.clip(-matrix[1, 2], -1, 1))))


def _on_head(places: Points) -> NDArray[np.float64]:
    """(n, 3): the places with their depth, about its mean; away from the camera is positive."""
    x, y = places.T
    round_off = np.maximum(0.05, 1 - (x / _WIDE) ** 2 - ((y - _MIDDLE) / _HIGH) ** 2)
    depth = -_DEEP * np.sqrt(round_off)
    return np.column_stack([x, y, depth - depth.mean()])


def _off_plane(first: Points, now: Points) -> float | None:
    """Root mean square distance from the best homography; points that went astray count as four times the
    median at most."""
    kept = np.ones(len(first), np.bool_)
    off = np.zeros(len(first))
    for _ in range(2):
        plane, _ = cv2.findHomography(first[kept], now[kept], 0)
        if plane is None or not np.isfinite(plane).all():
            return None
        seen = cv2.perspectiveTransform(first[None], plane)[0]
        off = np.linalg.norm(seen - now, axis=1)
        kept = off <= 3 * float(np.median(off)) + 1e-9
    return float(np.sqrt(np.mean(np.minimum(off, 4 * np.median(off)) ** 2)))
