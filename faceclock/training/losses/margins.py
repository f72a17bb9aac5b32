"""Softmax over scaled cosines whose own class is put back by a margin."""

import math
from functools import partial
from typing import Annotated, Any

import torch
from pydantic import Field
from pytorch_metric_learning.losses import ArcFaceLoss, CosFaceLoss, LargeMarginSoftmaxLoss
from torch import Tensor, nn

from faceclock.training.checking import checked
from faceclock.training.losses.base import FaceLoss, Parameters, angle, directed, readings

Scale = Annotated[float, Field(gt=0)]


class MarginSoftmax(FaceLoss):
    """Mean cross-entropy with the target's cosine replaced; ``inner`` is pytorch-metric-learning's loss."""

    def __init__(self, inner: LargeMarginSoftmaxLoss) -> None:
        super().__init__()
        self.inner = inner

    def compute(self, features: Tensor, labels: Tensor) -> dict[str, Tensor]:
        loss = self.inner(directed(features), labels)
        with torch.no_grad():
            cosines = self.inner.get_cosine(features)
            logits = self.inner.scale_logits(cosines, features)
        return {"loss": loss, **readings(cosines, logits, labels)}

    def target(self, cosines: Tensor) -> Tensor:
        """(n,) cosines to the own class, to what stands in their place, before the scale."""
        replaced: Tensor = self.inner.modify_cosine_of_target_classes(cosines)
        return replaced


class MarginParameters(Parameters):
    """Parameters of a loss that has a target-logit curve."""

    def build(self, classes: int, dimension: int) -> MarginSoftmax:
        raise NotImplementedError

    def curve(self, cosines: Tensor) -> Tensor:
        """(n,) cosines to the own class, to the target's logit before the scale, without annealing."""
        return self.build(2, 1).target(cosines)


class _ArcFace(ArcFaceLoss):
    """pytorch-metric-learning's arccos has no finite gradient at 0 and pi."""

    def get_angles(self, cosine_of_target_classes: Tensor) -> Tensor:
        return angle(cosine_of_target_classes)


@checked
class ArcFace(MarginParameters):
    """s cos(theta + m); past theta + m = pi: s (cos(theta) - m sin(pi - m)). Deng et al., 2019."""

    s: Scale = 64.0
    m: Annotated[float, Field(ge=0, lt=math.pi)] = 0.5

    def build(self, classes: int, dimension: int) -> MarginSoftmax:
        margin = math.degrees(self.m)
        return MarginSoftmax(_ArcFace(margin=margin, scale=self.s, **weights(classes, dimension)))


@checked
class CosFace(MarginParameters):
    """s (cos(theta) - m). Wang et al., 2018."""

    s: Scale = 64.0
    m: Annotated[float, Field(ge=0, lt=2)] = 0.35

    def build(self, classes: int, dimension: int) -> MarginSoftmax:
        return MarginSoftmax(CosFaceLoss(margin=self.m, scale=self.s, **weights(classes, dimension)))


@checked
class AMSoftmax(CosFace):
    """CosFace under its other name, with that paper's scale. Wang, Cheng et al., 2018."""

    s: Scale = 30.0


def weights(classes: int, dimension: int) -> dict[str, Any]:
    """Shape and start of the class weights: of length about 1, where the library's would be sqrt(d)."""
    start = partial(nn.init.normal_, std=1 / math.sqrt(dimension))
    return {"num_classes": classes, "embedding_size": dimension, "weight_init_func": start}
