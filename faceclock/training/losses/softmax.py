"""Plain softmax: the baseline, and the warm-up of the other losses."""

import math

import torch
from torch import Tensor, nn
from torch.nn import functional

from faceclock.training.checking import checked
from faceclock.training.losses.base import FaceLoss, Parameters, cosines_to, readings


class SoftmaxLoss(FaceLoss):
    """Mean cross-entropy of the logits W_j.x + b_j."""

    def __init__(self, classes: int, dimension: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.empty(classes, dimension))
        self.bias = nn.Parameter(torch.zeros(classes))
        nn.init.normal_(self.weight, std=1 / math.sqrt(dimension))

    def compute(self, features: Tensor, labels: Tensor) -> dict[str, Tensor]:
        logits = functional.linear(features, self.weight, self.bias)
        cosines = cosines_to(features.detach(), self.weight.detach())
        return {"loss": functional.cross_entropy(logits, labels), **readings(cosines, logits, labels)}


@checked
class Softmax(Parameters):
    """Nothing to choose."""

    def build(self, classes: int, dimension: int) -> FaceLoss:
        return SoftmaxLoss(classes, dimension)
