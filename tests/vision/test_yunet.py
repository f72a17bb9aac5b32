"""YuNet finds what OpenCV's own decoder finds with the same net."""

import tarfile
from itertools import islice
from pathlib import Path

import cv2
import insightface.data
import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper

from faceclock.domain.errors import PackProblem
from faceclock.domain.face import Face, Image
from faceclock.vision.detectors import YuNet
from faceclock.vision.images import decode_image
from faceclock.vision.sessions import open_session

SCORE, NMS = 0.6, 0.3


@pytest.fixture(scope="module")
def weights(shared: Path) -> Path:
    return shared / "models/yunet"


def opencvs(weights: Path, image: Image) -> list[Face]:
    """What FaceDetectorYN finds, best first."""
    height, width = image.shape[:2]
    peer = cv2.FaceDetectorYN.create(
        str(weights / "yunet_n_dynamic.onnx"), "", (width, height), SCORE, NMS, 5000
    )
    rows = peer.detect(image)[1]
    rows = np.zeros((0, 15)) if rows is None else rows[np.argsort(-rows[:, 14])]
    return [Face(tuple(row[:4]), float(row[14]), row[4:14].reshape(5, 2)) for row in rows]


def assert_same(ours: list[Face], peers: list[Face], scale: float = 1.0) -> None:
    assert len(ours) == len(peers)
    for one, other in zip(ours, peers, strict=True):
        assert np.abs(np.array(one.box) - np.array(other.box) * scale).max() < 1
        assert np.abs(one.landmarks - other.landmarks * scale).max() < 1
        assert one.score == pytest.approx(other.score, abs=1e-3)
        assert one.landmarks.shape == (5, 2) and one.landmarks.dtype == np.float32


@pytest.mark.shared
@pytest.mark.parametrize("side", [320, 640, 1280])
def test_six_people_as_in_opencv(weights: Path, side: int) -> None:
    image = insightface.data.get_image("t1")
    detector = YuNet(open_session(weights / "yunet_n_dynamic.onnx", 2), side, SCORE, NMS)
    scale = image.shape[1] / side
    small = cv2.resize(image, (side, int(image.shape[0] / scale)))
    faces = detector.detect(image)
    assert_same(detector.detect(small), opencvs(weights, small))
    assert_same(
        sorted(faces, key=lambda f: f.box), sorted(opencvs(weights, small), key=lambda f: f.box), scale
    )
    assert len(faces) == 6
    assert [face.score for face in faces] == sorted((face.score for face in faces), reverse=True)


@pytest.mark.shared
def test_photographs_at_their_own_size_as_in_opencv(shared: Path, weights: Path) -> None:
    detector = YuNet(open_session(weights / "yunet_n_dynamic.onnx", 2), 640, SCORE, NMS)
    with tarfile.open(shared / "data/lfw-dev/lfw-dev.tar") as tar:
        for member in islice((entry for entry in tar if entry.name.endswith(".jpg")), 0, 400, 10):
            image = decode_image(tar.extractfile(member).read(), member.name)
            assert_same(detector.detect(image), opencvs(weights, image))


@pytest.mark.shared
@pytest.mark.parametrize("name", ["yunet_n_320_320.onnx", "yunet_n_640_640.onnx"])
def test_a_net_of_fixed_size_finds_them_too(weights: Path, name: str) -> None:
    image = insightface.data.get_image("t1")
    detector = YuNet(open_session(weights / name, 2))
    free = YuNet(open_session(weights / "yunet_n_dynamic.onnx", 2), side=640)
    found, expected = (sorted(det.detect(image), key=lambda f: f.box) for det in (detector, free))
    assert len(found) == 6
    for one, other in zip(found, expected, strict=True):
        assert np.abs(one.landmarks - other.landmarks).max() < 12
        x, y = one.centre
        assert (
            other.box[0] < x < other.box[0] + other.box[2] and other.box[1] < y < other.box[1] + other.box[3]
        )


@pytest.mark.shared
def test_pictures_of_changing_size_do_not_disturb_each_other(weights: Path) -> None:
    image = insightface.data.get_image("t1")
    detector = YuNet(open_session(weights / "yunet_n_dynamic.onnx", 2))
    views = [image, image[100:700, 300:1200], image[:, 400:], image]
    for view in views + views[::-1]:
        fresh = YuNet(open_session(weights / "yunet_n_dynamic.onnx", 2)).detect(np.ascontiguousarray(view))
        assert_same(detector.detect(view), fresh)


@pytest.mark.shared
@pytest.mark.parametrize("shape", [(1, 1, 3), (480, 7, 3), (31, 900, 3), (480, 640, 3)])
def test_nothing_is_found_in_nothing(weights: Path, shape: tuple[int, int, int]) -> None:
    detector = YuNet(open_session(weights / "yunet_n_dynamic.onnx", 2))
    assert detector.detect(np.full(shape, 127, np.uint8)) == []


def small_net(names: list[str], shape: list[int | str]) -> bytes:
    outputs = [helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in names]
    nodes = [helper.make_node("Identity", ["x"], [name]) for name in names]
    graph = helper.make_graph(
        nodes, "net", [helper.make_tensor_value_info("x", TensorProto.FLOAT, shape)], outputs
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    return onnx.ModelProto.SerializeToString(model)


def test_another_net_is_refused() -> None:
    with pytest.raises(PackProblem, match="no YuNet"):
        YuNet(open_session(small_net(["cls_8", "obj_8"], [1, 3, 32, 32]), 1))


def test_another_input_is_refused() -> None:
    names = [f"{kind}_{stride}" for kind in ("cls", "obj", "bbox", "kps") for stride in (8, 16, 32)]
    with pytest.raises(PackProblem, match="input"):
        YuNet(open_session(small_net(names, [1, 1, 32, 32]), 1))
