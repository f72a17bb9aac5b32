"""Triplets: an anchor shall be nearer to its own person than to anybody else."""

from typing import Annotated, ClassVar

from pydantic import Field
from pytorch_metric_learning.distances import LpDistance
from pytorch_metric_learning.losses import TripletMarginLoss
from pytorch_metric_learning.miners import BatchHardMiner, TripletMarginMiner
from pytorch_metric_learning.reducers import MeanReducer
from torch import Tensor, nn

from faceclock.training.checking import checked
from faceclock.training.losses.base import FaceLoss, Parameters, directed


class MinedTriplets(FaceLoss):
    """Mean of ``inner`` over the triplets of the batch that ``miner`` picks; 0 where there are none.

    Both are pytorch-metric-learning's, but for its mean, which leaves out triplets without loss.
    """

    def __init__(self, miner: nn.Module, inner: nn.Module) -> None:
        super().__init__()
        self.miner, self.inner = miner, inner

    def compute(self, features: Tensor, labels: Tensor) -> dict[str, Tensor]:
        placed = directed(features) if self.inner.distance.normalize_embeddings else features
        return {"loss": self.inner(placed, labels, self.miner(features, labels))}


@checked
class Triplet(Parameters):
    """max(0, D(a,p)^2 - D(a,n)^2 + alpha) on unit features, over all semi-hard triplets of the batch:
    D(a,p)^2 < D(a,n)^2 < D(a,p)^2 + alpha. Schroff et al. (FaceNet), 2015."""

    needs_pairs: ClassVar[bool] = True
    classifies: ClassVar[bool] = False
    alpha: Annotated[float, Field(gt=0)] = 0.2

    def build(self, classes: int, dimension: int) -> FaceLoss:
        distance = LpDistance(power=2)
        miner = TripletMarginMiner(self.alpha, type_of_triplets="semihard", distance=distance)
        return MinedTriplets(miner, TripletMarginLoss(self.alpha, distance=distance, reducer=MeanReducer()))


@checked
class BatchHard(Parameters):
    """log(1 + exp(D(a,p) - D(a,n))) with each anchor's farthest positive and nearest negative in the batch;
    D^2 if ``squared``; on features as they are unless ``normalised``. Hermans et al., 2017."""

    needs_pairs: ClassVar[bool] = True
    classifies: ClassVar[bool] = False
    squared: bool = False
    normalised: bool = False

    def build(self, classes: int, dimension: int) -> FaceLoss:
        distance = LpDistance(power=2 if self.squared else 1, normalize_embeddings=self.normalised)
        soft = TripletMarginLoss(0.0, smooth_loss=True, distance=distance, reducer=MeanReducer())
        return MinedTriplets(BatchHardMiner(distance=distance), soft)
