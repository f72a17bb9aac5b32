"""Softmax over scaled cosines without a margin: what matters is the scale."""

import math
from typing import Annotated

import torch
from pydantic import Field
from pytorch_metric_learning.losses import CosFaceLoss
from torch import nn

from faceclock.training.checking import checked
from faceclock.training.losses.margins import MarginParameters, MarginSoftmax, Scale, weights


@checked
class NormFace(MarginParameters):
    """s cos(theta), both sides normalised. Wang et al. (NormFace), 2017.

    Without ``s`` it is the least scale at which a picture on its centre, at right angles to all others, has
    the ``probability``; never below 1. ``learned``: from there on it is trained like any weight.
    """

    s: Scale | None = None
    probability: Annotated[float, Field(gt=0, lt=1)] = 0.99
    learned: bool = False

    def build(self, classes: int, dimension: int) -> MarginSoftmax:
        scale = self.s or max(1.0, least_scale(self.probability, classes))
        loss = _scaled_cosines(scale, classes, dimension)
        if self.learned:
            loss.inner.scale = nn.Parameter(torch.tensor(scale))
        return loss


@checked
class Coco(MarginParameters):
    """s cos(x, centroid_j), congenerous cosine. The centroids are learnt, because means over all pictures
    would be stale. Liu, Li, Wang, 2017.

    Without ``s`` it follows from the number of classes: where a picture lies on its centroid and opposite to
    all others, ``remaining`` loss is left; never below 1.
    """

    s: Scale | None = None
    remaining: Annotated[float, Field(gt=0)] = 1e-4

    def build(self, classes: int, dimension: int) -> MarginSoftmax:
        scale = self.s or max(1.0, congenerous_scale(self.remaining, classes))
        return _scaled_cosines(scale, classes, dimension)


def least_scale(probability: float, classes: int) -> float:
    """log(p (C - 1) / (1 - p)): below it, no picture can reach the probability p."""
    return math.log(probability * max(1, classes - 1) / (1 - probability))


def congenerous_scale(remaining: float, classes: int) -> float:
    """log((C - 1) / (exp(loss) - 1)) / 2, solved from loss = log(1 + (C - 1) exp(-2 s))."""
    return math.log(max(1, classes - 1) / math.expm1(remaining)) / 2


def _scaled_cosines(scale: float, classes: int, dimension: int) -> MarginSoftmax:
    return MarginSoftmax(CosFaceLoss(margin=0.0, scale=scale, **weights(classes, dimension)))
