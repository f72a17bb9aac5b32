"""How long and how fast a network is trained."""

import math
from dataclasses import dataclass, field
from typing import Annotated, Literal

from pydantic import Field

from faceclock.training.optimising import AdamW, OptimiserSettings

_LOWEST = 0.01  # of the rate, at a cosine's end


@dataclass(frozen=True)
class Schedule:
    """How long and how fast. With ``minutes`` above 0 the learning rate falls with whichever ends first, the
    steps or the minutes; then the number of steps reached, not the file, says what was done.

    ``batch``: pictures in one pass; with ``accumulate`` above 1 a step is that many passes. ``shape``: of the
    rate after ``warmup`` steps; "step" multiplies it by ``factor`` at each share of the run in ``drops``.
    ``clip``: the longest gradient, 0 for any. ``precision``: "auto" takes 16 bits where the machine is fast
    with them.
    """

    steps: Annotated[int, Field(gt=0)]
    batch: Annotated[int, Field(gt=0)]
    rate: Annotated[float, Field(gt=0)] = 2e-3
    weight_decay: Annotated[float, Field(ge=0)] = 0.05
    warmup: Annotated[int, Field(ge=0)] = 100
    ema: Annotated[float, Field(ge=0, lt=1)] = 0.998
    minutes: Annotated[float, Field(ge=0)] = 0.0
    save_seconds: Annotated[float, Field(ge=0)] = 120.0
    threads: Annotated[int, Field(gt=0)] = 1
    seed: Annotated[int, Field(ge=0)] = 7
    optimiser: OptimiserSettings = field(default_factory=AdamW)
    shape: Literal["cosine", "step", "constant"] = "cosine"
    drops: tuple[Annotated[float, Field(gt=0, lt=1)], ...] = (0.5, 0.75, 0.9)
    factor: Annotated[float, Field(gt=0, le=1)] = 0.1
    accumulate: Annotated[int, Field(gt=0)] = 1
    clip: Annotated[float, Field(ge=0)] = 5.0
    device: Literal["auto", "cpu", "cuda"] = "auto"
    precision: Literal["auto", "float32", "bfloat16", "float16"] = "auto"

    def rate_at(self, step: int, done: float) -> float:
        """Linear warm-up, then the chosen shape; a cosine ends at a hundredth of ``rate``."""
        return self.rate * min(1.0, (step + 1) / max(1, self.warmup)) * self._shaped(min(1.0, done))

    def _shaped(self, done: float) -> float:
        if self.shape == "constant":
            return 1.0
        if self.shape == "step":
            return self.factor ** sum(done >= drop for drop in self.drops)
        return _LOWEST + (1 - _LOWEST) * (1 + math.cos(math.pi * done)) / 2
