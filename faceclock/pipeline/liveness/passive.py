"""What a network says of several frames of one track."""

from statistics import fmean
from typing import Protocol

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
        self._looks = 0

    def look(self, image: Image, face: Face) -> None:
        self._looks += 1
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
