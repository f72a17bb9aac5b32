"""Triplets: an anchor shall be nearer to its own person than to anybody else."""

from typing import Annotated, ClassVar

from pydantic import Field
from pytorch_metric_learning.distances import LpDistance
from pytorch_metric_learning.losses import TripletMarginLoss
from pytorch_metric_learning.miners import TripletMarginMiner
from pytorch_metric_learning.reducers import MeanReducer
from torch import Tensor, nn

from faceclock.training.checking import checked
from faceclock.training.losses.base import FaceLoss, Parameters


class MinedTriplets(FaceLoss):
    """Mean of ``inner`` over the triplets of the batch that ``miner`` picks; 0 where there are none."""

    def __init__(self, miner: nn.Module, inner: nn.Module) -> None:
        super().__init__()
        self.miner, self.inner = miner, inner

    def compute(self, features: Tensor, labels: Tensor) -> dict[str, Tensor]:
        return {"loss": self.inner(features, labels, self.miner(features, labels))}


@checked
class Triplet(Parameters):
    """max(0, D(a,p)^2 - D(a,n)^2 + alpha) on unit features, over all semi-hard triplets of the batch:
    D(a,p)^2 < D(a,n)^2 < D(a,p)^2 + alpha. Schroff et al. (FaceNet), 2015."""

    needs_pairs: ClassVar[bool] = True
    classifies: ClassVar[bool] = False
    alpha: Annotated[float, Field(gt=0)] = 0.2

    def build(self, classes: int, dimension: int) -> FaceLoss:
        squared = {"distance": LpDistance(power=2)}
        miner = TripletMarginMiner(self.alpha, type_of_triplets="semihard", **squared)
        return MinedTriplets(miner, TripletMarginLoss(self.alpha, reducer=MeanReducer(), **squared))
