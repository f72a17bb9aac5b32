"""A few steps of a run that are thrown away: does it fit, and how long will it take?"""

import time
from dataclasses import dataclass
from statistics import median

import torch
from torch import nn

from faceclock.domain.errors import InputProblem
from faceclock.training.batches import MakeBatch
from faceclock.training.freezing import Freezing
from faceclock.training.learning import Batch, Learner, Loss
from faceclock.training.schedule import Schedule

_STEPS = 3
_COPIES = 4  # of each weight in a checkpoint: itself, its average, and what an optimiser remembers


@dataclass(frozen=True)
class Rehearsal:
    """``seconds`` of one step; ``parameters`` of network and loss; ``checkpoint`` in bytes, at most."""

    seconds: float
    parameters: int
    checkpoint: int


def rehearse(
    model: nn.Module,
    criterion: nn.Module,
    freezing: Freezing,
    schedule: Schedule,
    make: MakeBatch,
    loss: Loss,
) -> Rehearsal:
    """Raises InputProblem when the loss is no number from the start."""
    torch.set_num_threads(schedule.threads)
    learner = Learner(model, schedule, criterion, freezing)
    learner.begin()
    times = []
    for step in range(_STEPS):
        start = time.monotonic()
        parts = learner.learn(_step(make, step, schedule.accumulate), loss, step, schedule.rate_at(step, 0.0))
        times.append(time.monotonic() - start)
        if not bool(parts["loss"].isfinite()):
            raise InputProblem("The loss is no number from the start; check weights, rate and loss.")
    count = sum(value.numel() for part in (model, criterion) for value in part.parameters())
    return Rehearsal(median(times), count, _COPIES * 4 * count)


def _step(make: MakeBatch, step: int, passes: int) -> list[Batch]:
    return [make(step * passes + number) for number in range(passes)]
