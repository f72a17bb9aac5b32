"""Frames of one turning head, a few from all over the way, and the curvature that they tell together."""

import numpy as np
from numpy.typing import NDArray

from faceclock.vision.liveness.curvature import least_curvature
from faceclock.vision.liveness.points import Points
from faceclock.vision.liveness.relief import FEWEST, Followed, Turned, focal_of

_APART, _NEAREST = 6.0, 7.0  # degrees between frames that are kept, and from the first one
_FEWEST, _MOST = 3, 8  # frames


class Shape:
    """Keeps the last frame seen at each angle."""

    def __init__(self) -> None:
        self._kept: dict[tuple[int, int], tuple[NDArray[np.intp], Points, Points]] = {}
        self._points: Followed | None = None

    def see(self, points: Followed, found: Turned) -> None:
        """``found`` is `turned` of these ``points``."""
        self._points = points
        if max(abs(found.yaw), abs(found.pitch)) >= _NEAREST:
            place = (round(found.yaw / _APART), round(found.pitch / _APART))
            self._kept[place] = (points.ids.copy(), points.now, found.pose)

    def least_curvature(self) -> float | None:
        """Of the points that were followed to the end; None for too few of them or of frames."""
        if self._points is None or self._points.count < FEWEST or len(self._kept) < _FEWEST:
            return None
        left = self._points.ids
        widest = sorted(self._kept, key=lambda place: -max(map(abs, place)))
        chosen = [self._kept[place] for place in widest[:_MOST]]
        frames = [now[np.isin(ids, left)] for ids, now, _ in chosen]
        poses = [pose for _, _, pose in chosen]
        return least_curvature(self._points.first, frames, poses, focal_of(self._points))
