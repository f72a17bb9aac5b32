"""How a head has turned since its first frame, and whether its points moved as those of a plane."""

from dataclasses import dataclass
from typing import Protocol

import cv2
import numpy as np
from numpy.typing import NDArray

from faceclock.vision.liveness.points import Points

FEWEST = 16  # points that a turn is told by; fewer were lost on the way
_FOCAL = 1.2  # over the picture's width: a webcam's usual 45 degrees
# A face without its nose: the front of an ellipsoid, half axes and the centre's place below the eyes in lengths
# from the eyes' middle to the mouth's. Fine enough for degrees; who stands there hardly matters.
_WIDE, _HIGH, _DEEP, _MIDDLE = 1.1, 1.6, 0.95, 0.42
_SURE_SINE = 1e-3


class Followed(Protocol):
    """What `FacePoints` tells of its points; ``length`` and ``width``, of the picture, are pixels."""

    length: float
    width: int
    ids: NDArray[np.intp]

    @property
    def count(self) -> int: ...
    @property
    def first(self) -> Points: ...
    @property
    def now(self) -> Points: ...


@dataclass(frozen=True, eq=False)
class Turned:
    """Degrees since the first frame as in `Pose`: ``yaw`` towards the picture's right, ``pitch`` down.

    ``bent`` is how far the points moved differently from those of any plane: the root mean square distance left
    by the best homography, in eye distances. ``pose`` is the rotation vector and the shift of an average head
    that lies on the points, (6,)."""

    yaw: float
    pitch: float
    bent: float
    pose: Points

    @property
    def relief(self) -> float:
        """``bent`` by the sine of yaw: about the same for one face at every angle."""
        return self.bent / max(_SURE_SINE, abs(float(np.sin(np.radians(self.yaw)))))


def turned(points: Followed, eye_distance: float) -> Turned | None:
    """None where too few points are left to tell. ``eye_distance``: of the first frame, in pixels."""
    if points.count < FEWEST:
        return None
    first, now = points.first, points.now
    pose, left = _pose(first, now, focal_of(points)), _off_plane(first, now)
    if pose is None or left is None:
        return None
    return Turned(*_angles(pose), bent=left * points.length / max(1.0, eye_distance), pose=pose)


def focal_of(points: Followed) -> float:
    """The camera's focal length, in lengths."""
    return _FOCAL * points.width / points.length


def _angles(pose: Points) -> tuple[float, float]:
    """Yaw and pitch in degrees."""
    matrix = np.asarray(cv2.Rodrigues(pose[:3])[0], np.float64)
    yaw, pitch = np.arctan2(-matrix[0, 2], matrix[2, 2]), np.arcsin(np.clip(-matrix[1, 2], -1, 1))
    return float(np.degrees(yaw)), float(np.degrees(pitch))


def _pose(first: Points, now: Points, focal: float) -> Points | None:
    """That lays an average head's points on ``now``."""
    head = _on_head(first)
    camera = np.diag([focal, focal, 1.0])
    pose = np.array([0.0, 0.0, 0.0, 0.0, 0.0, focal])
    kept = np.ones(len(head), np.bool_)
    for _ in range(2):  # once more without the points that went astray
        start, there = np.zeros(3), np.array([0.0, 0.0, focal])
        solved, turn, shift = cv2.solvePnP(
            head[kept], now[kept], camera, None, start, there, True, cv2.SOLVEPNP_ITERATIVE
        )
        pose = np.concatenate([np.ravel(turn), np.ravel(shift)]).astype(np.float64)
        if not solved or not np.isfinite(pose).all():
            return None
        seen = np.asarray(cv2.projectPoints(head, pose[:3], pose[3:], camera, None)[0]).reshape(-1, 2)
        off = np.linalg.norm(seen - now, axis=1)
        kept = off <= max(2.5 * float(np.median(off)), 0.02)
    return pose


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
