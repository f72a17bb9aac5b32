"""Losses that multiply the angle to one's own class."""

import math
from typing import Annotated

import torch
from pydantic import Field
from pytorch_metric_learning.losses import CosFaceLoss, LargeMarginSoftmaxLoss, SphereFaceLoss
from torch import Tensor

from faceclock.training.checking import checked
from faceclock.training.losses.margins import MarginParameters, MarginSoftmax, weights

Factor = Annotated[int, Field(ge=1, le=8)]
Weight = Annotated[float, Field(ge=0)]


class Annealed(CosFaceLoss):
    """(lambda cos + psi) / (1 + lambda) in pytorch-metric-learning's frame of CosFace.

    psi is own code: the library's asks SciPy for binomials of tensors, which NumPy 2 warns it will refuse.
    """

    share = 0.0  # lambda

    def modify_cosine_of_target_classes(self, cosine_of_target_classes: Tensor) -> Tensor:
        replaced = psi(cosine_of_target_classes, self.margin)
        return (self.share * cosine_of_target_classes + replaced) / (1 + self.share)


class _LSoftmax(Annealed):
    scale_logits = LargeMarginSoftmaxLoss.scale_logits


class _ASoftmax(Annealed):
    scale_logits = SphereFaceLoss.scale_logits


def psi(cosines: Tensor, m: int) -> Tensor:
    """(-1)^k cos(m theta) - 2 k on [k pi/m, (k+1) pi/m], with cos(m theta) as Chebyshev's polynomial of the
    cosine, whose gradient is finite everywhere."""
    before, multiple = torch.ones_like(cosines), cosines
    for _ in range(m - 1):
        before, multiple = multiple, 2 * cosines * multiple - before
    k = sum((cosines <= math.cos(j * math.pi / m) for j in range(1, m)), torch.zeros_like(cosines))
    return (1 - 2 * (k % 2)) * multiple - 2 * k


class AnnealedSoftmax(MarginSoftmax):
    """`MarginSoftmax` whose lambda falls with the steps."""

    def __init__(self, inner: Annealed, plan: "Annealing") -> None:
        super().__init__(inner)
        self._plan = plan
        self.advance(0)

    def advance(self, step: int) -> None:
        self.inner.share = self._plan.share_at(step)


@checked
class Annealing(MarginParameters):
    """lambda = max(least, start (1 + decline * step)^-1), the plan with which SphereFace was trained."""

    start: Weight = 1000.0
    decline: Weight = 0.12
    least: Weight = 5.0

    def share_at(self, step: int) -> float:
        return max(self.least, self.start / (1 + self.decline * step))

    def curve(self, cosines: Tensor) -> Tensor:
        loss = self.build(2, 1)
        loss.inner.share = 0.0
        return loss.target(cosines)


@checked
class LSoftmax(Annealing):
    """|W| |x| psi(theta), psi = (-1)^k cos(m theta) - 2 k on [k pi/m, (k+1) pi/m]. Liu et al., 2016."""

    m: Factor = 4

    def build(self, classes: int, dimension: int) -> MarginSoftmax:
        return AnnealedSoftmax(_LSoftmax(margin=self.m, scale=1, **weights(classes, dimension)), self)


@checked
class ASoftmax(Annealing):
    """|x| psi(theta) with weights of length 1 and no bias. Liu et al. (SphereFace), 2017."""

    m: Factor = 4

    def build(self, classes: int, dimension: int) -> MarginSoftmax:
        return AnnealedSoftmax(_ASoftmax(margin=self.m, scale=1, **weights(classes, dimension)), self)


@checked
class ModifiedSoftmax(MarginParameters):
    """|x| cos(theta) with weights of length 1 and no bias: A-Softmax without a margin."""

    def build(self, classes: int, dimension: int) -> MarginSoftmax:
        return MarginSoftmax(_ASoftmax(margin=1, scale=1, **weights(classes, dimension)))
