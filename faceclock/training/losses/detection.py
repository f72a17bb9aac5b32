"""The detector's loss: quality focal loss on scores, GIoU on boxes, wing loss on landmarks.

Sources: Li et al., Generalized Focal Loss, 2020; Rezatofighi et al., GIoU, 2019; Feng et al., Wing Loss, 2018
(here without its constant, and with errors as shares of the face's size).
"""

from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

_WING = 0.02  # share of the face's size at which the landmark loss turns from linear to logarithmic


@dataclass(frozen=True)
class DetectionLoss:
    """Weights of the parts; landmarks count most, because alignment decides recognition."""

    score: float = 1.0
    box: float = 1.5
    landmarks: float = 3.0

    def __call__(
        self, predicted: Tensor, labels: Tensor, values: Tensor, points: Tensor, strides: Tensor
    ) -> dict[str, Tensor]:
        """``predicted`` (n, a, 15) as the net gives it, ``labels`` (n, a), ``values`` (n, a, 14) in pixels,
        ``points`` (a, 2), ``strides`` (a,). Returns the parts and their weighted sum as "loss"."""
        face = labels == 1
        boxes, landmarks = decode(predicted, points, strides)
        wanted = values[face]
        overlap, giou = overlaps(boxes[face], wanted[:, :4])
        quality = torch.zeros_like(predicted[..., 0])
        quality[face] = overlap.detach().clamp(0.1)
        count = quality.sum().clamp(min=1.0)
        score = quality_focal(predicted[..., 0], quality)[labels >= 0].sum() / count
        box = (1 - giou).sum() / count
        marks = wing(landmarks[face] - wanted[:, 4:], _sides(wanted[:, :4])).sum() / count
        total = self.score * score + self.box * box + self.landmarks * marks
        return {"loss": total, "score": score, "box": box, "landmarks": marks}


def decode(predicted: Tensor, points: Tensor, strides: Tensor) -> tuple[Tensor, Tensor]:
    """Boxes (n, a, 4) as left, top, right, bottom and landmarks (n, a, 10), in pixels."""
    away = predicted[..., 1:5] * strides[:, None]
    boxes = torch.cat([points - away[..., :2], points + away[..., 2:]], dim=-1)
    return boxes, points.repeat(1, 5) + predicted[..., 5:] * strides[:, None]


def quality_focal(logits: Tensor, quality: Tensor) -> Tensor:
    """-|q - p|^2 (q log p + (1 - q) log(1 - p)) with p = sigmoid(logit); q is 0 where there is no face."""
    away = (quality - torch.sigmoid(logits)).abs().square()
    return away * functional.binary_cross_entropy_with_logits(logits, quality, reduction="none")


def overlaps(one: Tensor, other: Tensor) -> tuple[Tensor, Tensor]:
    """Intersection over union of boxes (m, 4), and GIoU: less the share of the hull that neither covers."""
    low, high = torch.maximum(one[:, :2], other[:, :2]), torch.minimum(one[:, 2:], other[:, 2:])
    shared = (high - low).clamp(min=0).prod(dim=1)
    union = _area(one) + _area(other) - shared
    hull = torch.maximum(one[:, 2:], other[:, 2:]) - torch.minimum(one[:, :2], other[:, :2])
    hull_area = hull.prod(dim=1).clamp(min=1e-6)
    overlap = shared / union.clamp(min=1e-6)
    return overlap, overlap - (hull_area - union) / hull_area


def wing(away: Tensor, sides: Tensor) -> Tensor:
    """Mean over the coordinates (m, 10) of log(1 + |away| / (side * 0.02)): small errors still pull."""
    return torch.log1p(away.abs() / (_WING * sides[:, None])).mean(dim=1)


def _area(boxes: Tensor) -> Tensor:
    return (boxes[:, 2:] - boxes[:, :2]).clamp(min=0).prod(dim=1)


def _sides(boxes: Tensor) -> Tensor:
    return _area(boxes).sqrt()
