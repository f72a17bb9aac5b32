"""SCRFD: the boxes of InsightFace's own class on the same session.

No weights of SCRFD may lie in this project, so the net is built here: its real layout, small random layers.
"""

import insightface.data
import numpy as np
import onnx
import pytest
from insightface.model_zoo.scrfd import SCRFD
from numpy.random import Generator
from onnx import NodeProto, TensorProto, helper, numpy_helper

from faceclock.domain.errors import PackProblem
from faceclock.vision.detectors import Scrfd
from faceclock.vision.sessions import open_session

WIDTHS = {"score": 1, "bbox": 4, "kps": 10}


class NetMaker:
    """Collects nodes and random weights of a small net of SCRFD's layout."""

    def __init__(self, seed: int, batched: bool) -> None:
        self.nodes: list[NodeProto] = []
        self.weights: list[onnx.TensorProto] = []
        self._random: Generator = np.random.default_rng(seed)
        self._batched = batched

    def node(self, kind: str, inputs: list[str], output: str, **attributes: object) -> str:
        self.nodes.append(helper.make_node(kind, inputs, [output], **attributes))
        return output

    def constant(self, name: str, value: np.ndarray) -> str:
        self.weights.append(numpy_helper.from_array(value, name))
        return name

    def conv(self, source: str, name: str, channels: tuple[int, int], step: int, bias: float = 0.0) -> str:
        into, out = channels
        spread = 2.0 / np.sqrt(9 * into)
        kernel = self._random.normal(0, spread, (out, into, 3, 3)).astype(np.float32)
        names = [
            self.constant(f"{name}.w", kernel),
            self.constant(f"{name}.b", np.full(out, bias, np.float32)),
        ]
        return self.node("Conv", [source, *names], name, strides=[step, step], pads=[1, 1, 1, 1])

    def head(self, source: str, kind: str, stride: int, anchors: int) -> str:
        width, name = WIDTHS[kind], f"{kind}_{stride}"
        bias = {"score": -2.2, "bbox": 2.0, "kps": 0.0}[kind]
        raw = self.conv(source, f"{name}.conv", (16, width * anchors), 1, bias)
        bent = {"score": "Sigmoid", "bbox": "Relu", "kps": "Identity"}[kind]
        rows = self.node(
            "Transpose", [self.node(bent, [raw], f"{name}.bent")], f"{name}.rows", perm=[0, 2, 3, 1]
        )
        shape = [1, -1, width] if self._batched else [-1, width]
        return self.node("Reshape", [rows, self.constant(f"{name}.shape", np.array(shape, np.int64))], name)


def scrfd_net(
    kinds: tuple[str, ...] = ("score", "bbox", "kps"),
    strides: tuple[int, ...] = (8, 16, 32),
    batched: bool = False,
    size: int | str = "side",
) -> bytes:
    maker = NetMaker(7, batched)
    here, channels, levels = "x", 3, {}
    for step in range(max(strides).bit_length() - 1):
        conv = maker.conv(here, f"stem{step}", (channels, 16), 2)
        here, channels = maker.node("Relu", [conv], f"stem{step}.relu"), 16
        levels[2 ** (step + 1)] = here
    anchors = 2 if len(strides) == 3 else 1
    names = [maker.head(levels[stride], kind, stride, anchors) for kind in kinds for stride in strides]
    shape = [None] * (3 if batched else 2)
    graph = helper.make_graph(
        maker.nodes,
        "scrfd",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, [1, 3, size, size])],
        [helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name in names],
        maker.weights,
    )
    if size == "side":
        graph.input[0].type.tensor_type.shape.dim[3].dim_param = "other"
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.checker.check_model(model)
    return model.SerializeToString()


def assert_as_insightface(ours: Scrfd, peer: SCRFD, image: np.ndarray, size: tuple[int, int]) -> None:
    boxes, landmarks = peer.detect(image, input_size=size)
    faces = ours.detect(image)
    assert len(faces) == len(boxes) > 20
    for face, box, points in zip(faces, boxes, landmarks, strict=True):
        x, y, width, height = face.box
        assert np.abs(np.array([x, y, x + width, y + height]) - box[:4]).max() < 0.05
        assert np.abs(face.landmarks - points).max() < 0.05
        assert face.score == pytest.approx(float(box[4]), abs=1e-5)


@pytest.mark.parametrize("batched", [False, True])
@pytest.mark.parametrize(
    ("crop", "size"), [((886, 1280), (640, 448)), ((640, 640), (640, 640)), ((320, 640), (640, 320))]
)
def test_boxes_of_insightface(batched: bool, crop: tuple[int, int], size: tuple[int, int]) -> None:
    image = np.ascontiguousarray(insightface.data.get_image("t1")[: crop[0], : crop[1]])
    session = open_session(scrfd_net(batched=batched), 2)
    assert_as_insightface(Scrfd(session, side=640), SCRFD(session=session), image, size)


def test_boxes_of_insightface_with_a_fixed_net() -> None:
    image = np.ascontiguousarray(insightface.data.get_image("t1")[200:520, 200:680])
    session = open_session(scrfd_net(size=640), 2)
    peer = SCRFD(session=session)
    boxes, _ = peer.detect(image)
    faces = Scrfd(session).detect(image)
    assert len(faces) == len(boxes) > 20
    for face, box in zip(faces, boxes, strict=True):
        # The peer divides both axes by the height's rounded scale; ours keeps one for each.
        assert np.abs(np.array(face.box[:2]) - box[:2]).max() < 1.5


def test_a_small_picture_is_not_enlarged() -> None:
    image = np.ascontiguousarray(insightface.data.get_image("t1")[200:456, 200:520])
    session = open_session(scrfd_net(), 2)
    assert_as_insightface(Scrfd(session, side=640), SCRFD(session=session), image, (320, 256))


def test_nothing_above_the_limit_is_nothing() -> None:
    detector = Scrfd(open_session(scrfd_net(), 2), score=1.1)
    assert detector.detect(np.zeros((100, 100, 3), np.uint8)) == []


@pytest.mark.parametrize(
    ("kinds", "strides", "words"),
    [
        (("score", "bbox"), (8, 16, 32), "no landmarks"),
        (("score", "bbox"), (8, 16, 32, 64, 128), "no landmarks"),
        (("score", "bbox", "kps"), (8, 16, 32, 64, 128), "15 outputs"),
    ],
)
def test_other_forms_are_refused(kinds: tuple[str, ...], strides: tuple[int, ...], words: str) -> None:
    with pytest.raises(PackProblem, match=words):
        Scrfd(open_session(scrfd_net(kinds, strides), 1))
