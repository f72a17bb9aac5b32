"""MobileFaceNet (Chen et al. 2018, table 1): inverted residuals for faces, about a million parameters."""

from torch import Tensor, nn

from faceclock.training.networks.blocks import Size, halved

# expansion, channels, blocks, stride of the first
_STAGES = ((2, 64, 5, 2), (4, 128, 1, 2), (2, 128, 6, 1), (4, 128, 1, 2), (2, 128, 2, 1))
_LAST = 512


class MobileFaceNet(nn.Module):
    """(n, 3, h, w) to (n, ``dimension``); ``size`` is (w, h).

    Instead of a mean over the last map, a depthwise convolution of its whole extent ("linear GDConv")
    weighs its places: the middle of a face tells more than the rim.
    """

    def __init__(self, dimension: int = 128, size: Size = (112, 112)) -> None:
        super().__init__()
        layers: list[nn.Module] = [_Unit(3, 64, 3, 2), _Unit(64, 64, 3, groups=64)]
        inside = 64
        for expansion, channels, blocks, stride in _STAGES:
            for index in range(blocks):
                layers.append(_Bottleneck(inside, channels, expansion, stride if index == 0 else 1))
                inside = channels
        self.body = nn.Sequential(*layers, _Unit(inside, _LAST, 1))
        weights = nn.Conv2d(_LAST, _LAST, halved(size, 4), groups=_LAST, bias=False)
        self.weigh = nn.Sequential(weights, nn.BatchNorm2d(_LAST))
        self.embed = nn.Sequential(nn.Linear(_LAST, dimension, bias=False), nn.BatchNorm1d(dimension))

    def forward(self, x: Tensor) -> Tensor:
        return self.embed(self.weigh(self.body(x)).flatten(1))


class _Unit(nn.Sequential):
    """Convolution, batch norm, PReLU."""

    def __init__(self, inside: int, outside: int, kernel: int, stride: int = 1, groups: int = 1) -> None:
        super().__init__(
            nn.Conv2d(inside, outside, kernel, stride, kernel // 2, groups=groups, bias=False),
            nn.BatchNorm2d(outside),
            nn.PReLU(outside),
        )


class _Bottleneck(nn.Module):
    """Expand, filter each channel, project linearly; a shortcut where nothing changes its shape."""

    def __init__(self, inside: int, outside: int, expansion: int, stride: int) -> None:
        super().__init__()
        middle = inside * expansion
        self.layers = nn.Sequential(
            _Unit(inside, middle, 1),
            _Unit(middle, middle, 3, stride, groups=middle),
            nn.Conv2d(middle, outside, 1, bias=False),
            nn.BatchNorm2d(outside),
        )
        self.shortcut = stride == 1 and inside == outside

    def forward(self, x: Tensor) -> Tensor:
        found: Tensor = self.layers(x)
        return x + found if self.shortcut else found
