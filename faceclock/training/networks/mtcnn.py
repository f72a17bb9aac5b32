"""MTCNN's three networks (Zhang et al., Joint Face Detection and Alignment using Multitask Cascaded
Convolutional Networks, 2016).

Layers are named as in facenet-pytorch, so that its state dicts load as they are. Every net answers with score
logits (not a face, face), the box as offsets of its left, top, right and bottom side from the window's, in
shares of the window's side, and five landmarks from the window's top left in the same shares, x first:
x1..x5, y1..y5. The published P-Net and R-Net have no landmarks; here they may learn them beside the rest.
"""

import pickle
from pathlib import Path
from typing import NamedTuple

import torch
from torch import Tensor, nn

from faceclock.domain.errors import InputProblem

SIDES = {"p-net": 12, "r-net": 24, "o-net": 48}  # pixels of the window that a net looks at


class Answer(NamedTuple):
    """``logits`` (n, 2, ...), ``box`` (n, 4, ...), ``landmarks`` (n, 10, ...) or None."""

    logits: Tensor
    box: Tensor
    landmarks: Tensor | None


class PNet(nn.Module):
    """(n, 3, h, w) to an answer for every second window of 12 x 12 pixels, across and down."""

    def __init__(self, landmarks: bool = False) -> None:
        super().__init__()
        self.conv1, self.prelu1 = nn.Conv2d(3, 10, 3), nn.PReLU(10)
        self.pool1 = nn.MaxPool2d(2, 2, ceil_mode=True)
        self.conv2, self.prelu2 = nn.Conv2d(10, 16, 3), nn.PReLU(16)
        self.conv3, self.prelu3 = nn.Conv2d(16, 32, 3), nn.PReLU(32)
        self.conv4_1, self.conv4_2 = nn.Conv2d(32, 2, 1), nn.Conv2d(32, 4, 1)
        self.conv4_3 = nn.Conv2d(32, 10, 1) if landmarks else None
        _begin(self)

    def forward(self, x: Tensor) -> Answer:
        x = self.pool1(self.prelu1(self.conv1(x)))
        x = self.prelu3(self.conv3(self.prelu2(self.conv2(x))))
        return Answer(self.conv4_1(x), self.conv4_2(x), self.conv4_3(x) if self.conv4_3 else None)


class RNet(nn.Module):
    """(n, 3, 24, 24) to an answer each."""

    def __init__(self, landmarks: bool = False) -> None:
        super().__init__()
        self.conv1, self.prelu1 = nn.Conv2d(3, 28, 3), nn.PReLU(28)
        self.conv2, self.prelu2 = nn.Conv2d(28, 48, 3), nn.PReLU(48)
        self.conv3, self.prelu3 = nn.Conv2d(48, 64, 2), nn.PReLU(64)
        self.pool = nn.MaxPool2d(3, 2, ceil_mode=True)
        self.dense4, self.prelu4 = nn.Linear(576, 128), nn.PReLU(128)
        self.dense5_1, self.dense5_2 = nn.Linear(128, 2), nn.Linear(128, 4)
        self.dense5_3 = nn.Linear(128, 10) if landmarks else None
        _begin(self)

    def forward(self, x: Tensor) -> Answer:
        x = self.pool(self.prelu1(self.conv1(x)))
        x = self.pool(self.prelu2(self.conv2(x)))
        x = self.prelu4(self.dense4(_flat(self.prelu3(self.conv3(x)))))
        return Answer(self.dense5_1(x), self.dense5_2(x), self.dense5_3(x) if self.dense5_3 else None)


class ONet(nn.Module):
    """(n, 3, 48, 48) to an answer each, always with landmarks."""

    def __init__(self, landmarks: bool = True) -> None:
        super().__init__()
        self.conv1, self.prelu1 = nn.Conv2d(3, 32, 3), nn.PReLU(32)
        self.conv2, self.prelu2 = nn.Conv2d(32, 64, 3), nn.PReLU(64)
        self.conv3, self.prelu3 = nn.Conv2d(64, 64, 3), nn.PReLU(64)
        self.conv4, self.prelu4 = nn.Conv2d(64, 128, 2), nn.PReLU(128)
        self.wide, self.narrow = nn.MaxPool2d(3, 2, ceil_mode=True), nn.MaxPool2d(2, 2, ceil_mode=True)
        self.dense5, self.prelu5 = nn.Linear(1152, 256), nn.PReLU(256)
        self.dense6_1, self.dense6_2 = nn.Linear(256, 2), nn.Linear(256, 4)
        self.dense6_3 = nn.Linear(256, 10) if landmarks else None
        _begin(self)

    def forward(self, x: Tensor) -> Answer:
        x = self.wide(self.prelu1(self.conv1(x)))
        x = self.wide(self.prelu2(self.conv2(x)))
        x = self.narrow(self.prelu3(self.conv3(x)))
        x = self.prelu5(self.dense5(_flat(self.prelu4(self.conv4(x)))))
        return Answer(self.dense6_1(x), self.dense6_2(x), self.dense6_3(x) if self.dense6_3 else None)


NETS: dict[str, type[nn.Module]] = {"p-net": PNet, "r-net": RNet, "o-net": ONet}


def load_published(stage: str, file: Path) -> nn.Module:
    """The net of ``stage`` with the state dict in ``file``, ready to use. Raises InputProblem when it is of
    another network or cannot be read."""
    net = NETS[stage]()
    try:
        net.load_state_dict(torch.load(file, map_location="cpu", weights_only=True))
    except (OSError, EOFError, RuntimeError, TypeError, pickle.UnpicklingError) as error:
        raise InputProblem(f"{file} does not hold the weights of MTCNN's {stage}; name its file.") from error
    return net.eval()


def _begin(net: nn.Module) -> None:
    """He's start for PReLU (slope 0.25): with torch's own, each layer weakens what it passes on, and scores
    learn nothing for the first hundred steps."""
    for name, weight in net.named_parameters():
        if weight.ndim > 1:
            nn.init.kaiming_normal_(weight, a=0.25)
        elif name.endswith("bias"):
            nn.init.zeros_(weight)


def _flat(x: Tensor) -> Tensor:
    """(n, c, h, w) to (n, w h c): the order in which the published dense layers were trained."""
    return torch.flatten(x.permute(0, 3, 2, 1), 1)
