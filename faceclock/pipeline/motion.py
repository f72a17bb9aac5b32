"""Motion: while nobody stands there, most frames need no detector; and a face that moves fast is smeared."""

import math

from faceclock.domain.face import Face, FloatArray
from faceclock.domain.frame import Frame

_CELL = 16  # every 16th pixel both ways: enough for a person, too coarse for noise
_LONGEST = 0.25  # seconds between two frames that still tell a speed
_MOVED = 10.0  # mean absolute difference of the changed tenth, in grey levels


class MotionWake:
    """Says which frames deserve inference. A face keeps it awake; without one it wakes on motion, and looks
    anyway every ``patrol`` seconds, so that somebody who stands still is found too."""

    def __init__(self, patrol: float = 0.5, awake: float = 2.0) -> None:
        self._patrol, self._awake = patrol, awake
        self._awake_until = float("-inf")
        self._last_look = float("-inf")
        self._before: FloatArray | None = None

    def deserves(self, frame: Frame) -> bool:
        now = self._thumbnail(frame)
        if self._before is None or self._before.shape != now.shape or self._moved(now):
            self._awake_until = max(self._awake_until, frame.seconds + self._awake / 4)
        self._before = now
        if frame.seconds < self._awake_until or frame.seconds - self._last_look >= self._patrol:
            self._last_look = frame.seconds
            return True
        return False

    def saw_face(self, frame: Frame) -> None:
        self._awake_until = frame.seconds + self._awake

    def _thumbnail(self, frame: Frame) -> FloatArray:
        return frame.image[::_CELL, ::_CELL, 1].astype("float32")

    def _moved(self, now: FloatArray) -> bool:
        assert self._before is not None
        change = abs(now - self._before).ravel()
        change.partition(change.size - change.size // 10 - 1)
        return bool(change[-(change.size // 10 + 1) :].mean() > _MOVED)


def face_speed(before: Face, after: Face, seconds: float) -> float:
    """By how many of its own widths a second a face moved, on the mean of its landmarks: an exposure of a thirtieth
    of a second smears it by a thirtieth of that. 0 where frames lie too far apart, or not one after the other."""
    width = min(after.box[2:])
    if not 0 < seconds <= _LONGEST or not width > 0:
        return 0.0
    pairs = list(zip(before.landmarks.tolist(), after.landmarks.tolist(), strict=True))
    moved = sum(math.dist(*pair) for pair in pairs) / len(pairs)
    return moved / width / seconds if math.isfinite(moved) else 0.0
