"""MTCNN's trained nets as the three ONNX files of a pack."""

from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from faceclock.training.export import PARITY, keep_export, run_exported, traced
from faceclock.training.networks.mtcnn import SIDES
from faceclock.vision.packs.manifest import DetectorKind, DetectorSpec

FILES = {"p-net": "pnet.onnx", "r-net": "rnet.onnx", "o-net": "onet.onnx"}


class Exported(nn.Module):
    """The log-odds of a face (n, ...) and box (n, 4, ...), of O-Net also the landmarks (n, 10)."""

    def __init__(self, net: nn.Module, landmarks: bool) -> None:
        super().__init__()
        self.net, self.landmarks = net, landmarks

    def forward(self, x: Tensor) -> tuple[Tensor, ...]:
        logits, box, landmarks = self.net(x)
        score = logits[:, 1] - logits[:, 0]
        return (score, box, landmarks) if self.landmarks else (score, box)


def export_stage(stage: str, net: nn.Module, file: Path) -> float:
    """Write ``file``, with any number of windows and, of P-Net, any size of picture; returns the largest
    difference of a value from torch's. Raises InputProblem above PARITY; nothing is written then."""
    whole = Exported(net.cpu().to(memory_format=torch.contiguous_format), stage == "o-net").eval()
    names = ["score", "box", "landmarks"][: 3 if whole.landmarks else 2]
    side, free = SIDES[stage], stage == "p-net"
    axes = {name: {0: "batch"} for name in ("input", *names)}
    if free:
        axes["input"] |= {2: "height", 3: "width"}
        axes["score"] |= {1: "rows", 2: "columns"}
        axes["box"] |= {2: "rows", 3: "columns"}
    data = traced(whole, torch.zeros(1, 3, side, side), names, axes)
    samples = _samples((2 * side, 3 * side) if free else (side, side))
    with torch.no_grad():
        wanted = [part.numpy() for part in whole(samples)]
    got = run_exported(data, samples)
    away = max(float(np.abs(a - b).max()) for a, b in zip(wanted, got, strict=True))
    return keep_export(file, data, away, PARITY)


def mtcnn_spec() -> DetectorSpec:
    """How a pack names the files that `export_stage` wrote."""
    first, *others = FILES.values()
    return DetectorSpec(DetectorKind.MTCNN, first, tuple(others))


def _samples(size: tuple[int, int]) -> Tensor:
    """Smooth noise over the whole range of inputs."""
    random = torch.Generator().manual_seed(0)
    coarse = torch.rand(5, 3, 6, 6, generator=random) * 2 - 1
    return nn.functional.interpolate(coarse, size, mode="bilinear")
