"""Finding the layers after a recogniser's last feature map."""

from dataclasses import dataclass

from onnx import NodeProto

from faceclock.domain.errors import InputProblem
from faceclock.training.tuning.graph import Graph
from faceclock.training.tuning.operations import OPERATIONS

_ALONG = {"BatchNormalization", "Dropout", "Identity"}  # kept with the tail though they leave the map's form
_LENGTHS = {"ReduceL2", "ReduceSum", "ReduceSumSquare"}


@dataclass(frozen=True, eq=False)
class Chain:
    """``nodes`` make the embedding of the feature map ``start``, one after another; ``shapes`` of ``start``
    and of what each node gives, for one picture."""

    start: str
    nodes: tuple[NodeProto, ...]
    shapes: dict[str, tuple[int, ...]]

    @property
    def form(self) -> tuple[int, ...]:
        """(channels, height, width) of the feature map."""
        return self.shapes[self.start][1:]


def find_tail(graph: Graph, form: tuple[int, ...]) -> Chain:
    """The layers behind the last tensor (1, c, h, w) with h * w > 1; ``form`` is that of the input.

    Raises InputProblem, naming what is in the way, when there is none, when layers in between have several
    inputs or are unknown, or when none of them has anything to learn.
    """
    nodes = _backwards(graph)
    if not nodes:
        raise _none(graph, "its last layer has several inputs")
    names = [nodes[0].output[0], *(graph.data_inputs(node)[0] for node in nodes)]
    shapes = graph.shapes([name for name in names if name != graph.input], form)
    spatial = [at for at, name in enumerate(names) if _is_map(shapes.get(name, ()))]
    if not spatial:
        raise _none(graph, "no feature map leads to its output in one line")
    end = spatial[0]
    while end < len(nodes) and nodes[end].op_type in _ALONG and names[end + 1] in shapes:
        end += 1
    _check_known(graph, nodes[:end])
    return Chain(names[end], tuple(reversed(nodes[:end])), shapes)


def _backwards(graph: Graph) -> list[NodeProto]:
    """From the raw embedding towards the picture, as long as each layer has one input."""
    nodes: list[NodeProto] = []
    tensor = _raw_embedding(graph)
    while (node := graph.maker(tensor)) is not None and len(inputs := graph.data_inputs(node)) == 1:
        nodes.append(node)
        tensor = inputs[0]
    return nodes


def _raw_embedding(graph: Graph) -> str:
    """The output, or what the graph itself brings to unit length at its end: x / |x|."""
    node = graph.maker(graph.output)
    if node is None or node.op_type not in {"Div", "LpNormalization"}:
        return graph.output
    inputs = graph.data_inputs(node)
    if node.op_type == "LpNormalization" or (len(inputs) == 2 and _is_length(graph, inputs[1], inputs[0])):
        return inputs[0]
    return graph.output


def _is_length(graph: Graph, tensor: str, of: str) -> bool:
    """Whether ``tensor`` is made of ``of`` alone, by way of a sum."""
    summed, waiting = False, [tensor]
    while waiting:
        node = graph.maker(waiting.pop())
        if node is None:
            return False
        summed |= node.op_type in _LENGTHS
        waiting += [name for name in graph.data_inputs(node) if name != of]
    return summed


def _is_map(shape: tuple[int, ...]) -> bool:
    return len(shape) == 4 and shape[2] * shape[3] > 1


def _check_known(graph: Graph, nodes: list[NodeProto]) -> None:
    for node in nodes:
        if node.op_type not in OPERATIONS:
            raise _none(graph, f"it has a layer {node.op_type} that cannot be trained")
    if not any(OPERATIONS[node.op_type].learnt for node in nodes):
        raise _none(graph, "nothing in it can be learnt")


def _none(graph: Graph, why: str) -> InputProblem:
    return InputProblem(f"The tail cannot be found in {graph.name} ({why}); tune it with an adapter instead.")
