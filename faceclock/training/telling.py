"""What a step event says: the parts of the loss, the angles, the speed and how long it will take."""

import time
from typing import Any

import torch

from faceclock.training.learning import Parts
from faceclock.training.schedule import Schedule

_LATE = 10.0  # seconds after which slow steps are told one by one
DEGREES = 10  # the width of a bar in the histogram of angles


def readings(parts: Parts) -> dict[str, Any]:
    """Numbers as they are; angles of the batch to their own classes as mean and counts for each ten degrees."""
    told: dict[str, Any] = {name: round(float(value), 5) for name, value in parts.items() if value.ndim == 0}
    if "theta" in parts:
        theta = parts["theta"].float().cpu()
        told["theta"] = round(float(theta.mean()), 2)
        told["theta_counts"] = torch.histc(theta, 180 // DEGREES, 0, 180).int().tolist()
    return told


class Pace:
    """Speed since the last telling, and the time that is left, of one stage that begins at ``step``;
    ``after`` are the steps of later stages."""

    def __init__(self, schedule: Schedule, step: int, after: int) -> None:
        self._schedule, self._after = schedule, after
        self._step, self._since = step, time.monotonic()

    def is_late(self) -> bool:
        return time.monotonic() - self._since > _LATE

    def wait(self, seconds: float) -> None:
        """Leave ``seconds`` that were not spent on learning out of the speed."""
        self._since += seconds

    def told(self, step: int, spent: float, done: float) -> dict[str, Any]:
        images = (step - self._step) * self._schedule.batch * self._schedule.accumulate
        speed = images / max(time.monotonic() - self._since, 1e-6)
        left = spent * (1 - done) / max(done, 1e-6) + self._after * spent / step
        self._step, self._since = step, time.monotonic()
        return {"images_per_second": round(speed, 1), "eta_seconds": round(left)}
