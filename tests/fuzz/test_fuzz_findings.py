"""What fuzzing found, each with the smallest input that showed it."""

import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from fuzz_nets import NETS  # noqa: F401 - makes tiny_packs known
from onnx import ModelProto, TensorProto, helper, numpy_helper
from tiny_packs import detector, make_pack, recogniser

from faceclock.domain.errors import ImageProblem, PackProblem
from faceclock.vision.images import decode_image
from faceclock.vision.packs.loading import load_pack
from faceclock.vision.sessions import infer, open_session
from faceclock.vision.unbounded import unbounded_part

INPUT = np.zeros((1, 3, 112, 112), np.float32)
MANY = 1 << 33


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def test_a_png_that_names_colours_and_has_no_palette_is_damaged():
    header = struct.pack(">IIBBBBB", 1, 1, 8, 3, 0, 0, 0)
    data = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(2)))
    with pytest.raises(ImageProblem, match="damaged"):
        decode_image(data + chunk(b"IEND", b""), "x.png")


def net_with(*nodes, **weights) -> bytes:
    """The tiny recogniser, whose answer goes through ``nodes`` from "before" to "out"."""
    proto = ModelProto.FromString(recogniser())
    proto.graph.node[-1].output[0] = "before"
    proto.graph.node.extend(nodes)
    proto.graph.initializer.extend(
        numpy_helper.from_array(np.array(value), name) for name, value in weights.items()
    )
    return proto.SerializeToString()


def loop() -> bytes:
    body = helper.make_graph(
        [helper.make_node("Identity", ["go"], ["goes"]), helper.make_node("Identity", ["in"], ["made"])],
        "body",
        [helper.make_tensor_value_info(*of) for of in (("i", 7, []), ("go", 9, []), ("in", 1, None))],
        [helper.make_tensor_value_info(*of) for of in (("goes", 9, []), ("made", 1, None))],
    )
    node = helper.make_node("Loop", ["times", "yes", "before"], ["out"], body=body)
    return net_with(node, times=np.int64(2**62), yes=True)


def sparse() -> bytes:
    values = helper.make_tensor("v", TensorProto.FLOAT, [1], [1.0])
    tensor = helper.make_sparse_tensor(values, helper.make_tensor("i", TensorProto.INT64, [1], [0]), [MANY])
    return net_with(helper.make_node("Constant", [], ["out"], sparse_value=tensor))


@pytest.mark.parametrize(("data", "part"), [(loop(), "loop"), (sparse(), "sparse tensor")])
def test_a_net_that_may_never_end_or_fit_is_refused_before_it_is_loaded(data, part):
    with pytest.raises(PackProblem, match=f"holds a {part}"):
        open_session(data, 1)


def test_a_net_may_branch():
    branch = helper.make_graph([], "b", [], [])
    data = net_with(
        helper.make_node("If", ["yes"], ["out"], then_branch=branch, else_branch=branch), yes=True
    )
    assert unbounded_part(data) is None


@pytest.mark.parametrize("data", [b"\x0b", b"\x3a\x05\x0a", b"\x08" + b"\xff" * 11, b"\x08\x80"])
def test_no_protocol_buffer(data):
    with pytest.raises(ValueError, match=r"."):
        unbounded_part(data)


@pytest.mark.parametrize(
    "data",
    [
        net_with(
            helper.make_node("ConstantOfShape", ["size"], ["big"]),
            helper.make_node("ReduceMean", ["big"], ["mean"], keepdims=0),
            helper.make_node("Add", ["before", "mean"], ["out"]),
            size=np.array([MANY], np.int64),
        ),
        net_with(
            helper.make_node("Expand", ["one", "size"], ["big"]),
            helper.make_node("ReduceMean", ["big"], ["mean"], keepdims=0),
            helper.make_node("Add", ["before", "mean"], ["out"]),
            size=np.array([MANY], np.int64),
            one=np.ones(1, np.float32),
        ),
    ],
    ids=["when it runs", "when it is loaded"],
)
def test_a_net_gets_no_memory_without_bound(data):
    session = open_session(data, 1)
    with pytest.raises(PackProblem, match="network of the pack failed"):
        infer(session, ["out"], "data", INPUT)


def test_a_detector_that_insists_on_a_huge_picture_is_refused(tmp_path: Path):
    proto = ModelProto.FromString(detector())
    proto.graph.input[0].type.tensor_type.shape.dim[3].dim_value = 2**40
    with pytest.raises(PackProblem, match="at most 4096 a side"):
        load_pack(make_pack(tmp_path, {"det.onnx": proto.SerializeToString()}))
