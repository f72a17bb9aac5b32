"""MobileNet (Howard et al. 2017, table 1): depthwise separable convolutions."""

from torch import Tensor, nn

_ROWS = ((64, 1), (128, 2), (128, 1), (256, 2), (256, 1), (512, 2), *[(512, 1)] * 5, (1024, 2), (1024, 1))


class MobileNet(nn.Module):
    """(n, 3, h, w) to (n, ``dimension``); the embedding takes the place of the classifier."""

    def __init__(self, dimension: int = 128) -> None:
        super().__init__()
        layers = _unit(3, 32, 3, 2)
        inside = 32
        for channels, stride in _ROWS:
            layers += _unit(inside, inside, 3, stride, groups=inside)
            layers += _unit(inside, channels, 1)
            inside = channels
        self.body = nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten())
        self.embed = nn.Linear(inside, dimension)

    def forward(self, x: Tensor) -> Tensor:
        return self.embed(self.body(x))


def _unit(inside: int, outside: int, kernel: int, stride: int = 1, groups: int = 1) -> list[nn.Module]:
    return [
        nn.Conv2d(inside, outside, kernel, stride, kernel // 2, groups=groups, bias=False),
        nn.BatchNorm2d(outside),
        nn.ReLU(inplace=True),
    ]
