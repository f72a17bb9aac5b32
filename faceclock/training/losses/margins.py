"""Losses that subtract a margin on the angle to one's own class."""

from typing import Annotated

import numpy as np
import torch
from pydantic import Field
from pytorch_metric_learning.losses import ArcFaceLoss, LargeMarginSoftmaxLoss
from torch import Tensor

from faceclock.training.checking import checked
from faceclock.training.losses.base import FaceLoss, Parameters, angle, readings

Scale = Annotated[float, Field(gt=0)]
Margin = Annotated[float, Field(ge=0, lt=np.pi)]


class MarginSoftmax(FaceLoss):
    """Mean cross-entropy with the target's cosine replaced; ``inner`` is pytorch-metric-learning's loss."""

    def __init__(self, inner: LargeMarginSoftmaxLoss) -> None:
        super().__init__()
        self.inner = inner

    def compute(self, features: Tensor, labels: Tensor) -> dict[str, Tensor]:
        loss = self.inner(features, labels)
        with torch.no_grad():
            cosines, logits = self.inner.get_cosine(features), self.inner.get_logits(features)
        return {"loss": loss, **readings(cosines, logits, labels)}

    def target(self, cosines: Tensor) -> Tensor:
        """(n,) cosines to the own class, to what stands in their place, before the scale."""
        replaced: Tensor = self.inner.modify_cosine_of_target_classes(cosines)
        return replaced


class _ArcFace(ArcFaceLoss):
    """pytorch-metric-learning's arccos has no finite gradient at 0 and pi."""

    def get_angles(self, cosine_of_target_classes: Tensor) -> Tensor:
        return angle(cosine_of_target_classes)


@checked
class ArcFace(Parameters):
    """s cos(theta + m); past theta + m = pi: s (cos(theta) - m sin(pi - m)). Deng et al., 2019."""

    s: Scale = 64.0
    m: Margin = 0.5

    def build(self, classes: int, dimension: int) -> MarginSoftmax:
        return MarginSoftmax(_ArcFace(classes, dimension, margin=np.degrees(self.m), scale=self.s))
