"""A recogniser's ONNX graph, to be looked at, cut and changed."""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import onnx
from google.protobuf.message import DecodeError  # type: ignore[import-untyped]
from numpy.typing import NDArray
from onnx import GraphProto, ModelProto, NodeProto, TensorProto, helper, numpy_helper

from faceclock.domain.errors import InputProblem
from faceclock.vision.sessions import infer, open_session

Array = NDArray[np.generic]
_MADE_OF_ONE = {"Cast", "Identity", "Transpose"}  # ops that only store a constant in another way


class Graph:
    """``name`` is what sentences call it; ``input`` and ``output`` are the names of its only input and its
    first output. Changes happen to a copy of the file's bytes; `data` gives them."""

    def __init__(self, data: bytes, name: str) -> None:
        """Raises InputProblem for what is no ONNX graph with an input and an output."""
        try:
            self.model: ModelProto = onnx.load_from_string(data)
        except DecodeError as error:
            raise InputProblem(f"{name} is no ONNX file; choose a pack whose recogniser is one.") from error
        self.name = name
        graph = self.graph
        self._index()
        inputs = [entry.name for entry in graph.input if entry.name not in self._stored]
        if len(inputs) != 1 or not graph.output:
            raise InputProblem(
                f"{name} has {len(inputs)} inputs where a recogniser has one; choose another pack."
            )
        self.input: str = inputs[0]
        self.output: str = graph.output[0].name

    @property
    def graph(self) -> GraphProto:
        return self.model.graph

    def maker(self, tensor: str) -> NodeProto | None:
        """The node that gives ``tensor``; None for inputs and stored values."""
        return self._maker.get(tensor)

    def constant(self, tensor: str) -> Array | None:
        """The value of a tensor that does not depend on the input, None for one that does or may."""
        if tensor in self._stored:
            return np.asarray(numpy_helper.to_array(self._stored[tensor]))
        node = self.maker(tensor)
        if node is not None and node.op_type == "Constant":
            return np.asarray(numpy_helper.to_array(attributes(node)["value"]))
        if node is None or node.op_type not in _MADE_OF_ONE:
            return None
        inner = self.constant(node.input[0])
        return None if inner is None else _restored(node, inner)

    def data_inputs(self, node: NodeProto) -> list[str]:
        """Inputs that depend on the picture. A reshape's second input is a form, even where it is counted out
        from the first."""
        names = node.input[:1] if node.op_type == "Reshape" else node.input
        return [name for name in names if name and self.constant(name) is None]

    def shapes(self, tensors: Sequence[str], form: tuple[int, ...]) -> dict[str, tuple[int, ...]]:
        """Of ``tensors`` for one picture of ``form`` (1, 3, h, w). Raises PackProblem when the net fails."""
        session = open_session(self.cut(tensors), 1)
        blob = np.zeros(form, np.float32)
        values = infer(session, list(tensors), session.get_inputs()[0].name, blob)
        return {name: value.shape for name, value in zip(tensors, values, strict=True)}

    def cut(self, tensors: Sequence[str]) -> bytes:
        """The graph with ``tensors`` as its outputs, and nothing that they do not need."""
        model = ModelProto()
        model.CopyFrom(self.model)
        del model.graph.output[:]
        model.graph.output.extend(helper.make_empty_tensor_value_info(name) for name in tensors)
        _prune(model.graph, tensors)
        return bytes(model.SerializeToString())

    def unused(self, name: str) -> str:
        """``name``, with a number behind it where the graph has such a name: it may have been tuned before."""
        taken = [tensor.name for tensor in self.graph.initializer]
        taken += [output for node in self.graph.node for output in node.output]
        number = sum(name in other for other in taken)
        return f"{name}.{number}" if number else name

    def replace_input(self, node: NodeProto, index: int, value: NDArray[np.float32]) -> None:
        """Give ``node`` new stored values, in half precision where the old ones lay so."""
        old = node.input[index]
        name = self.unused(f"{old}_tuned")
        if self._lies_in_half(old):
            half = value.astype(np.float16)
            self.graph.initializer.append(numpy_helper.from_array(half, f"{name}_half"))
            self.graph.node.insert(
                0, helper.make_node("Cast", [f"{name}_half"], [name], to=TensorProto.FLOAT)
            )
        else:
            self.graph.initializer.append(numpy_helper.from_array(value.astype(np.float32), name))
        node.input[index] = name

    def data(self) -> bytes:
        """The file's bytes. Raises InputProblem when the changes made no valid graph."""
        _prune(self.graph, [output.name for output in self.graph.output])
        self._index()
        try:
            onnx.checker.check_model(self.model)
        except onnx.checker.ValidationError as error:
            raise InputProblem(
                f"{self.name} cannot be written back ({error}); tune with an adapter."
            ) from error
        return bytes(self.model.SerializeToString())

    def _index(self) -> None:
        self._stored = {tensor.name: tensor for tensor in self.graph.initializer}
        self._maker = {output: node for node in self.graph.node for output in node.output}

    def _lies_in_half(self, tensor: str) -> bool:
        node = self.maker(tensor)
        if node is not None and node.op_type in _MADE_OF_ONE:
            return self._lies_in_half(node.input[0])
        return tensor in self._stored and self._stored[tensor].data_type == TensorProto.FLOAT16


def attributes(node: NodeProto) -> dict[str, Any]:
    return {entry.name: helper.get_attribute_value(entry) for entry in node.attribute}


def _restored(node: NodeProto, inner: Array) -> Array:
    given = attributes(node)
    if node.op_type == "Cast":
        return np.asarray(inner.astype(helper.tensor_dtype_to_np_dtype(given["to"])))
    if node.op_type == "Transpose":
        return np.asarray(np.transpose(inner, given.get("perm")))
    return inner


def _prune(graph: GraphProto, outputs: Iterable[str]) -> None:
    """Leave out nodes and stored values that no output needs."""
    needed, kept = set(outputs), []
    for node in reversed(graph.node):
        if needed.intersection(node.output):
            kept.append(node)
            needed.update(node.input)
    stored = [tensor for tensor in graph.initializer if tensor.name in needed]
    stored_names = {tensor.name for tensor in graph.initializer}
    inputs = [entry for entry in graph.input if entry.name in needed or entry.name not in stored_names]
    for field, values in ((graph.node, kept[::-1]), (graph.initializer, stored), (graph.input, inputs)):
        copies = [type(value).FromString(value.SerializeToString()) for value in values]
        del field[:]
        field.extend(copies)
