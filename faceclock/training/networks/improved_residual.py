"""ArcFace's LResNet-E-IR (Deng et al. 2019; the residual unit is Han et al.'s of 2017)."""

from torch import Tensor, nn

from faceclock.training.networks.blocks import Size, halved
from faceclock.training.networks.dropout import Dropout

_CHANNELS = (64, 128, 256, 512)
LAYERS = {18: (2, 2, 2, 2), 34: (3, 4, 6, 3), 50: (3, 4, 14, 3), 100: (3, 13, 30, 3)}


class ImprovedResidualFace(nn.Module):
    """(n, 3, h, w) to (n, ``dimension``); ``size`` is (w, h), ``layers`` a key of LAYERS.

    "L": the stem keeps the full resolution, since 112 pixels are few. Head "E": BN, dropout, fully
    connected, BN.
    """

    def __init__(
        self, layers: int, dimension: int = 512, size: Size = (112, 112), dropout: float = 0.4
    ) -> None:
        super().__init__()
        self.stem = nn.Sequential(
            nn.Conv2d(3, 64, 3, 1, 1, bias=False), nn.BatchNorm2d(64), nn.PReLU(64)
        )  # fmt: skip
        units: list[nn.Module] = []
        inside = 64
        for channels, count in zip(_CHANNELS, LAYERS[layers], strict=True):
            for index in range(count):
                units.append(_Unit(inside, channels, 2 if index == 0 else 1))
                inside = channels
        self.body = nn.Sequential(*units)
        rows, columns = halved(size, 4)
        self.head = nn.Sequential(
            nn.BatchNorm2d(inside), Dropout(dropout), nn.Flatten(),
            nn.Linear(inside * rows * columns, dimension), nn.BatchNorm1d(dimension),
        )  # fmt: skip

    def forward(self, x: Tensor) -> Tensor:
        return self.head(self.body(self.stem(x)))


class _Unit(nn.Module):
    """BN, convolution, BN, PReLU, convolution (with the stride), BN, round a shortcut."""

    def __init__(self, inside: int, outside: int, stride: int) -> None:
        super().__init__()
        self.layers = nn.Sequential(
            nn.BatchNorm2d(inside),
            nn.Conv2d(inside, outside, 3, 1, 1, bias=False),
            nn.BatchNorm2d(outside),
            nn.PReLU(outside),
            nn.Conv2d(outside, outside, 3, stride, 1, bias=False),
            nn.BatchNorm2d(outside),
        )
        self.shortcut = nn.Sequential()
        if stride != 1:
            self.shortcut.append(nn.Conv2d(inside, outside, 1, stride, bias=False))
            self.shortcut.append(nn.BatchNorm2d(outside))

    def forward(self, x: Tensor) -> Tensor:
        return self.layers(x) + self.shortcut(x)
