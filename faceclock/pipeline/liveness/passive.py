"""What a network says of several frames of one track."""

from statistics import fmean
from typing import Protocol

import numpy as np

from faceclock.domain.face import Face, Image
from faceclock.vision.liveness.limits import Limits

FRAMES = 5  # of one track: a single frame's score jumps


class LivenessNet(Protocol):
    limits: Limits

    def score(self, image: Image, face: Face) -> float | None:
        """Of one frame; None where too little of the surroundings is in it. Raises ImageProblem."""
        ...


class PooledScore:
    """The mean over a track's good frames."""

    def __init__(self, net: LivenessNet) -> None:
        self._net, self._scores = net, list[float]()
        self._looks, self._before = 0, np.zeros((0, 0, 3), np.uint8)

    def look(self, image: Image, face: Face) -> None:
        """A frame whose face is the last one's to the pixel does not count: no camera gives that of anybody."""
        self._looks += 1
        before, self._before = self._before, _face_of(image, face)
        if np.array_equal(before, self._before):
            return
        score = self._net.score(image, face)
        if score is not None:
            self._scores.append(score)

    @property
    def complete(self) -> bool:
        """Enough frames; or so many without a score that none will come."""
        return len(self._scores) >= FRAMES or self._looks >= 3 * FRAMES

    @property
    def value(self) -> float | None:
        """None as long as fewer than FRAMES counted."""
        return fmean(self._scores) if len(self._scores) >= FRAMES else None

    @property
    def verdict(self) -> bool | None:
        """None where the network is unsure."""
        if self.value is None or self._net.limits.spoof <= self.value < self._net.limits.live:
            return None
        return self.value >= self._net.limits.live

    @property
    def passes(self) -> bool:
        """By the one threshold, without a doubt allowed."""
        return self.value is not None and self.value >= self._net.limits.threshold


def _face_of(image: Image, face: Face) -> Image:
    x, y, width, height = (round(value) for value in face.box)
    return image[max(0, y) : y + height, max(0, x) : x + width].copy()
