"""SqueezeNet (Iandola et al. 2016, table 1)."""

import torch
from torch import Tensor, nn

from faceclock.training.networks.blocks import begin, conv_relu
from faceclock.training.networks.dropout import Dropout

# channels of each fire module (squeezed, and of either half that expands them again), or a pool
_TABLE: tuple[tuple[int, int] | None, ...] = (
    None, (16, 64), (16, 64), (32, 128), None, (32, 128), (48, 192), (48, 192), (64, 256), None, (64, 256),
)  # fmt: skip


class SqueezeNet(nn.Module):
    """(n, 3, h, w) to (n, ``dimension``). The paper's last convolution gives classes and is averaged; ours gives
    the embedding, after the average, which is the same as both are linear. ``normalised``: batch norm
    behind every convolution."""

    def __init__(self, dimension: int = 128, normalised: bool = False, dropout: float = 0.5) -> None:
        super().__init__()
        layers = conv_relu(3, 96, 7, 2, normalised=normalised)
        inside = 96
        for row in _TABLE:
            if row is None:
                layers.append(nn.MaxPool2d(3, 2, ceil_mode=True))
            else:
                layers.append(_Fire(inside, *row, normalised))
                inside = 2 * row[1]
        self.body = nn.Sequential(*layers, Dropout(dropout), nn.AdaptiveAvgPool2d(1), nn.Flatten())
        self.embed = nn.Linear(inside, dimension)
        begin(self)

    def forward(self, x: Tensor) -> Tensor:
        return self.embed(self.body(x))


class _Fire(nn.Module):
    """Few channels by 1x1, then more by 1x1 and 3x3 side by side."""

    def __init__(self, inside: int, squeezed: int, expanded: int, normalised: bool) -> None:
        super().__init__()
        self.squeeze = nn.Sequential(*conv_relu(inside, squeezed, 1, normalised=normalised))
        self.ones = nn.Sequential(*conv_relu(squeezed, expanded, 1, normalised=normalised))
        self.threes = nn.Sequential(*conv_relu(squeezed, expanded, 3, normalised=normalised))

    def forward(self, x: Tensor) -> Tensor:
        few = self.squeeze(x)
        return torch.cat([self.ones(few), self.threes(few)], 1)
