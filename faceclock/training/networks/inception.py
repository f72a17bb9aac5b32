"""FaceNet's Inception networks (Schroff et al. 2015): NN2, NN3, NN4, NNS1 and NNS2.

NN2 is the paper's table 2. Of the others it gives the input and the size alone, and these choices are ours:
NN3 is NN2 on 160x160. NN4, on 96x96, "does not use 5x5 convolutions in the higher layers": 5a and 5b, whose maps
are 3x3, have none. NNS1 ("mini", 165x165, 26 million parameters, 220 million multiplications) is NN2 with 7/16 of
the channels, and NNS2 ("tiny", 140x116, 4.3 and 20 million) with 1/8 of them. So thin they need few
multiplications and still fewer parameters; as in NN1, a fully connected layer over the places of the last map,
of 1536 values, holds the rest. That gives 26.4 and 225 million for NNS1, 4.2 and 17 million for NNS2.
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from faceclock.training.networks.blocks import ResponseNorm, Size, begin, conv_relu, halved


@dataclass(frozen=True)
class _Row:
    """A row of the table: channels of 1x1; of 3x3 and 5x5, each (reduced, given); of the pool's projection
    (0: the pool is handed on); L2 or max pooling; the stride."""

    ones: int
    threes: tuple[int, int]
    fives: tuple[int, int]
    projected: int
    l2: bool = False
    stride: int = 1

    @property
    def given(self) -> int:
        return self.ones + self.threes[1] + self.fives[1] + self.projected


_TABLE = (
    _Row(64, (96, 128), (16, 32), 32),  # 3a
    _Row(64, (96, 128), (32, 64), 64, l2=True),
    _Row(0, (128, 256), (32, 64), 0, stride=2),
    _Row(256, (96, 192), (32, 64), 128, l2=True),  # 4a
    _Row(224, (112, 224), (32, 64), 128, l2=True),
    _Row(192, (128, 256), (32, 64), 128, l2=True),
    _Row(160, (144, 288), (32, 64), 128, l2=True),
    _Row(0, (160, 256), (64, 128), 0, stride=2),
    _Row(384, (192, 384), (48, 128), 128, l2=True),  # 5a
    _Row(384, (192, 384), (48, 128), 128),
)
_COARSEST = 2  # rows on the last size of map


class InceptionFace(nn.Module):
    """(n, 3, h, w) to (n, ``dimension``); ``size`` is (w, h).

    ``sixteenths`` of the table's channels; ``connected`` values in a layer over the whole last map instead of
    the mean over it; ``fives`` False leaves 5x5 convolutions out of the last rows. As published, local response
    norm stands in the stem alone; with ``normalised`` batch norm stands behind every convolution instead.
    """

    def __init__(
        self,
        dimension: int = 128,
        size: Size = (224, 224),
        sixteenths: int = 16,
        connected: int = 0,
        fives: bool = True,
        normalised: bool = False,
    ) -> None:
        super().__init__()
        first, second = (_scaled(channels, sixteenths) for channels in (64, 192))
        self.stem = _stem(first, second, normalised)
        rows, inside = [], second
        for index, row in enumerate(_TABLE):
            keep = fives or index < len(_TABLE) - _COARSEST
            rows.append(_Mixed(inside, _thinned(row, sixteenths, keep), normalised))
            inside = rows[-1].given
        self.body = nn.Sequential(*rows)
        self.head = _connected(inside, size, connected) if connected else _mean()
        self.embed = nn.Linear(connected or inside, dimension)
        begin(self)

    def forward(self, x: Tensor) -> Tensor:
        return self.embed(self.head(self.body(self.stem(x))))


class L2Pool(nn.Module):
    """The root of the mean of squares over 3x3 places. (Of the sum, values would triple from row to row.)"""

    def __init__(self, stride: int = 1) -> None:
        super().__init__()
        self.stride = stride

    def forward(self, x: Tensor) -> Tensor:
        mean = functional.avg_pool2d(x * x, 3, self.stride, 1)
        return torch.sqrt(mean + 1e-6)  # the root of zero has no gradient


class _Mixed(nn.Module):
    """One row of the table: up to four branches side by side."""

    def __init__(self, inside: int, row: _Row, normalised: bool) -> None:
        super().__init__()
        pool: list[nn.Module] = [L2Pool(row.stride) if row.l2 else nn.MaxPool2d(3, row.stride, 1)]
        if row.projected:
            pool += conv_relu(inside, row.projected, 1, normalised=normalised)
        self.branches = nn.ModuleList([nn.Sequential(*pool)])
        if row.ones:
            self.branches.append(nn.Sequential(*conv_relu(inside, row.ones, 1, normalised=normalised)))
        for kernel, (reduced, channels) in ((3, row.threes), (5, row.fives)):
            if channels:
                layers = conv_relu(inside, reduced, 1, normalised=normalised)
                layers += conv_relu(reduced, channels, kernel, row.stride, normalised=normalised)
                self.branches.append(nn.Sequential(*layers))
        self.given = row.given if row.projected else row.given + inside

    def forward(self, x: Tensor) -> Tensor:
        return torch.cat([branch(x) for branch in self.branches], 1)


def _stem(first: int, second: int, normalised: bool) -> nn.Sequential:
    """Down to an eighth: 7x7, pool, "inception (2)" of 1x1 and 3x3, pool."""
    norm: list[nn.Module] = [] if normalised else [ResponseNorm()]
    return nn.Sequential(
        *conv_relu(3, first, 7, 2, normalised=normalised), nn.MaxPool2d(3, 2, 1), *norm,
        *conv_relu(first, first, 1, normalised=normalised),
        *conv_relu(first, second, 3, normalised=normalised), *norm, nn.MaxPool2d(3, 2, 1),
    )  # fmt: skip


def _mean() -> nn.Sequential:
    return nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Flatten())


def _connected(inside: int, size: Size, values: int) -> nn.Sequential:
    rows, columns = halved(size, 5)
    return nn.Sequential(nn.Flatten(), nn.Linear(inside * rows * columns, values), nn.ReLU(inplace=True))


def _scaled(channels: int, sixteenths: int) -> int:
    return channels * sixteenths // 16


def _thinned(row: _Row, sixteenths: int, fives: bool) -> _Row:
    one, three, five, pool = (
        tuple(_scaled(channels, sixteenths) for channels in entry)
        for entry in ((row.ones,), row.threes, row.fives if fives else (0, 0), (row.projected,))
    )
    return _Row(one[0], (three[0], three[1]), (five[0], five[1]), pool[0], row.l2, row.stride)
