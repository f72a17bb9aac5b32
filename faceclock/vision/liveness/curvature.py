"""Paper bends one way only: is the surface of the points curved both ways, as a head is?

A sheet, however it is bent, keeps a Gaussian curvature of zero (Gauss, 1827), so one of the two principal
curvatures of what a photograph is printed on is none. The points' depth is taken as a quadric over the first
frame, and quadric and poses of all frames are fitted together (bundle adjustment by Levenberg and Marquardt).
"""

from collections.abc import Sequence

import cv2
import numpy as np

from faceclock.vision.liveness.points import Points

_STEPS = 12
_START = np.array([0.3, 0.0, 0.2])  # of the quadric: xx, xy, yy; an average head's
_FIRM = 0.02  # how firmly the quadric stays near an average head's where the points say nothing about it
_NUDGE = 1e-4


def least_curvature(first: Points, frames: Sequence[Points], poses: Sequence[Points], focal: float) -> float:
    """The smaller principal coefficient of the depth's quadric, in 1 over lengths; towards the camera positive.

    ``first`` and each of ``frames`` (n, 2) as in `FacePoints`; ``poses``: (6,) each, rotation vector and shift,
    to begin with; ``focal`` in lengths. Heads come to 0.1 and more, sheets to about 0.
    """
    seen = np.stack(frames)
    quadric, motion = _START.copy(), np.stack(poses)
    damping, off = 1e-3, _errors(first, seen, quadric, motion, focal)
    for _ in range(_STEPS):
        step = _step(first, seen, quadric, motion, focal, off, damping)
        tried = quadric + step[:3], motion + step[3:].reshape(motion.shape)
        worse = _errors(first, seen, *tried, focal)
        if _cost(worse, tried[0]) < _cost(off, quadric):
            (quadric, motion), off, damping = tried, worse, damping / 4
        else:
            damping *= 6
    xx, xy, yy = quadric
    return float(np.linalg.eigvalsh([[xx, xy / 2], [xy / 2, yy]])[0])


def _cost(off: Points, quadric: Points) -> float:
    return float((off**2).sum() + (_firm(off) * (quadric - _START) ** 2).sum())


def _firm(off: Points) -> float:
    return float(_FIRM**2 * off.shape[1] / 80)


def _errors(first: Points, seen: Points, quadric: Points, motion: Points, focal: float) -> Points:
    """(frames, n, 2): where the surface's points come to lie, less where they were seen."""
    return np.stack([_projected(first, quadric, pose, focal) for pose in motion]) - seen


def _projected(first: Points, quadric: Points, pose: Points, focal: float) -> Points:
    """The surface goes through the rays of the first frame, so that it is seen there as it was."""
    x, y = first[:, 0], first[:, 1] - 0.42
    z = quadric[0] * x**2 + quadric[1] * x * y + quadric[2] * y**2
    z = z - z.mean()
    body = np.column_stack([first * (1 + z / focal)[:, None], z])
    turned = body @ np.asarray(cv2.Rodrigues(pose[:3])[0]).T + pose[3:]
    return np.asarray(turned[:, :2] * (focal / turned[:, 2:]))


def _step(
    first: Points, seen: Points, quadric: Points, motion: Points, focal: float, off: Points, damping: float
) -> Points:
    """Of Levenberg and Marquardt: each pose moves its own frame alone, the quadric all."""
    count, each = len(motion), seen[0].size
    slope = np.zeros((count * each, 3 + 6 * count))
    for axis in range(3):
        moved = quadric + _NUDGE * np.eye(3)[axis]
        slope[:, axis] = ((_errors(first, seen, moved, motion, focal) - off) / _NUDGE).ravel()
    for axis in range(6):
        moved = motion + _NUDGE * np.eye(6)[axis]
        change = (_errors(first, seen, quadric, moved, focal) - off) / _NUDGE
        for frame in range(count):
            slope[frame * each : (frame + 1) * each, 3 + 6 * frame + axis] = change[frame].ravel()
    normal = slope.T @ slope
    pull = slope.T @ off.ravel()
    normal[:3, :3] += _firm(off) * np.eye(3)
    pull[:3] += _firm(off) * (quadric - _START)
    normal += damping * np.diag(np.diag(normal)) + 1e-12 * np.eye(len(normal))
    return -np.linalg.solve(normal, pull)
