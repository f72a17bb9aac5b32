"""The distillation loss: point where the teacher points, and keep its distances between people."""

from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional


@dataclass(frozen=True)
class DistillationLoss:
    """cosine: mean of 1 - cos(student, teacher). relation: mean squared difference between the cosines of
    all pairs in the batch (after Park et al., Relational Knowledge Distillation, 2019, with cosines)."""

    cosine: float = 1.0
    relation: float = 4.0

    def __call__(self, student: Tensor, teacher: Tensor) -> dict[str, Tensor]:
        """Both (n, d), of any length. With ``cosine`` 0 they may differ in d."""
        student, teacher = functional.normalize(student.float()), functional.normalize(teacher)
        relation = (_off_diagonal(student) - _off_diagonal(teacher)).square().mean()
        parts = {"loss": self.relation * relation, "relation": relation}
        if not self.cosine:
            return parts
        cosine = 1 - (student * teacher).sum(dim=1).mean()
        return parts | {"loss": parts["loss"] + self.cosine * cosine, "cosine": cosine}


def _off_diagonal(units: Tensor) -> Tensor:
    """(n * (n - 1),) cosines of everybody with everybody else."""
    others = ~torch.eye(len(units), dtype=torch.bool, device=units.device)
    return (units @ units.T)[others]
