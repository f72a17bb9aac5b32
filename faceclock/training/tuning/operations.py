"""ONNX's operations of a recogniser's last layers, in torch. Values keep the form that they have in the file."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional

Attributes = dict[str, Any]


@dataclass(frozen=True)
class Operation:
    """``run(attributes, x, *values)``, the values in the order of the node's other inputs, None for absent
    ones; ``learnt`` are those inputs' indices that training changes."""

    run: Callable[..., Tensor]
    learnt: tuple[int, ...] = ()


def _conv(given: Attributes, x: Tensor, weight: Tensor, bias: Tensor | None = None) -> Tensor:
    top, left, bottom, right = given.get("pads", (0, 0, 0, 0))
    padded = functional.pad(x, (left, right, top, bottom))
    stride, dilation = given.get("strides", (1, 1)), given.get("dilations", (1, 1))
    return functional.conv2d(padded, weight, bias, tuple(stride), 0, tuple(dilation), given.get("group", 1))


def _gemm(given: Attributes, x: Tensor, weight: Tensor, bias: Tensor | None = None) -> Tensor:
    product = given.get("alpha", 1.0) * (x @ (weight.T if given.get("transB", 0) else weight))
    return product if bias is None else product + given.get("beta", 1.0) * bias


def _batch_norm(given: Attributes, x: Tensor, *values: Tensor) -> Tensor:
    scale, shift, mean, variance = values
    return functional.batch_norm(x, mean, variance, scale, shift, False, 0.0, given.get("epsilon", 1e-5))


def _clip(given: Attributes, x: Tensor, low: Tensor | None = None, high: Tensor | None = None) -> Tensor:
    least = given.get("min") if low is None else float(low)
    most = given.get("max") if high is None else float(high)
    return torch.clamp(x, least, most)


def _prelu(given: Attributes, x: Tensor, slope: Tensor) -> Tensor:
    return torch.where(x < 0, x * slope, x)


def _reshaped(given: Attributes, x: Tensor, *values: Tensor) -> Tensor:
    """To the form that was measured on one picture."""
    return x.reshape(len(x), *given["form"][1:])


def _same(given: Attributes, x: Tensor, *values: Tensor) -> Tensor:
    return x


OPERATIONS: dict[str, Operation] = {
    "Conv": Operation(_conv, (1, 2)),
    "Gemm": Operation(_gemm, (1, 2)),
    "MatMul": Operation(lambda given, x, weight: x @ weight, (1,)),
    "Add": Operation(lambda given, x, shift: x + shift, (0, 1)),
    "Mul": Operation(lambda given, x, scale: x * scale, (0, 1)),
    "BatchNormalization": Operation(_batch_norm, (1, 2)),
    "PRelu": Operation(_prelu, (1,)),
    "Relu": Operation(lambda given, x: torch.relu(x)),
    "LeakyRelu": Operation(lambda given, x: functional.leaky_relu(x, given.get("alpha", 0.01))),
    "Clip": Operation(_clip),
    "GlobalAveragePool": Operation(lambda given, x: x.mean((2, 3), keepdim=True)),
    "Flatten": Operation(_reshaped),
    "Reshape": Operation(_reshaped),
    "Squeeze": Operation(_reshaped),
    "Unsqueeze": Operation(_reshaped),
    "Dropout": Operation(_same),
    "Identity": Operation(_same),
}
