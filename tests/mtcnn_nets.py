"""MTCNN's three nets by hand, without anything learned: a face is a bright square in the dark."""

import numpy as np
from onnx import NodeProto, TensorProto, helper, numpy_helper

from faceclock.vision.detectors.mtcnn import Mtcnn
from faceclock.vision.sessions import open_session

POINTS = [0.3, 0.7, 0.5, 0.35, 0.65, 0.4, 0.4, 0.6, 0.8, 0.8]
_SHARPNESS, _LIMIT = 8.0, 1.7  # log-odds = sharpness (mean of the middle - 2 mean of the rim - limit)


def tiny_mtcnn(side: int = 320) -> Mtcnn:
    return Mtcnn(*(open_session(model, 1) for model in tiny_nets()), side=side)


def tiny_nets() -> list[bytes]:
    return [proposing(), answering(24, False), answering(48, True)]


def proposing() -> bytes:
    """Asks every second window of 12 pixels; no box moves."""
    nodes = [
        helper.make_node("Conv", ["input", "weight", "bias"], ["map"], strides=[2, 2]),
        helper.make_node("Squeeze", ["map", "one"], ["score"]),
        helper.make_node("Mul", ["map", "zeros"], ["box"]),
    ]
    weights = {**_judge(12), "one": np.array([1], np.int64), "zeros": np.zeros((1, 4, 1, 1), np.float32)}
    return _model(nodes, ["n", 3, "h", "w"], ["score", "box"], weights)


def answering(side: int, landmarks: bool) -> bytes:
    """Asks each window; no box moves, and the landmarks are always the same."""
    nodes = [
        helper.make_node("Conv", ["input", "weight", "bias"], ["map"]),
        helper.make_node("Flatten", ["map"], ["column"]),
        helper.make_node("Squeeze", ["column", "one"], ["score"]),
        helper.make_node("Mul", ["column", "zeros"], ["box"]),
    ]
    weights = {**_judge(side), "one": np.array([1], np.int64), "zeros": np.zeros((1, 4), np.float32)}
    if landmarks:
        nodes += [
            helper.make_node("Mul", ["column", "none"], ["nothing"]),
            helper.make_node("Add", ["nothing", "points"], ["landmarks"]),
        ]
        weights |= {"none": np.zeros((1, 10), np.float32), "points": np.array([POINTS], np.float32)}
    names = ["score", "box", "landmarks"] if landmarks else ["score", "box"]
    return _model(nodes, ["n", 3, side, side], names, weights)


def _judge(side: int) -> dict[str, np.ndarray]:
    """A convolution that answers to a bright square in the middle of a dark window."""
    rim = side // 6
    inside = np.zeros((side, side))
    inside[rim:-rim, rim:-rim] = 1
    kernel = inside / inside.sum() - 2 * (1 - inside) / (1 - inside).sum()
    weight = np.broadcast_to(_SHARPNESS * kernel / 3, (1, 3, side, side))
    return {"weight": weight.astype(np.float32), "bias": np.array([-_SHARPNESS * _LIMIT], np.float32)}


def net(shape: list[int | str], outputs: list[str]) -> bytes:
    """A net that only has the right names."""
    nodes = [helper.make_node("Identity", ["input"], [name]) for name in outputs]
    return _model(nodes, shape, outputs, {})


def _model(nodes: list[NodeProto], shape: list[int | str], outputs: list[str], weights: dict) -> bytes:
    graph = helper.make_graph(
        nodes,
        "tiny",
        [helper.make_tensor_value_info("input", TensorProto.FLOAT, shape)],
        [helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in outputs],
        [numpy_helper.from_array(np.asarray(value), name) for name, value in weights.items()],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    return model.SerializeToString()
