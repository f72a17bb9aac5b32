"""Stages of a recogniser's training: softmax first, then triplets, say."""

from dataclasses import dataclass, fields, replace
from typing import Annotated

import numpy as np
import torch
from numpy.typing import NDArray
from pydantic import Field

from faceclock.training.checking import checked
from faceclock.training.freezing import Freezing
from faceclock.training.losses.base import FaceLoss
from faceclock.training.losses.registry import LossSettings, check_people, make_loss
from faceclock.training.optimising import OptimiserSettings
from faceclock.training.samplers import Sampler, SamplerSettings, make_sampler
from faceclock.training.schedule import Schedule

_APART = 1_000_003  # keeps the draws of one stage apart from those of the next


@checked
class StageSettings:
    """One ``[[stage]]``. What it leaves out is as in the run."""

    steps: Annotated[int, Field(gt=0)] | None = None
    batch: Annotated[int, Field(gt=0)] | None = None
    accumulate: Annotated[int, Field(gt=0)] | None = None
    rate: Annotated[float, Field(gt=0)] | None = None
    warmup: Annotated[int, Field(ge=0)] | None = None
    minutes: Annotated[float, Field(ge=0)] | None = None
    optimiser: OptimiserSettings | None = None
    loss: LossSettings | None = None
    sampler: SamplerSettings | None = None
    freeze: tuple[str, ...] | None = None
    freeze_norms: bool | None = None


@dataclass(frozen=True)
class Plan:
    """One stage with everything decided."""

    number: int
    schedule: Schedule
    loss: LossSettings
    sampler: SamplerSettings
    freezing: Freezing

    def make_loss(self, labels: NDArray[np.int_], dimension: int) -> FaceLoss:
        """With the same first values in every process. Raises InputProblem where ``labels`` do not fit."""
        check_people(self.loss, labels)
        torch.manual_seed(self.schedule.seed + _APART * self.number)
        return make_loss(self.loss, int(labels.max()) + 1, dimension)

    def make_sampler(self, labels: NDArray[np.int_]) -> Sampler:
        """Gives the rows of a whole step."""
        size = self.schedule.batch * self.schedule.accumulate
        return make_sampler(self.sampler, labels, size, self.schedule.seed + _APART * self.number)


def decided(settings: StageSettings, usual: Plan, number: int) -> Plan:
    """``usual`` with what the stage says otherwise."""
    given = {name: value for name, value in vars(settings).items() if value is not None}
    timing = {entry.name for entry in fields(Schedule)} & given.keys()
    return Plan(
        number=number,
        schedule=replace(usual.schedule, **{name: given[name] for name in timing}),
        loss=given.get("loss", usual.loss),
        sampler=given.get("sampler", usual.sampler),
        freezing=Freezing(
            given.get("freeze", usual.freezing.layers), given.get("freeze_norms", usual.freezing.norms)
        ),
    )
