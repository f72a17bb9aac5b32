"""Optimisers by the name that a run file uses: ``optimiser = "adamw"`` or ``{name = "sgd", momentum = 0.9}``."""

from collections.abc import Mapping
from typing import Annotated, Any

import torch
from pydantic import BeforeValidator, Field
from torch import nn

from faceclock.training.checking import checked
from faceclock.training.choices import read_choice

Share = Annotated[float, Field(ge=0, lt=1)]
Groups = list[dict[str, Any]]


@checked
class AdamW:
    """Adam with decoupled weight decay. Loshchilov and Hutter, 2019."""

    beta1: Share = 0.9
    beta2: Share = 0.999
    epsilon: Annotated[float, Field(gt=0)] = 1e-8

    def build(self, groups: Groups, rate: float) -> torch.optim.Optimizer:
        settings = {"betas": (self.beta1, self.beta2), "eps": self.epsilon}
        return self._kind(groups, lr=rate, fused=True, **settings)

    _kind = torch.optim.AdamW


@checked
class Adam(AdamW):
    """Adam; its weight decay is part of the gradient. Kingma and Ba, 2015."""

    _kind = torch.optim.Adam


@checked
class Sgd:
    """Stochastic gradient descent with momentum."""

    momentum: Share = 0.9
    nesterov: bool = False

    def __post_init__(self) -> None:
        if self.nesterov and not self.momentum:
            raise ValueError("Nesterov's step needs a momentum above 0")

    def build(self, groups: Groups, rate: float) -> torch.optim.Optimizer:
        return torch.optim.SGD(groups, lr=rate, momentum=self.momentum, nesterov=self.nesterov, fused=True)


OPTIMISERS: dict[str, type[AdamW | Sgd]] = {"adamw": AdamW, "adam": Adam, "sgd": Sgd}


def read_optimiser(values: AdamW | Sgd | str | Mapping[str, Any]) -> AdamW | Sgd:
    """A name or a table of a run file, checked. Raises InputProblem for a wrong name, key or value."""
    if isinstance(values, AdamW | Sgd):
        return values
    return read_choice("optimiser", OPTIMISERS, {"name": values} if isinstance(values, str) else values)


OptimiserSettings = Annotated[AdamW | Sgd, BeforeValidator(read_optimiser)]


def weight_groups(model: nn.Module, decay: float) -> Groups:
    """Weight decay is for matrices; biases and norms are left alone, and so is what is frozen."""
    learnt = [value for value in model.parameters() if value.requires_grad]
    matrices = [value for value in learnt if value.ndim > 1]
    rest = [value for value in learnt if value.ndim <= 1]
    groups = [{"params": matrices, "weight_decay": decay}, {"params": rest, "weight_decay": 0.0}]
    return [group for group in groups if group["params"]]


def set_rate(optimiser: torch.optim.Optimizer, rate: float) -> None:
    """``scale`` of a group is its own rate in multiples of the run's."""
    for group in optimiser.param_groups:
        group["lr"] = rate * group.get("scale", 1.0)
