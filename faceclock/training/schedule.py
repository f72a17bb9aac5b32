"""How long and how fast a network is trained."""

import math
from dataclasses import dataclass


@dataclass(frozen=True)
class Schedule:
    """How long and how fast. With ``minutes`` above 0 the learning rate falls with whichever ends first, the
    steps or the minutes; then the number of steps reached, not the file, says what was done."""

    steps: int
    batch: int
    rate: float = 2e-3
    weight_decay: float = 0.05
    warmup: int = 100
    ema: float = 0.998
    minutes: float = 0.0
    save_seconds: float = 120.0
    threads: int = 1
    seed: int = 7

    def rate_at(self, step: int, done: float) -> float:
        """Linear warm-up, then half a cosine from ``rate`` to a hundredth of it."""
        warm = min(1.0, (step + 1) / max(1, self.warmup))
        return self.rate * warm * (0.01 + 0.99 * (1 + math.cos(math.pi * min(1.0, done))) / 2)
