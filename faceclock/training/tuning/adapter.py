"""The adapter mode: a small residual map behind an embedding, in torch and in ONNX."""

from collections.abc import Callable
from typing import Literal

import numpy as np
import torch
from onnx import NodeProto, helper, numpy_helper
from torch import Tensor, nn
from torch.nn import functional

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
        raw = f"{_PREFIX}_in"
        for node in graph.graph.node:
            for names in (node.input, node.output):
                for at, name in enumerate(names):
                    if name == graph.output:
                        names[at] = raw
        dimension = self.inner.in_features
        ones = np.ones((dimension, 1), np.float32)
        graph.graph.initializer.extend(
            numpy_helper.from_array(value, f"{_PREFIX}_{name}")
            for name, value in {**self._values(), "ones": ones, "least": np.float32([_SHORTEST])}.items()
        )
        graph.graph.node.extend(self._nodes(raw, graph.output))

    def _values(self) -> dict[str, np.ndarray]:
        """Matrices as MatMul wants them."""
        layers = {"inner": self.inner, "outer": self.outer}
        weights = {f"{name}_weight": layer.weight.detach().cpu().numpy().T for name, layer in layers.items()}
        shifts = {f"{name}_bias": layer.bias.detach().cpu().numpy() for name, layer in layers.items()}
        return {name: np.ascontiguousarray(value) for name, value in {**weights, **shifts}.items()}

    def _nodes(self, raw: str, output: str) -> list[NodeProto]:
        made: list[NodeProto] = []
        inside = f"{_PREFIX}_inside"

        def add(kind: str, *inputs: str, to: str = "") -> str:
            name = to or f"{_PREFIX}_{len(made)}"
            made.append(helper.make_node(kind, list(inputs), [name], f"{inside}_{len(made)}"))
            return name

        length, units = _unit(add, raw)
        hidden = add("Add", add("MatMul", units, f"{_PREFIX}_inner_weight"), f"{_PREFIX}_inner_bias")
        hidden = add("Relu", hidden) if self.shape == "mlp" else hidden
        changed = add("Add", add("MatMul", hidden, f"{_PREFIX}_outer_weight"), f"{_PREFIX}_outer_bias")
        _, direction = _unit(add, add("Add", units, changed))
        add("Mul", direction, length, to=output)
        return made


def _unit(add: Callable[..., str], vector: str) -> tuple[str, str]:
    """The nodes for (length, vector / length)."""
    length = add("Sqrt", add("MatMul", add("Mul", vector, vector), f"{_PREFIX}_ones"))
    return length, add("Div", vector, add("Max", length, f"{_PREFIX}_least"))
