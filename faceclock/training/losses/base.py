"""What every loss of a recogniser has in common."""

from typing import Any, ClassVar

import torch
from torch import Tensor, nn
from torch.nn import functional

from faceclock.training.checking import checked

_SHORT = 1e-6


class FaceLoss(nn.Module):
    """features (n, d) of any length and labels (n,) int64 to a dict of tensors with the key "loss".

    Losses that classify also give "theta" (n,), the degrees between each feature and its class's centre, and
    "accuracy", both without gradient. Inside, numbers have at least 32 bits whatever autocast wants: with
    s = 64 the 8 bits of bfloat16 would move a logit by 0.25.
    """

    own_rate: float = 1.0  # of scales and margins that are learnt, in multiples of the run's rate

    def forward(self, features: Tensor, labels: Tensor) -> dict[str, Tensor]:
        with torch.autocast(features.device.type, enabled=False):
            wide = features if features.dtype == torch.float64 else features.float()
            return self.compute(wide, labels)

    def compute(self, features: Tensor, labels: Tensor) -> dict[str, Tensor]:
        raise NotImplementedError

    def advance(self, step: int) -> None:
        """Called before each step: annealing and random draws depend on the step alone."""

    def groups(self, rate: float, decay: float) -> list[dict[str, Any]]:
        """Groups of parameters for an optimiser. A schedule sets ``lr`` to its own rate times ``scale``."""
        matrices = [value for value in self.parameters() if value.ndim > 1]
        rest = [value for value in self.parameters() if value.ndim <= 1]
        groups = [_group(matrices, rate, decay), _group(rest, rate * self.own_rate, 0.0, self.own_rate)]
        return [group for group in groups if group["params"]]


@checked
class Parameters:
    """The parameters of a loss, as a run file gives them; fields are declared by each loss."""

    needs_pairs: ClassVar[bool] = False  # batches must hold two pictures of a person, and two people
    classifies: ClassVar[bool] = True  # gives theta and accuracy

    def build(self, classes: int, dimension: int) -> FaceLoss:
        raise NotImplementedError


def readings(cosines: Tensor, logits: Tensor, labels: Tensor) -> dict[str, Tensor]:
    """Both (n, classes), without a margin, to what a run reports beside its loss."""
    own = cosines.detach().gather(1, labels[:, None])[:, 0]
    right = logits.detach().argmax(dim=1) == labels
    return {"theta": torch.rad2deg(angle(own)), "accuracy": right.to(cosines.dtype).mean()}


def angle(cosines: Tensor) -> Tensor:
    """Radians. The derivative stays finite at 0 and pi, where arccos has none: there it is 0 along all
    directions of a feature, because the cosine's own gradient vanishes."""
    smallest = torch.finfo(cosines.dtype).eps
    return torch.atan2((1 - cosines.square()).clamp(min=smallest).sqrt(), cosines)


def cosines_to(features: Tensor, centres: Tensor) -> Tensor:
    """(n, d) and (classes, d) to (n, classes)."""
    return functional.normalize(features) @ functional.normalize(centres).T


def directed(features: Tensor) -> Tensor:
    """Lets no gradient through to features without length: they have no direction that could be turned, and
    normalising would give them a gradient of 1e12."""
    lengths = torch.linalg.vector_norm(features.detach(), dim=1, keepdim=True)
    return torch.where(lengths > _SHORT, features, features.detach())


def _group(values: list[nn.Parameter], rate: float, decay: float, scale: float = 1.0) -> dict[str, Any]:
    return {"params": values, "lr": rate, "weight_decay": decay, "scale": scale}
