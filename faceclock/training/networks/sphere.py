"""SphereFace's residual networks (Liu et al. 2017, table 2), also called Resface."""

from torch import Tensor, nn

from faceclock.training.networks.blocks import Size, halved

_CHANNELS = (64, 128, 256, 512)
LAYERS = {20: (1, 2, 4, 1), 36: (2, 4, 8, 2)}


class SphereFace(nn.Module):
    """(n, 3, h, w) to (n, ``dimension``); ``size`` is (w, h), ``layers`` a key of LAYERS. As published there
    is no batch norm; ``normalised`` puts one behind every convolution."""

    def __init__(
        self, layers: int, dimension: int = 512, size: Size = (96, 112), normalised: bool = False
    ) -> None:
        super().__init__()
        stages: list[nn.Module] = []
        inside = 3
        for channels, count in zip(_CHANNELS, LAYERS[layers], strict=True):
            stages += _convolution(inside, channels, 2, normalised)
            stages += [_Pair(channels, normalised) for _ in range(count)]
            inside = channels
        self.body = nn.Sequential(*stages)
        rows, columns = halved(size, len(_CHANNELS))
        self.embed = nn.Linear(inside * rows * columns, dimension)

    def forward(self, x: Tensor) -> Tensor:
        return self.embed(self.body(x).flatten(1))


class _Pair(nn.Module):
    """x + f(x), f two convolutions; it begins near zero (deviation 0.01), which keeps depth harmless."""

    def __init__(self, channels: int, normalised: bool) -> None:
        super().__init__()
        self.layers = nn.Sequential(
            *_convolution(channels, channels, 1, normalised), *_convolution(channels, channels, 1, normalised)
        )
        for layer in self.layers:
            if isinstance(layer, nn.Conv2d):
                nn.init.normal_(layer.weight, std=0.01)

    def forward(self, x: Tensor) -> Tensor:
        return x + self.layers(x)


def _convolution(inside: int, outside: int, stride: int, normalised: bool) -> list[nn.Module]:
    layer = nn.Conv2d(inside, outside, 3, stride, 1, bias=not normalised)
    nn.init.xavier_uniform_(layer.weight)
    if layer.bias is not None:
        nn.init.zeros_(layer.bias)
    return [layer, *([nn.BatchNorm2d(outside)] if normalised else []), nn.PReLU(outside)]
