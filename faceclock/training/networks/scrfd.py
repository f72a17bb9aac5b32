"""The starter's detector: a small residual pyramid with SCRFD's nine outputs."""

import torch
from torch import Tensor, nn
from torch.nn import functional

from faceclock.training.anchors import ANCHORS, STRIDES, TYPICAL
from faceclock.training.networks.blocks import ConvNorm, Residual

VALUES = 1 + 4 + 10  # of an anchor: score, distances to the box's sides, five landmarks


class CompactDetector(nn.Module):
    """(n, 3, h, w), sides multiples of 32, to one (n, h/s * w/s * 2, 15) a stride s: score logit, distances
    and landmark offsets from the cell's corner in units of s. `ScrfdOutputs` makes the pack's layout of it.

    Channels: (stem, half-way, strides 8, 16, 32); ``neck`` in the pyramid.
    """

    def __init__(self, channels: tuple[int, ...] = (16, 32, 48, 96, 128), neck: int = 48) -> None:
        super().__init__()
        first, half, fine, middle, coarse = channels
        self.stem = nn.Sequential(ConvNorm(3, first, 3, 2), ConvNorm(first, half, 3, 2))
        self.fine = nn.Sequential(Residual(half, fine, 2), Residual(fine, fine, middle=fine // 3))
        self.middle = nn.Sequential(Residual(fine, middle, 2), Residual(middle, middle, middle=middle // 2))
        self.coarse = nn.Sequential(Residual(middle, coarse, 2), Residual(coarse, coarse, middle=coarse // 2))
        self.laterals = nn.ModuleList(ConvNorm(c, neck, 1) for c in (fine, middle, coarse))
        self.towers = nn.ModuleList(ConvNorm(neck, neck) for _ in STRIDES)
        self.heads = nn.ModuleList(_Head(neck, stride) for stride in STRIDES)

    def forward(self, x: Tensor) -> list[Tensor]:
        fine = self.fine(self.stem(x))
        middle = self.middle(fine)
        levels = [fine, middle, self.coarse(middle)]
        maps = [lateral(level) for lateral, level in zip(self.laterals, levels, strict=True)]
        maps[1] = maps[1] + functional.interpolate(maps[2], scale_factor=2.0)
        maps[0] = maps[0] + functional.interpolate(maps[1], scale_factor=2.0)
        return [head(tower(level)) for head, tower, level in zip(self.heads, self.towers, maps, strict=True)]


class _Head(nn.Module):
    """(n, c, h, w) to (n, h * w * 2, 15), cells row by row. What is learnt is relative to a typical face of
    each anchor, so that all anchors learn values of one size."""

    scale: Tensor
    start: Tensor

    def __init__(self, channels: int, stride: int) -> None:
        super().__init__()
        self.values = nn.Conv2d(channels, ANCHORS * VALUES, 1)
        nn.init.normal_(self.values.weight, std=0.01)
        nn.init.zeros_(self.values.bias)
        with torch.no_grad():
            self.values.bias[::VALUES] = -4.0  # nearly all anchors are no face
        halves = [size / 2 / stride for size in TYPICAL[stride]]
        self.register_buffer("scale", torch.tensor([[1.0, *[half] * 14] for half in halves]).reshape(-1))
        starts = [[0.0, *[half] * 4, *[0.0] * 10] for half in halves]
        self.register_buffer("start", torch.tensor(starts).reshape(-1))

    def forward(self, x: Tensor) -> Tensor:
        values = self.values(x).float().permute(0, 2, 3, 1) * self.scale + self.start
        return values.reshape(x.shape[0], -1, VALUES)


class ScrfdOutputs(nn.Module):
    """A detector with the outputs of InsightFace's files: scores, boxes, landmarks, each a stride."""

    def __init__(self, detector: nn.Module) -> None:
        super().__init__()
        self.detector = detector

    def forward(self, x: Tensor) -> tuple[Tensor, ...]:
        levels = [level.reshape(-1, VALUES) for level in self.detector(x)]
        scores = [torch.sigmoid(level[:, :1]) for level in levels]
        return (*scores, *(level[:, 1:5] for level in levels), *(level[:, 5:] for level in levels))
