"""A spatial transformer (Jaderberg et al. 2015) as the front of a face network: alignment that is learned."""

import torch
from torch import Tensor, nn
from torch.nn import functional

from faceclock.training.networks.blocks import Size

_IDENTITY = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0)
_LOOK = 32  # pixels; where a face lies is seen in a small picture


class SpatialTransformer(nn.Module):
    """``network`` on its input moved by an affine map that a small network reads off the input.

    ``size`` is (w, h) of the input. The map begins as the identity, so that a trained network can get such a
    front without loss. What comes from outside the picture is zero, the grey of normalised pixels.
    """

    grid: Tensor

    def __init__(self, network: nn.Module, size: Size) -> None:
        super().__init__()
        self.network = network
        self.locate = nn.Sequential(
            *_halving(3, 16), *_halving(16, 32), *_halving(32, 32), nn.Flatten(),
            nn.Linear(32 * (_LOOK // 8) ** 2, 32), nn.ReLU(inplace=True),
        )  # fmt: skip
        self.affine = nn.Linear(32, 6)
        nn.init.zeros_(self.affine.weight)
        with torch.no_grad():
            self.affine.bias.copy_(torch.tensor(_IDENTITY))
        self.register_buffer("grid", _places(*size), persistent=False)

    def forward(self, x: Tensor) -> Tensor:
        return self.network(self.moved(x))

    def moved(self, x: Tensor) -> Tensor:
        """What ``network`` sees, (n, 3, h, w). In single precision: half a pixel is lost in bfloat16."""
        with torch.autocast(x.device.type, enabled=False):
            whole = x.float()
            small = functional.interpolate(whole, (_LOOK, _LOOK), mode="bilinear", align_corners=False)
            matrix = self.affine(self.locate(small)).reshape(-1, 2, 3)
            grid = torch.matmul(self.grid, matrix.transpose(1, 2))
            grid = grid.reshape(-1, x.shape[2], x.shape[3], 2)
            return functional.grid_sample(whole, grid, "bilinear", "zeros", align_corners=False)


def _halving(inside: int, outside: int) -> list[nn.Module]:
    return [nn.Conv2d(inside, outside, 3, 2, 1), nn.ReLU(inplace=True)]


def _places(width: int, height: int) -> Tensor:
    """(height * width, 3): x, y of each pixel's centre in -1..1, and 1."""
    x = (torch.arange(width) + 0.5) * 2 / width - 1
    y = (torch.arange(height) + 0.5) * 2 / height - 1
    rows, columns = torch.meshgrid(y, x, indexing="ij")
    return torch.stack([columns, rows, torch.ones_like(rows)], -1).reshape(-1, 3)
