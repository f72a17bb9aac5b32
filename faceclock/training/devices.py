"""Where a network is trained, and with how many bits.

On a processor: bfloat16 where it has instructions for it. On an NVIDIA GPU: bfloat16, or float16 with scaled
gradients where the GPU is too old for it. The GPU's branch has no test here: no machine of ours has one.
"""

import os

import torch
from torch import Tensor

from faceclock.domain.errors import EnvironmentProblem

_TYPES = {"float32": torch.float32, "bfloat16": torch.bfloat16, "float16": torch.float16}


def choose_device(name: str) -> torch.device:
    """Raises EnvironmentProblem where "cuda" is asked for and there is none."""
    there = torch.cuda.is_available()
    if name == "cuda" and not there:
        raise EnvironmentProblem(
            'There is no GPU that torch can use; set schedule.device to "cpu" or install a build with CUDA.'
        )
    if name == "cpu" or not there:
        return torch.device("cpu")
    return torch.device("cuda", int(os.environ.get("LOCAL_RANK", "0")))


class Precision:
    """Mixed precision of one run: `autocast` round the forward pass, `scaled` loss for the backward one."""

    def __init__(self, name: str, device: torch.device) -> None:
        self.device = device
        self._type = _fastest(device) if name == "auto" else _TYPES[name]
        scales = device.type == "cuda" and self._type is torch.float16
        self.scaler = torch.amp.GradScaler(device.type, enabled=scales)

    def autocast(self) -> torch.autocast:
        return torch.autocast(self.device.type, self._type, enabled=self._type is not torch.float32)

    def scaled(self, loss: Tensor) -> Tensor:
        return self.scaler.scale(loss)


def _fastest(device: torch.device) -> torch.dtype:
    if device.type == "cuda":
        return torch.bfloat16 if torch.cuda.is_bf16_supported() else torch.float16
    return torch.bfloat16 if torch.ops.mkldnn._is_mkldnn_bf16_supported() else torch.float32
