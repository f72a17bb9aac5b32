"""DeepID2: who is it, and is it the same person?"""

from typing import Annotated, ClassVar

import torch
from pydantic import Field
from torch import Tensor
from torch.nn import functional

from faceclock.training.checking import checked
from faceclock.training.losses.base import Parameters, directed
from faceclock.training.losses.softmax import SoftmaxLoss


class ContrastiveLoss(SoftmaxLoss):
    """Softmax plus the verification signal. Own code: pytorch-metric-learning's contrastive loss has D and
    max(0, m - D) where DeepID2 has their squares."""

    def __init__(self, classes: int, dimension: int, settings: "Contrastive") -> None:
        super().__init__(classes, dimension)
        self._settings = settings

    def compute(self, features: Tensor, labels: Tensor) -> dict[str, Tensor]:
        parts = super().compute(features, labels)
        compared = functional.normalize(directed(features)) if self._settings.normalised else features
        signal = verification(compared, labels, self._settings.m)
        return {
            **parts,
            "loss": parts["loss"] + self._settings.weight * signal,
            "verification": signal.detach(),
        }


def verification(features: Tensor, labels: Tensor, margin: float) -> Tensor:
    """Mean of D^2 / 2 over all pairs of one person, and of max(0, margin - D)^2 / 2 over all others, half of
    each, because a batch has far more of the others. A kind of pairs that the batch lacks counts 0."""
    distances = torch.cdist(features, features, compute_mode="donot_use_mm_for_euclid_dist")
    same, upper = labels[:, None] == labels, torch.ones_like(distances, dtype=torch.bool).triu(1)
    near, far = distances[same & upper], (margin - distances[~same & upper]).clamp(min=0)
    return sum((kind.square().sum() / max(1, kind.numel()) for kind in (near, far)), near.sum() * 0) / 4


@checked
class Contrastive(Parameters):
    """Softmax + ``weight`` (lambda) times the verification signal: D^2 / 2 for pictures of one person,
    max(0, m - D)^2 / 2 for others; D between unit features unless ``normalised`` is off. Sun et al., 2014."""

    needs_pairs: ClassVar[bool] = True
    m: Annotated[float, Field(gt=0)] = 1.0
    weight: Annotated[float, Field(ge=0)] = 0.05
    normalised: bool = True

    def build(self, classes: int, dimension: int) -> ContrastiveLoss:
        return ContrastiveLoss(classes, dimension, self)
