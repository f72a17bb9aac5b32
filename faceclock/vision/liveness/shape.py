"""Frames of one turning head, a few from all over the way, and the curvature that they tell together."""

import numpy as np
from numpy.typing import NDArray

from faceclock.vision.liveness.curvature import least_curvature
from faceclock.vision.liveness.points import Points
from faceclock.vision.liveness.relief import FEWEST, Followed, Turned, focal_of

_APART, _NEAREST = 6.0, 7.0  # degrees between frames that are kept, and from the first one
_FEWEST, _MOST = 2, 8  # frames of a turn


Place = tuple[int, int]


class Shape:
    """Keeps the last frame seen at each angle."""

    def __init__(self) -> None:
        self._kept: dict[Place, tuple[NDArray[np.intp], Points, Points]] = {}
        self._points: Followed | None = None

    def see(self, points: Followed, found: Turned) -> None:
        """``found`` is `turned` of these ``points``."""
        self._points = points
        if max(abs(found.yaw), abs(found.pitch)) >= _NEAREST:
            place = (round(found.yaw / _APART), round(found.pitch / _APART))
            self._kept[place] = (points.ids.copy(), points.now, found.pose)

    def least_curvature(self) -> float | None:
        """Of the points that were followed to the end, the least of the turns to the left and to the right, each
        by itself: together they could be told by a sheet that is bent in another way for each. None for too few
        points, or a turn of too few frames.
        """
        if self._points is None or self._points.count < FEWEST:
            return None
        found = [self._curvature(frames) for side in (-1, 1) if (frames := self._to(side))]
        known = [curvature for curvature in found if curvature is not None]
        return min(known) if known and len(known) == len(found) else None

    def _to(self, side: int) -> list[Place]:
        """The angles at which the head was turned to this ``side`` more than up or down, widest first."""
        places = [place for place in self._kept if place[0] * side > abs(place[1])]
        return sorted(places, key=lambda place: -abs(place[0]))[:_MOST]

    def _curvature(self, places: list[Place]) -> float | None:
        if self._points is None or len(places) < _FEWEST:
            return None
        left = self._points.ids
        chosen = [self._kept[place] for place in places]
        frames = [now[np.isin(ids, left)] for ids, now, _ in chosen]
        poses = [pose for _, _, pose in chosen]
        return least_curvature(self._points.first, frames, poses, focal_of(self._points))
