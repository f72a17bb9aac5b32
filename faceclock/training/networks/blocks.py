"""What the networks are made of. Plain 3x3 convolutions: on today's processors they train several times as
fast per multiplication as depthwise ones, and onnxruntime runs them near the machine's peak."""

import torch
from torch import Tensor, nn
from torch.nn import functional

Size = tuple[int, int]  # width, height of an input in pixels
Extent = tuple[int, int]  # height, width of a map, as torch orders them


class ConvNorm(nn.Sequential):
    """Convolution without bias, batch norm, and ReLU unless ``active`` is False."""

    def __init__(
        self, inside: int, outside: int, kernel: int = 3, stride: int = 1, active: bool = True
    ) -> None:
        layers: list[nn.Module] = [
            nn.Conv2d(inside, outside, kernel, stride, kernel // 2, bias=False),
            nn.BatchNorm2d(outside),
        ]
        if active:
            layers.append(nn.ReLU(inplace=True))
        super().__init__(*layers)


class Residual(nn.Module):
    """Two 3x3 convolutions (``middle`` channels between them) round a shortcut; relu(x + f(x))."""

    def __init__(self, inside: int, outside: int, stride: int = 1, middle: int = 0) -> None:
        super().__init__()
        self.first = ConvNorm(inside, middle or outside, 3, stride)
        self.second = ConvNorm(middle or outside, outside, active=False)
        same = stride == 1 and inside == outside
        self.shortcut = nn.Identity() if same else ConvNorm(inside, outside, 1, stride, active=False)

    def forward(self, x: Tensor) -> Tensor:
        """(n, inside, h, w) to (n, outside, h / stride, w / stride)."""
        return torch.relu(self.second(self.first(x)) + self.shortcut(x))


class ResponseNorm(nn.Module):
    """Local response normalisation over five neighbouring channels (Krizhevsky et al. 2012), with torch's
    defaults: x / (1 + 1e-4 mean(x^2))^0.75. Written so that it is exported as one pooling layer."""

    def forward(self, x: Tensor) -> Tensor:
        mean = functional.avg_pool3d(x.square().unsqueeze(1), (5, 1, 1), 1, (2, 0, 0)).squeeze(1)
        return x / (1 + 1e-4 * mean) ** 0.75


def conv_relu(
    inside: int, outside: int, kernel: int, stride: int = 1, *, normalised: bool
) -> list[nn.Module]:
    """Convolution that keeps the extent at stride 1, and ReLU; with batch norm between where ``normalised``,
    else with a bias, as networks were before 2015."""
    convolution = nn.Conv2d(inside, outside, kernel, stride, kernel // 2, bias=not normalised)
    norm: list[nn.Module] = [nn.BatchNorm2d(outside)] if normalised else []
    return [convolution, *norm, nn.ReLU(inplace=True)]


def begin(network: nn.Module) -> None:
    """He's random weights (2015) for ReLU, so that a signal keeps its size through layers without batch norm."""
    for layer in network.modules():
        if isinstance(layer, nn.Conv2d | nn.Linear):
            nn.init.kaiming_normal_(layer.weight, nonlinearity="relu")
            if layer.bias is not None:
                nn.init.zeros_(layer.bias)


def halved(size: Size, times: int) -> Extent:
    """The extent of a map after ``times`` layers of stride 2 that round up."""
    width, height = size
    for _ in range(times):
        width, height = (width + 1) // 2, (height + 1) // 2
    return height, width
