"""Inception-ResNet-v1 (Szegedy et al. 2016), with the smaller stem that Sandberg's FaceNet gave it."""

import torch
from torch import Tensor, nn

from faceclock.training.networks.dropout import Dropout

_EPSILON = 1e-3
_MAP, _MIDDLE, _LAST = 256, 896, 1792  # channels of the three sizes of map


class InceptionResNet(nn.Module):
    """(n, 3, h, w) to (n, ``dimension``), made for 160x160."""

    def __init__(self, dimension: int = 512, dropout: float = 0.2) -> None:
        super().__init__()
        self.stem = nn.Sequential(
            _Unit(3, 32, 3, 2, 0), _Unit(32, 32, 3, 1, 0), _Unit(32, 64, 3), nn.MaxPool2d(3, 2),
            _Unit(64, 80, 1), _Unit(80, 192, 3, 1, 0), _Unit(192, _MAP, 3, 2, 0),
        )  # fmt: skip
        self.fine = nn.Sequential(*(_fine(0.17) for _ in range(5)))
        self.shrink = _Branches(
            _chain(_Unit(_MAP, 384, 3, 2, 0)),
            _chain(_Unit(_MAP, 192, 1), _Unit(192, 192, 3), _Unit(192, 256, 3, 2, 0)),
            nn.MaxPool2d(3, 2),
        )
        self.middle = nn.Sequential(*(_middle(0.10) for _ in range(10)))
        self.shrink_again = _Branches(
            _chain(_Unit(_MIDDLE, 256, 1), _Unit(256, 384, 3, 2, 0)),
            _chain(_Unit(_MIDDLE, 256, 1), _Unit(256, 256, 3, 2, 0)),
            _chain(_Unit(_MIDDLE, 256, 1), _Unit(256, 256, 3), _Unit(256, 256, 3, 2, 0)),
            nn.MaxPool2d(3, 2),
        )
        self.coarse = nn.Sequential(*(_coarse(0.20) for _ in range(5)), _coarse(1.0, active=False))
        self.head = nn.Sequential(
            nn.AdaptiveAvgPool2d(1), nn.Flatten(), Dropout(dropout),
            nn.Linear(_LAST, dimension, bias=False), nn.BatchNorm1d(dimension, _EPSILON),
        )  # fmt: skip

    def forward(self, x: Tensor) -> Tensor:
        middle = self.middle(self.shrink(self.fine(self.stem(x))))
        return self.head(self.coarse(self.shrink_again(middle)))


class _Unit(nn.Sequential):
    """Convolution, batch norm, ReLU; it keeps the extent unless ``padding`` is given."""

    def __init__(
        self,
        inside: int,
        outside: int,
        kernel: int | tuple[int, int],
        stride: int = 1,
        padding: int | str = "same",
    ) -> None:
        super().__init__(
            nn.Conv2d(inside, outside, kernel, stride, padding, bias=False),
            nn.BatchNorm2d(outside, _EPSILON),
            nn.ReLU(inplace=True),
        )


class _Branches(nn.Module):
    """The channels of all branches, one after the other."""

    def __init__(self, *branches: nn.Module) -> None:
        super().__init__()
        self.branches = nn.ModuleList(branches)

    def forward(self, x: Tensor) -> Tensor:
        return torch.cat([branch(x) for branch in self.branches], 1)


class _Residual(nn.Module):
    """relu(x + scale * f(x)), f the branches brought to x's channels; small scales keep training stable."""

    def __init__(self, branches: _Branches, inside: int, outside: int, scale: float, active: bool) -> None:
        super().__init__()
        self.branches, self.scale, self.active = branches, scale, active
        self.project = nn.Conv2d(inside, outside, 1)

    def forward(self, x: Tensor) -> Tensor:
        whole = x + self.scale * self.project(self.branches(x))
        return torch.relu(whole) if self.active else whole


def _chain(*units: nn.Module) -> nn.Module:
    return nn.Sequential(*units)


def _fine(scale: float) -> nn.Module:
    branches = _Branches(
        _chain(_Unit(_MAP, 32, 1)),
        _chain(_Unit(_MAP, 32, 1), _Unit(32, 32, 3)),
        _chain(_Unit(_MAP, 32, 1), _Unit(32, 32, 3), _Unit(32, 32, 3)),
    )
    return _Residual(branches, 3 * 32, _MAP, scale, active=True)


def _middle(scale: float) -> nn.Module:
    branches = _Branches(
        _chain(_Unit(_MIDDLE, 128, 1)),
        _chain(_Unit(_MIDDLE, 128, 1), _Unit(128, 128, (1, 7)), _Unit(128, 128, (7, 1))),
    )
    return _Residual(branches, 2 * 128, _MIDDLE, scale, active=True)


def _coarse(scale: float, active: bool = True) -> nn.Module:
    branches = _Branches(
        _chain(_Unit(_LAST, 192, 1)),
        _chain(_Unit(_LAST, 192, 1), _Unit(192, 192, (1, 3)), _Unit(192, 192, (3, 1))),
    )
    return _Residual(branches, 2 * 192, _LAST, scale, active)
