"""ONNX files of tiny nets: damaged as bytes, and whole graphs that ask for too much."""

import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random

import numpy as np
from fuzz_bytes import Mutator
from fuzz_kind import Kind
from onnx import ModelProto, SparseTensorProto, TensorProto, helper, numpy_helper

from faceclock.vision.packs.importing import import_pack
from faceclock.vision.packs.licences import acceptance_sentence
from faceclock.vision.packs.loading import load_pack

sys.path.append(str(Path(__file__).parents[1] / "vision" / "packs"))
from tiny_packs import SCRFD_OUTPUTS, detector, make_pack, recogniser, with_outside_weight

_TOKENS = (
    b"location", b"Loop", b"If", b"Scan", b"Conv", b"Gemm", b"Resize", b"ConstantOfShape", b"Expand", b"Tile",
    b"ai.onnx.ml", b"com.microsoft", b"\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01", b"\x0a\xff\xff\xff\x7f",
    b"../../../../etc/passwd", b"out", b"data", b"\x10\x80\x80\x80\x80\x10",
)  # fmt: skip
_SIZES = (0, 1, 3, 8, -1, 112, 4096, 2**31 - 1, 2**31, 2**40, 2**63 - 1, -(2**63))
_OPERATIONS = (
    "Resize", "Conv", "Gemm", "MatMul", "Softmax", "Concat", "Split", "Gather", "Slice", "Pad", "TopK", "Unique",
    "NonMaxSuppression", "RandomNormal", "Nonsense", "EyeLike", "OneHot", "Range", "Expand", "Tile", "CumSum", "LSTM",
    "StringNormalizer", "SequenceEmpty", "Transpose", "Reshape", "QLinearConv", "Upsample", "RoiAlign", "Einsum",
    "ConstantOfShape", "Det", "Identity", "DFT", "ImageDecoder", "Loop", "If", "Scan", "Optional",
)  # fmt: skip


@cache
def seeds() -> tuple[bytes, ...]:
    return (
        detector(),
        detector(SCRFD_OUTPUTS),
        recogniser(),
        recogniser(first=("Sub0", "Mul0")),
        with_outside_weight(),
    )


def _model(chance: Random) -> ModelProto:
    return ModelProto.FromString(chance.choice(seeds()[:4]))


def _damaged(chance: Random) -> bytes:
    return Mutator(chance, _TOKENS, seeds()).mutate(chance.choice(seeds()))


def _other_sizes(chance: Random) -> bytes:
    """What the graph says of its inputs, outputs and weights is not so."""
    proto = _model(chance)
    for value in (*proto.graph.input, *proto.graph.output):
        for axis in value.type.tensor_type.shape.dim:
            if chance.random() < 0.3:
                axis.dim_value = chance.choice(_SIZES)
    for tensor in proto.graph.initializer:
        tensor.dims[:] = [chance.choice((*tensor.dims, *_SIZES)) for _ in range(chance.randint(0, 5))]
        tensor.data_type = chance.choice((1, 1, 1, 7, 8, 16, 0, 99))
    return proto.SerializeToString()


def _more_nodes(chance: Random) -> bytes:
    """Any operation behind any value, with attributes of any kind, known and unknown."""
    proto = _model(chance)
    names = [name for node in proto.graph.node for name in (*node.input, *node.output)]
    for number in range(chance.choice((1, 2, 5, 300))):
        attributes = {
            name: chance.choice((0, -1, 2**62, 1.0, float("nan"), "x", [1, 2], [2**62], [-1] * 4))
            for name in chance.sample(
                ("axis", "kernel_shape", "pads", "strides", "to", "mode", "group", "k"), 2
            )
        }
        inputs = chance.choices((*names, ""), k=chance.randint(0, 3))
        kind = chance.choice(_OPERATIONS)
        domain = chance.choice(("", "", "", "com.microsoft", "ai.onnx.ml", "own"))
        node = helper.make_node(kind, inputs, [f"new{number}"], domain=domain, **attributes)
        names.append(f"new{number}")
        proto.graph.node.insert(chance.randrange(len(proto.graph.node) + 1), node)
    if chance.random() < 0.7:
        proto.graph.output[-1].name = names[-1]
    return proto.SerializeToString()


def _constant(name: str, values: object) -> TensorProto:
    return numpy_helper.from_array(np.array(values, np.int64), name)


def _sparse(size: int) -> SparseTensorProto:
    """One number that says it is one of many."""
    values = helper.make_tensor("values", TensorProto.FLOAT, [1], [1.0])
    return helper.make_sparse_tensor(
        values, helper.make_tensor("indices", TensorProto.INT64, [1], [0]), [size]
    )


def _greedy(chance: Random) -> bytes:
    """A few bytes that ask for gigabytes, when the graph is loaded or when it is run."""
    proto = _model(chance)
    size = chance.choice((2**20, 2**28, 2**30, 2**33, 2**40, 2**62))
    shape = _constant("shape", [size])
    proto.graph.initializer.append(shape)
    last = proto.graph.output[-1].name
    for node in proto.graph.node:
        node.output[:] = [("before" if name == last else name) for name in node.output]
    way = chance.randrange(3)
    if way == 0:
        big = helper.make_node("ConstantOfShape", ["shape"], ["big"])
    elif way == 1:
        big = helper.make_node("Constant", [], ["big"], sparse_value=_sparse(size))
    else:
        big = helper.make_node("Expand", ["before" if chance.random() < 0.5 else "one", "shape"], ["big"])
        proto.graph.initializer.append(numpy_helper.from_array(np.ones(1, np.float32), "one"))
    sums = helper.make_node("ReduceMean", ["big"], ["mean"], keepdims=0)
    add = helper.make_node("Add", ["before", "mean"], [last])
    proto.graph.node.extend([big, sums, add])
    return proto.SerializeToString()


def _endless(chance: Random) -> bytes:
    """A loop that goes on for ever, or one in another, or one that keeps what it makes."""
    proto = _model(chance)
    last = proto.graph.output[-1].name
    for node in proto.graph.node:
        node.output[:] = [("before" if name == last else name) for name in node.output]
    body = helper.make_graph(
        [helper.make_node("Identity", ["go"], ["goes"]), helper.make_node("Identity", ["in"], ["out_"])],
        "body",
        [
            helper.make_tensor_value_info("i", TensorProto.INT64, []),
            helper.make_tensor_value_info("go", TensorProto.BOOL, []),
            helper.make_tensor_value_info("in", TensorProto.FLOAT, None),
        ],
        [
            helper.make_tensor_value_info("goes", TensorProto.BOOL, []),
            helper.make_tensor_value_info("out_", TensorProto.FLOAT, None),
        ],
    )
    proto.graph.initializer.extend(
        [_constant("times", chance.choice((1, 10**4, 2**62))), numpy_helper.from_array(np.array(True), "yes")]
    )
    proto.graph.node.append(helper.make_node("Loop", ["times", "yes", "before"], [last], body=body))
    return proto.SerializeToString()


def _deep(chance: Random) -> bytes:
    """Graphs in graphs; protocol buffers themselves stop at a hundred."""
    proto, inner = _model(chance), helper.make_graph([], "g", [], [])
    for _ in range(chance.choice((2, 10, 20, 28))):
        node = helper.make_node("If", ["x"], ["y"], then_branch=inner)
        inner = helper.make_graph([node], "g", [], [])
    proto.graph.node.extend(inner.node)
    return proto.SerializeToString()


def _ring(chance: Random) -> bytes:
    """Nodes that wait for one another, names that stand twice, a function that calls itself."""
    proto = _model(chance)
    proto.graph.node.append(helper.make_node("Add", ["b", "b"], ["a"]))
    proto.graph.node.append(helper.make_node("Add", ["a", "a"], ["b"]))
    if chance.random() < 0.5:
        own = helper.make_function(
            "own", "f", ["x"], ["y"], [helper.make_node("f", ["x"], ["y"], domain="own")], []
        )
        proto.functions.append(own)
        proto.opset_import.append(helper.make_opsetid("own", 1))
        proto.graph.node.append(helper.make_node("f", ["data"], [proto.graph.output[-1].name], domain="own"))
    return proto.SerializeToString()


def _of_another_age(chance: Random) -> bytes:
    proto = _model(chance)
    proto.ir_version = chance.choice((0, 1, 3, 99, 2**40))
    proto.opset_import[0].version = chance.choice((0, 1, 6, 9, 11, 99, 2**40))
    return proto.SerializeToString()


_WAYS: tuple[Callable[[Random], bytes], ...] = (
    *[_damaged] * 6, *[_other_sizes] * 3, *[_more_nodes] * 4, _greedy, _endless, _deep, _ring, _of_another_age,
)  # fmt: skip


def _make_pack(chance: Random, folder: Path) -> Path:
    """Digests are right, so that only the nets themselves are wrong."""
    name = chance.choice(("det.onnx", "rec.onnx"))
    return make_pack(folder, {name: chance.choice(_WAYS)(chance)})


def _make_models(chance: Random, folder: Path) -> Path:
    """As InsightFace hands out its models: without a manifest."""
    models = folder / "models"
    models.mkdir()
    (models / "det.onnx").write_bytes(seeds()[0])
    (models / "rec.onnx").write_bytes(seeds()[2])
    (models / chance.choice(("det.onnx", "rec.onnx", "third.onnx"))).write_bytes(chance.choice(_WAYS)(chance))
    return models


def _take_models(path: Path) -> None:
    import_pack(path, path.parent / "packs", accept=acceptance_sentence("models"))


NETS = (
    Kind("onnx", _make_pack, lambda path: load_pack(path, threads=1)),
    Kind("models", _make_models, _take_models),
)
