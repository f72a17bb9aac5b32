"""The starter's recogniser: a short, wide residual network for 112x112 faces."""

from torch import Tensor, nn

from faceclock.training.networks.blocks import ConvNorm, Residual, Size, halved


class CompactFace(nn.Module):
    """(n, 3, h, w) to (n, ``dimension``); ``size`` is (w, h). Unit length is left to whoever compares.

    The stem halves twice at once (7x7, stride 4): most of a face's time would go into the large maps, and a
    teacher's embedding does not need them.
    """

    def __init__(self, dimension: int = 128, width: int = 64, size: Size = (112, 112)) -> None:
        super().__init__()
        middle, last, squeezed = 2 * width, 3 * width, width
        self.stem = ConvNorm(3, width, 7, 4)
        self.body = nn.Sequential(
            Residual(width, middle, 2),
            Residual(middle, middle, middle=5 * middle // 8),
            Residual(middle, middle, middle=5 * middle // 8),
            Residual(middle, last, 2),
            Residual(last, last, middle=last // 2),
        )
        self.squeeze = ConvNorm(last, squeezed, 1)
        rows, columns = halved(size, 4)
        self.embed = nn.Linear(squeezed * rows * columns, dimension)

    def forward(self, x: Tensor) -> Tensor:
        return self.embed(self.squeeze(self.body(self.stem(x))).flatten(1))
