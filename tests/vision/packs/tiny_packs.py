"""Packs of a few kilobytes whose nets are real ONNX: the right inputs and outputs, and nothing learned."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import numpy as np
from onnx import ModelProto, NodeProto, TensorProto, helper, numpy_helper

from faceclock.domain.calibration import CalibrationPoint, CalibrationTable
from faceclock.vision.packs.manifest import (
    DetectorKind,
    DetectorSpec,
    Manifest,
    PackFile,
    RecogniserSpec,
    Role,
    write_manifest,
)

SPEC = RecogniserSpec("rec.onnx", 112, "rgb", (127.5,) * 3, (127.5,) * 3, 8, "arcface-112")
CALIBRATION = CalibrationTable(
    "LFW",
    "2025-01-31",
    1000,
    20,
    (CalibrationPoint(1e-3, 0.3, 0.29, 0.31), CalibrationPoint(1e-4, 0.4, 0.4, 0.4)),
)
YUNET_OUTPUTS = {
    f"{kind}_{stride}": (1, (32 // stride) ** 2, width)
    for kind, width in {"cls": 1, "obj": 1, "bbox": 4, "kps": 10}.items()
    for stride in (8, 16, 32)
}
SCRFD_OUTPUTS = {str(440 + i): (8, width) for i, width in enumerate([1] * 3 + [4] * 3 + [10] * 3)}


def model(
    nodes: list[NodeProto], inputs: Mapping[str, tuple], outputs: Mapping[str, tuple], weights=()
) -> bytes:
    graph = helper.make_graph(
        nodes,
        "tiny",
        [helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name, shape in inputs.items()],
        [helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name, shape in outputs.items()],
        list(weights),
    )
    return helper.make_model(
        graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8
    ).SerializeToString()


def detector(outputs: Mapping[str, tuple] = YUNET_OUTPUTS) -> bytes:
    """Answers every picture with zeros."""
    nodes = [
        helper.make_node("Constant", [], [name], value=numpy_helper.from_array(np.zeros(shape, np.float32)))
        for name, shape in outputs.items()
    ]
    return model(nodes, {"input": (1, 3, 32, 32)}, outputs)


def recogniser(dimension: int = 8, size: int = 112, first: tuple[str, ...] = ()) -> bytes:
    """A random projection of the mean colour; ``first`` names nodes (Sub..., Mul...) that scale the input."""
    nodes, last = [], "data"
    for name in first:
        nodes.append(helper.make_node(name[:3], [last, "one"], [name], name=name))
        last = name
    nodes += [
        helper.make_node("GlobalAveragePool", [last], ["pooled"]),
        helper.make_node("Flatten", ["pooled"], ["flat"]),
        helper.make_node("MatMul", ["flat", "weight"], ["out"]),
    ]
    weight = np.random.default_rng(0).standard_normal((3, dimension)).astype(np.float32)
    weights = [numpy_helper.from_array(weight, "weight")]
    if first:
        weights.append(numpy_helper.from_array(np.ones(1, np.float32), "one"))
    return model(nodes, {"data": (1, 3, size, size)}, {"out": (1, dimension)}, weights)


def outside(location: str = "../secret.bin") -> TensorProto:
    """A tensor that lies in another file."""
    tensor = TensorProto(name="weight", data_type=TensorProto.FLOAT, dims=[3, 8])
    tensor.data_location = TensorProto.EXTERNAL
    tensor.external_data.add(key="location", value=location)
    return tensor


def with_outside_weight() -> bytes:
    proto = ModelProto.FromString(recogniser())
    proto.graph.initializer[0].CopyFrom(outside())
    return proto.SerializeToString()


def entry(path: str, data: bytes, role: Role) -> PackFile:
    return PackFile(path, sha256(data).hexdigest(), len(data), role)


def make_manifest(files: Mapping[str, bytes], **changes) -> Manifest:
    roles = {"det.onnx": Role.DETECTOR, "rec.onnx": Role.RECOGNISER}
    fields = {
        "name": "tiny",
        "version": "1",
        "licence": "Apache-2.0",
        "commercial_use": True,
        "files": tuple(entry(path, data, roles.get(path, Role.LIVENESS)) for path, data in files.items()),
        "detector": DetectorSpec(DetectorKind.YUNET, "det.onnx"),
        "recogniser": SPEC,
    }
    return Manifest(**fields | changes)


def make_pack(folder: Path, files: Mapping[str, bytes] | None = None, **changes) -> Path:
    """A pack in ``folder``/name; ``changes`` are fields of the manifest."""
    files = {"det.onnx": detector(), "rec.onnx": recogniser()} | dict(files or {})
    manifest = make_manifest(files, **changes)
    pack = folder / manifest.name
    pack.mkdir(parents=True)
    for path, data in files.items():
        (pack / path).write_bytes(data)
    write_manifest(pack, manifest)
    return pack
