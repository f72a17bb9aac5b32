"""Which frame is the picture that is asked for. Pure: judged frames in, progress and the best of them out."""

from collections.abc import Callable
from dataclasses import dataclass

from faceclock.app.console.camera import Judged
from faceclock.app.console.enrolling_draft import Shot
from faceclock.pipeline.head import Angles

FRAMES = 4  # good frames in the pose, of which the best is kept: 0.4 s
_YAW, _PITCH = 14.0, 8.0  # degrees since the head looked straight: "slightly", as people stand at a kiosk
_STRAIGHT = 8.0
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
    """``share`` is 0..1 of the way to the picture; ``lost``: the head must look straight once before it can be seen
    how far it turns; ``best`` is there when the picture is taken."""

    share: float = 0.0
    lost: bool = False
    best: Judged | None = None


class ShotGuide:
    """Waits for one shot."""

    def __init__(self, shot: Shot) -> None:
        self.shot = shot
        self._seen = 0
        self._best: Judged | None = None

    def see(self, judged: Judged) -> Progress:
        """The next frame."""
        if judged.face is None or not judged.good:
            return Progress(lost=self._is_lost(judged))
        if judged.turned is None:
            return Progress(lost=True)
        share = self._share(judged.turned)
        if share < 1 or not self._is_on_axis(judged.turned):
            return Progress(min(0.95, share))
        self._seen += 1
        if self._best is None or judged.quality > self._best.quality:
            self._best = judged
        return Progress(1.0, best=self._best if self._seen >= FRAMES else None)

    def take(self, judged: Judged) -> Progress:
        """By hand: this frame, if it is good enough, wherever the head looks."""
        return Progress(1.0, best=judged) if judged.face is not None and judged.good else self.see(judged)

    def _is_lost(self, judged: Judged) -> bool:
        return self.shot not in (Shot.FRONT, Shot.GLASSES) and judged.turned is None

    def _share(self, angles: Angles) -> float:
        if self.shot in _SHARES:
            return max(0.0, _SHARES[self.shot](angles))
        away = max(abs(angles.yaw), abs(angles.pitch))
        return min(1.0, _STRAIGHT / max(away, 1e-9))

    def _is_on_axis(self, angles: Angles) -> bool:
        if self.shot in _SHARES:
            return abs(angles.pitch if self.shot in _SIDES else angles.yaw) <= _ASIDE
        return True
