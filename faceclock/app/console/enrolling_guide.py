"""Which frame is the picture that is asked for. Pure: judged frames in, progress and the best of them out.

Five landmarks hardly tell a nod, so that how far a head turns is followed from where it looked straight. That it
does is known of somebody who was asked to look at the camera and then kept still.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from faceclock.app.console.camera import Judged
from faceclock.app.console.enrolling_draft import Shot
from faceclock.domain.face import Face
from faceclock.pipeline.head import Angles

FRAMES = 4  # good frames in the pose, of which the best is kept
STEADY = 6  # good frames in a row in which the head faces the camera and keeps still
_STILL = 0.1  # eye distances that the landmarks may move from frame to frame
_FACING = 15.0  # degrees of yaw; five landmarks tell some straight heads as turned by 12
_YAW, _PITCH = 14.0, 8.0  # degrees since the head looked straight: "slightly", as people stand at a kiosk
_ASIDE = 12.0  # the other way: nobody turns along one axis alone

_SHARES: dict[Shot, Callable[[Angles], float]] = {
    Shot.LEFT: lambda angles: angles.yaw / _YAW,
    Shot.RIGHT: lambda angles: -angles.yaw / _YAW,
    Shot.UP: lambda angles: -angles.pitch / _PITCH,
    Shot.DOWN: lambda angles: angles.pitch / _PITCH,
}
_SIDES = (Shot.LEFT, Shot.RIGHT)


@dataclass(frozen=True, eq=False)
class Progress:
    """``share`` is 0..1 of the way to the picture; ``lost``: the head is to look straight first; ``straight``: it
    does now, and turns are to be followed from here; ``best`` is there when the picture is taken."""

    share: float = 0.0
    lost: bool = False
    straight: bool = False
    best: Judged | None = None


class ShotGuide:
    """Waits for one shot, frame by frame."""

    def __init__(self, shot: Shot) -> None:
        self.shot = shot
        self._taken: list[Judged] = []
        self._steady: list[Judged] = []

    def see(self, judged: Judged) -> Progress:
        """The next frame."""
        if self.shot not in _SHARES:
            return self._see_front(judged)
        if judged.turned is None:
            return Progress(lost=True, straight=self._is_steady(judged))
        return self._see_turned(judged, judged.turned)

    def take(self, judged: Judged) -> Progress:
        """By hand: this frame, if it is good enough, wherever the head looks."""
        return Progress(1.0, best=judged) if judged.face is not None and judged.good else self.see(judged)

    def _see_front(self, judged: Judged) -> Progress:
        if not self._is_steady(judged):
            return Progress(len(self._steady) / STEADY)
        return Progress(1.0, straight=True, best=_best(self._steady))

    def _see_turned(self, judged: Judged, angles: Angles) -> Progress:
        share = max(0.0, _SHARES[self.shot](angles))
        aside = abs(angles.pitch if self.shot in _SIDES else angles.yaw)
        if share < 1 or aside > _ASIDE or not judged.good:
            return Progress(min(0.95, share))
        self._taken.append(judged)
        return Progress(1.0, best=_best(self._taken) if len(self._taken) >= FRAMES else None)

    def _is_steady(self, judged: Judged) -> bool:
        """Whether the head has faced the camera and kept still for long enough."""
        facing = judged.good and judged.pose is not None and abs(judged.pose.yaw) <= _FACING
        before = self._steady[-1].face if self._steady else None
        if not facing or judged.face is None or (before and _moved(before, judged.face) > _STILL):
            self._steady.clear()
        if facing:
            self._steady.append(judged)
        return len(self._steady) >= STEADY


def _best(frames: list[Judged]) -> Judged:
    return max(frames, key=lambda judged: judged.quality)


def _moved(before: Face, now: Face) -> float:
    """By how many eye distances the landmarks moved on average."""
    shift = np.linalg.norm(now.landmarks - before.landmarks, axis=1).mean()
    return float(shift) / max(1.0, now.eye_distance)
