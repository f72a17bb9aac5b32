"""Margin loss, with negatives drawn so that all distances are seen alike."""

import math
from typing import Annotated, ClassVar

import torch
from pydantic import Field
from pytorch_metric_learning.losses import MarginLoss
from torch import Tensor
from torch.nn import functional

from faceclock.training.checking import checked
from faceclock.training.losses.base import FaceLoss, Parameters, directed

Triples = tuple[Tensor, Tensor, Tensor]  # rows of anchors, positives and negatives
_TINY = 1e-12


class DistanceWeighted(FaceLoss):
    """pytorch-metric-learning's margin loss: the mean over all pairs that have a loss; beta is trained.

    The draw is own code. The library's miner divides by the largest weight of the whole batch, so that with
    512 values all negatives of an anchor underflow to 0, and it does not cap the weights of opposite features.
    """

    def __init__(self, settings: "Margin", classes: int) -> None:
        super().__init__()
        self.own_rate = settings.beta_rate
        count = classes if settings.per_class else None
        self.inner = MarginLoss(settings.alpha, beta=settings.beta, learn_beta=True, num_classes=count)
        self._cutoff = settings.cutoff
        self._random = torch.Generator()
        self.advance(0)

    def advance(self, step: int) -> None:
        self._random.manual_seed(step)

    def compute(self, features: Tensor, labels: Tensor) -> dict[str, Tensor]:
        triples = self.draw(features.detach(), labels)
        beta = self.inner.beta.detach().mean()
        return {"loss": self.inner(directed(features), labels, triples), "beta": beta}

    def draw(self, features: Tensor, labels: Tensor) -> Triples:
        """One negative for each anchor with each of its positives."""
        units = functional.normalize(features)
        same = labels[:, None] == labels
        anchors, positives = (same & ~torch.eye(len(same), dtype=torch.bool, device=same.device)).nonzero().T
        usable = ~same[anchors].all(dim=1)
        anchors, positives = anchors[usable], positives[usable]
        weights = log_weights(torch.cdist(units, units), features.shape[1], self._cutoff)
        weights = weights.masked_fill(same, -math.inf)[anchors]
        noise = torch.rand(weights.shape, generator=self._random).to(weights).clamp(min=_TINY)
        return anchors, positives, (weights - (-noise.log()).log()).argmax(dim=1)  # Gumbel's draw


def log_weights(distances: Tensor, dimension: int, cutoff: float) -> Tensor:
    """Logarithm of min(lambda, 1 / q(D)), where q(D) = D^(n-2) (1 - D^2 / 4)^((n-3)/2) is how frequent the
    distance D is between points on a sphere in n dimensions, and lambda = 1 / q(cutoff)."""

    def inverse(distance: Tensor) -> Tensor:
        chord = (1 - distance.square() / 4).clamp(min=_TINY)
        return (2 - dimension) * distance.clamp(min=_TINY).log() - (dimension - 3) / 2 * chord.log()

    return torch.minimum(inverse(distances), inverse(distances.new_tensor(cutoff)))


@checked
class Margin(Parameters):
    """max(0, alpha + y (D - beta)) on unit features, y = 1 for one person, -1 for two; ``beta`` is where
    training begins, one for all people or one each (``per_class``), trained with ``beta_rate`` times the
    run's rate. Wu et al. (Sampling Matters), 2017."""

    needs_pairs: ClassVar[bool] = True
    classifies: ClassVar[bool] = False
    alpha: Annotated[float, Field(gt=0)] = 0.2
    beta: Annotated[float, Field(gt=0, lt=2)] = 1.2
    per_class: bool = False
    beta_rate: Annotated[float, Field(ge=0)] = 1.0
    cutoff: Annotated[float, Field(gt=0, lt=2)] = 0.5

    def build(self, classes: int, dimension: int) -> DistanceWeighted:
        return DistanceWeighted(self, classes)
