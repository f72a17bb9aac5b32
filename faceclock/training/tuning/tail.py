"""The tail mode: a graph's last layers as a torch module, and back into the graph."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from onnx import NodeProto
from torch import Tensor, nn

from faceclock.training.tuning.chain import Chain
from faceclock.training.tuning.graph import Graph, attributes
from faceclock.training.tuning.operations import OPERATIONS


@dataclass(frozen=True, eq=False)
class _Layer:
    """``values``: for each input but the picture's, the name of the tail's tensor, None where absent."""

    node: NodeProto
    given: dict[str, Any]
    values: tuple[str | None, ...]


class Tail(nn.Module):
    """(n, c, h, w) feature maps to (n, d) raw embeddings, computed as the graph computes them."""

    def __init__(self, graph: Graph, chain: Chain) -> None:
        super().__init__()
        self._layers = [self._read(graph, chain, at) for at in range(len(chain.nodes))]

    def forward(self, maps: Tensor) -> Tensor:
        x = maps
        for layer in self._layers:
            values = [None if name is None else getattr(self, name) for name in layer.values]
            x = OPERATIONS[layer.node.op_type].run(layer.given, x, *values)
        return x.flatten(1)

    def write_to(self, graph: Graph) -> None:
        """Put the learnt values in the place of the old ones; ``graph`` is the one this was read from."""
        nodes = {node.output[0]: node for node in graph.graph.node}
        learnt = dict(self.named_parameters())
        for at, layer in enumerate(self._layers):
            node = nodes[layer.node.output[0]]
            for index in range(len(node.input)):
                if (name := _named(at, index)) in learnt:
                    values = learnt[name].detach().cpu().numpy()
                    graph.replace_input(node, index, np.asarray(values, np.float32))

    def _read(self, graph: Graph, chain: Chain, at: int) -> _Layer:
        node = chain.nodes[at]
        picture = graph.data_inputs(node)[0]
        names = [
            self._keep(graph, node, at, index) for index, name in enumerate(node.input) if name != picture
        ]
        given = {**attributes(node), "form": chain.shapes[node.output[0]]}
        return _Layer(node, given, tuple(names))

    def _keep(self, graph: Graph, node: NodeProto, at: int, index: int) -> str | None:
        value = graph.constant(node.input[index]) if node.input[index] else None
        if value is None:
            return None
        name = _named(at, index)
        if index in OPERATIONS[node.op_type].learnt:
            self.register_parameter(name, nn.Parameter(torch.from_numpy(np.array(value, np.float32))))
        else:
            self.register_buffer(name, torch.from_numpy(np.array(value)))
        return name


def _named(layer: int, index: int) -> str:
    return f"layer{layer}_input{index}"
