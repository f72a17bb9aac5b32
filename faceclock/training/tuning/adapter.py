"""The adapter mode: a small residual map behind an embedding, in torch and in ONNX."""

from typing import Literal

import numpy as np
import torch
from onnx import NodeProto, helper, numpy_helper
from torch import Tensor, nn
from torch.nn import functional

from faceclock.domain.face import FloatArray
from faceclock.training.tuning.graph import Graph

Shape = Literal["mlp", "linear"]
_SHORTEST = 1e-12
_PREFIX = "faceclock_adapter"


class Adapter(nn.Module):
    """(n, d) embeddings e of any length to |e| * unit(u + f(u)), with u = e / |e|.

    So a graph that gives unit vectors goes on giving them, and where the length says how good a picture is,
    it still says it. ``f`` has two layers of ``rank``; its last one begins at zero: untrained, nothing changes.
    """

    def __init__(self, dimension: int, rank: int = 64, shape: Shape = "mlp") -> None:
        super().__init__()
        self.inner = nn.Linear(dimension, rank)
        self.outer = nn.Linear(rank, dimension)
        self.shape = shape
        nn.init.zeros_(self.outer.weight)
        nn.init.zeros_(self.outer.bias)

    def forward(self, embeddings: Tensor) -> Tensor:
        length = embeddings.norm(dim=1, keepdim=True)
        units = embeddings / length.clamp(min=_SHORTEST)
        hidden = self.inner(units)
        changed = self.outer(torch.relu(hidden) if self.shape == "mlp" else hidden)
        return functional.normalize(units + changed, eps=_SHORTEST) * length

    def splice_into(self, graph: Graph) -> None:
        """Behind the graph's output, which keeps its name. Only operations that ONNX has had since 2017."""
        prefix = graph.unused(_PREFIX)
        raw = f"{prefix}_in"
        for node in graph.graph.node:
            for names in (node.input, node.output):
                for at, name in enumerate(names):
                    if name == graph.output:
                        names[at] = raw
        graph.graph.initializer.extend(
            numpy_helper.from_array(value, f"{prefix}_{name}") for name, value in self._values().items()
        )
        graph.graph.node.extend(self._nodes(prefix, raw, graph.output))

    def _values(self) -> dict[str, FloatArray]:
        """Matrices as MatMul wants them."""
        return {
            "ones": np.ones((self.inner.in_features, 1), np.float32),
            "least": np.array([_SHORTEST], np.float32),
            "inner_weight": _array(self.inner.weight.T),
            "inner_bias": _array(self.inner.bias),
            "outer_weight": _array(self.outer.weight.T),
            "outer_bias": _array(self.outer.bias),
        }

    def _nodes(self, prefix: str, raw: str, output: str) -> list[NodeProto]:
        made: list[NodeProto] = []

        def add(kind: str, *inputs: str, to: str = "") -> str:
            name = to or f"{prefix}_{len(made)}"
            made.append(helper.make_node(kind, list(inputs), [name]))
            return name

        def unit(vector: str) -> tuple[str, str]:
            """The nodes for (length, vector / length)."""
            length = add("Sqrt", add("MatMul", add("Mul", vector, vector), f"{prefix}_ones"))
            return length, add("Div", vector, add("Max", length, f"{prefix}_least"))

        length, units = unit(raw)
        hidden = add("Add", add("MatMul", units, f"{prefix}_inner_weight"), f"{prefix}_inner_bias")
        hidden = add("Relu", hidden) if self.shape == "mlp" else hidden
        changed = add("Add", add("MatMul", hidden, f"{prefix}_outer_weight"), f"{prefix}_outer_bias")
        _, direction = unit(add("Add", units, changed))
        add("Mul", direction, length, to=output)
        return made


def _array(value: Tensor) -> FloatArray:
    return np.ascontiguousarray(value.detach().cpu().numpy(), np.float32)
