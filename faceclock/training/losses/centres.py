"""Center loss: features gather around the moving centre of their class."""

from typing import Annotated

import torch
from pydantic import Field
from torch import Tensor

from faceclock.training.checking import checked
from faceclock.training.losses.base import Parameters
from faceclock.training.losses.softmax import SoftmaxLoss


class CenterLoss(SoftmaxLoss):
    """Softmax plus the distance to the centres, which no optimiser moves: they have a rule of their own.

    Own code: pytorch-metric-learning has no center loss. Averages stand for the paper's sums over a batch,
    as the cross-entropy here is an average too.
    """

    centres: Tensor

    def __init__(self, classes: int, dimension: int, settings: "Center") -> None:
        super().__init__(classes, dimension)
        self._settings = settings
        self.register_buffer("centres", torch.zeros(classes, dimension))

    def compute(self, features: Tensor, labels: Tensor) -> dict[str, Tensor]:
        parts = super().compute(features, labels)
        away = features - self.centres[labels]
        distance = away.square().sum(dim=1).mean() / 2
        if self.training:
            self._move(away.detach(), labels)
        return {
            **parts,
            "loss": parts["loss"] + self._settings.weight * distance,
            "center": distance.detach(),
        }

    def _move(self, away: Tensor, labels: Tensor) -> None:
        """c_j += alpha sum(x_i - c_j) / (1 + n_j) over the n_j pictures of class j (the paper's equation 4).
        Several processes stay together, because each of them is given the whole batch."""
        counts = torch.zeros_like(self.centres[:, :1]).index_add_(0, labels, torch.ones_like(away[:, :1]))
        sums = torch.zeros_like(self.centres).index_add_(0, labels, away)
        self.centres += self._settings.alpha * sums / (1 + counts)


@checked
class Center(Parameters):
    """Softmax + ``weight`` (lambda) / 2 * ||x - c_y||^2; centres move towards the mean of their pictures in
    the batch by the rate ``alpha``. Wen et al., 2016."""

    weight: Annotated[float, Field(ge=0)] = 0.003
    alpha: Annotated[float, Field(ge=0, le=1)] = 0.5

    def build(self, classes: int, dimension: int) -> CenterLoss:
        return CenterLoss(classes, dimension, self)
