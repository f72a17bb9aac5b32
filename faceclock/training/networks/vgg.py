"""VGG-16 for faces (Parkhi et al. 2015, "Deep face recognition"; configuration D of Simonyan and Zisserman)."""

from torch import Tensor, nn

from faceclock.training.networks.blocks import Size, begin, conv_relu
from faceclock.training.networks.dropout import Dropout

_STAGES = ((64, 2), (128, 2), (256, 3), (512, 3), (512, 3))  # channels, convolutions before each pool
_CONNECTED = 4096


class VggFace(nn.Module):
    """(n, 3, h, w) to (n, ``dimension``); ``size`` is (w, h). The two wide layers are the paper's fc6 and fc7; the
    embedding takes the place of the classifier, as in its second stage with triplets. ``normalised``: batch
    norm behind every convolution."""

    def __init__(
        self,
        dimension: int = 1024,
        size: Size = (224, 224),
        normalised: bool = False,
        dropout: float = 0.5,
    ) -> None:
        super().__init__()
        layers: list[nn.Module] = []
        inside = 3
        for channels, count in _STAGES:
            for _ in range(count):
                layers += conv_relu(inside, channels, 3, normalised=normalised)
                inside = channels
            layers.append(nn.MaxPool2d(2))
        self.body = nn.Sequential(*layers)
        rows, columns = size[1] // 32, size[0] // 32  # these pools round down
        self.head = nn.Sequential(
            nn.Flatten(),
            nn.Linear(inside * rows * columns, _CONNECTED), nn.ReLU(inplace=True), Dropout(dropout),
            nn.Linear(_CONNECTED, _CONNECTED), nn.ReLU(inplace=True), Dropout(dropout),
            nn.Linear(_CONNECTED, dimension),
        )  # fmt: skip
        begin(self)

    def forward(self, x: Tensor) -> Tensor:
        return self.head(self.body(x))
