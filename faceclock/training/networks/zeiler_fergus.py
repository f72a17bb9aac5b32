"""FaceNet's NN1 (Schroff et al. 2015, table 1): Zeiler and Fergus' network with 1x1 convolutions."""

from torch import Tensor, nn

from faceclock.training.networks.blocks import ResponseNorm, Size, begin, conv_relu, halved

# behind the first pool: (kernel, channels), "norm", "pool"
_TABLE: tuple[tuple[int, int] | str, ...] = (
    "norm", (1, 64), (3, 192), "norm", "pool", (1, 192), (3, 384), "pool",
    (1, 384), (3, 256), (1, 256), (3, 256), (1, 256), (3, 256), "pool",
)  # fmt: skip
_CONNECTED = 32 * 128


class ZeilerFergusFace(nn.Module):
    """(n, 3, h, w) to (n, ``dimension``); ``size`` is (w, h). 140 million parameters, most of them in the two
    fully connected maxout layers. ``normalised``: batch norm behind every convolution instead of local
    response norm behind two."""

    def __init__(self, dimension: int = 128, size: Size = (220, 220), normalised: bool = False) -> None:
        super().__init__()
        layers = [*conv_relu(3, 64, 7, 2, normalised=normalised), nn.MaxPool2d(3, 2, 1)]
        inside = 64
        for row in _TABLE:
            if row == "norm":
                layers += [] if normalised else [ResponseNorm()]
            elif row == "pool":
                layers.append(nn.MaxPool2d(3, 2, 1))
            else:
                kernel, channels = int(row[0]), int(row[1])
                layers += conv_relu(inside, channels, kernel, normalised=normalised)
                inside = channels
        self.body = nn.Sequential(*layers, nn.Flatten())
        rows, columns = halved(size, 5)
        self.connected = nn.Sequential(
            Maxout(inside * rows * columns, _CONNECTED), Maxout(_CONNECTED, _CONNECTED)
        )
        self.embed = nn.Linear(_CONNECTED, dimension)
        begin(self)

    def forward(self, x: Tensor) -> Tensor:
        return self.embed(self.connected(self.body(x)))


class Maxout(nn.Module):
    """Each value is the larger of two linear ones (Goodfellow et al. 2013)."""

    def __init__(self, inside: int, outside: int) -> None:
        super().__init__()
        self.pieces = nn.Linear(inside, 2 * outside)

    def forward(self, x: Tensor) -> Tensor:
        return self.pieces(x).unflatten(1, (-1, 2)).amax(2)
