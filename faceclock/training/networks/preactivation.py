"""Residual networks with pre-activation (He et al. 2016, "Identity mappings in deep residual networks")."""

from torch import Tensor, nn

LAYERS = {50: (3, 4, 6, 3), 152: (3, 8, 36, 3)}
_CHANNELS = (256, 512, 1024, 2048)


class PreActivationResNet(nn.Module):
    """(n, 3, h, w) to (n, ``dimension``), made for 224x224; ``layers`` is a key of LAYERS."""

    def __init__(self, layers: int, dimension: int = 512) -> None:
        super().__init__()
        self.stem = nn.Sequential(nn.Conv2d(3, 64, 7, 2, 3, bias=False), nn.MaxPool2d(3, 2, 1))
        units: list[nn.Module] = []
        inside = 64
        for stage, (channels, count) in enumerate(zip(_CHANNELS, LAYERS[layers], strict=True)):
            for index in range(count):
                units.append(_Bottleneck(inside, channels, 2 if stage > 0 and index == 0 else 1))
                inside = channels
        self.body = nn.Sequential(*units)
        self.head = nn.Sequential(
            nn.BatchNorm2d(inside), nn.ReLU(inplace=True), nn.AdaptiveAvgPool2d(1), nn.Flatten(),
            nn.Linear(inside, dimension),
        )  # fmt: skip

    def forward(self, x: Tensor) -> Tensor:
        return self.head(self.body(self.stem(x)))


class _Bottleneck(nn.Module):
    """Nothing stands on the shortcut, so that a gradient reaches every depth as it is; where the shape
    changes, the shortcut convolves the activated input."""

    def __init__(self, inside: int, outside: int, stride: int) -> None:
        super().__init__()
        middle = outside // 4
        self.activate = nn.Sequential(nn.BatchNorm2d(inside), nn.ReLU(inplace=True))
        self.layers = nn.Sequential(
            nn.Conv2d(inside, middle, 1, bias=False), nn.BatchNorm2d(middle), nn.ReLU(inplace=True),
            nn.Conv2d(middle, middle, 3, stride, 1, bias=False), nn.BatchNorm2d(middle), nn.ReLU(inplace=True),
            nn.Conv2d(middle, outside, 1, bias=False),
        )  # fmt: skip
        self.project = nn.Conv2d(inside, outside, 1, stride, bias=False) if inside != outside else None

    def forward(self, x: Tensor) -> Tensor:
        active = self.activate(x)
        shortcut = x if self.project is None else self.project(active)
        return shortcut + self.layers(active)
