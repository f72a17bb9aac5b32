"""MTCNN's joint loss (Zhang et al., 2016, equations 1 to 5): cross-entropy over the hardest windows, squared
distances of box and landmarks."""

from typing import Annotated

import torch
from pydantic import Field
from torch import Tensor
from torch.nn import functional

from faceclock.training.checking import checked
from faceclock.training.mtcnn.windows import FACE, NONE, PART
from faceclock.training.networks.mtcnn import Answer

Weight = Annotated[float, Field(ge=0)]


@checked
class MtcnnLoss:
    """Weights of the parts, of the landmarks also for O-Net, whose task they are; ``hard``: the share of the
    windows, those with the largest cross-entropy, that the score learns from."""

    score: Weight = 1.0
    box: Weight = 0.5
    landmarks: Weight = 0.5
    last_landmarks: Weight = 1.0
    hard: Annotated[float, Field(gt=0, le=1)] = 0.7

    def __call__(
        self, answer: Answer, labels: Tensor, box: Tensor, landmarks: Tensor, last: bool
    ) -> dict[str, Tensor]:
        """``labels`` (n,), ``box`` (n, 4), ``landmarks`` (n, 10). The parts and their weighted sum, "loss"."""
        counted = (labels == FACE) | (labels == NONE)
        shown = (labels == FACE) | (labels == PART)
        parts = {
            "score": self._hardest(answer.logits.flatten(1)[counted], labels[counted]),
            "box": _squared(answer.box.flatten(1)[shown], box[shown]),
        }
        total = self.score * parts["score"] + self.box * parts["box"]
        if answer.landmarks is not None:
            parts["landmarks"] = _squared(answer.landmarks.flatten(1)[shown], landmarks[shown])
            total = total + (self.last_landmarks if last else self.landmarks) * parts["landmarks"]
        return {"loss": total, **parts}

    def _hardest(self, logits: Tensor, labels: Tensor) -> Tensor:
        """Online hard sample mining: only the hardest of the batch pull."""
        each = functional.cross_entropy(logits, labels, reduction="none")
        count = max(1, int(self.hard * len(each)))
        return torch.topk(each, min(count, len(each))).values.sum() / count


def _squared(away: Tensor, wanted: Tensor) -> Tensor:
    """Mean squared distance of the vectors; 0 when there is none."""
    return (away - wanted).square().sum() / max(1, len(wanted))
