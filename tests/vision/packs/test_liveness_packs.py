"""Liveness nets: what they are fed, what their answers mean, and which are refused."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
from onnx import helper, numpy_helper
from tiny_packs import make_pack, model

from faceclock.domain.errors import ImageProblem, PackProblem
from faceclock.domain.face import Face
from faceclock.vision.alignment import ARCFACE_TEMPLATE
from faceclock.vision.detectors import YuNet
from faceclock.vision.liveness.crops import arcface_crop, box_crop, square_crop
from faceclock.vision.liveness.net import LivenessNets, probe_picture
from faceclock.vision.packs import known
from faceclock.vision.packs.liveness_loading import load_liveness
from faceclock.vision.packs.manifest_liveness import Answer, Crop, LivenessNetSpec, LivenessSpec
from faceclock.vision.sessions import open_session

NET = LivenessNetSpec("live.onnx", Crop.SQUARE, 1.5, 32, "rgb", 255.0, Answer.LOGITS, 2, 0)
SPEC = LivenessSpec((NET,), -1.0, 0.0, 1.0)


def net(classes: int = 2, size: int = 32, inputs: int = 1) -> bytes:
    """Answers with fixed mixtures of the mean colours."""
    weight = np.array([[3, -1, 2], [0, 1, -2], [-1, 1, 1]], np.float32)[:, :classes]
    nodes = [
        helper.make_node("GlobalAveragePool", ["data"], ["pooled"]),
        helper.make_node("Flatten", ["pooled"], ["flat"]),
        helper.make_node("MatMul", ["flat", "weight"], ["out"]),
    ]
    named = {"data": (1, 3, size, size)} | ({"more": (1,)} if inputs == 2 else {})
    return model(nodes, named, {"out": (1, classes)}, [numpy_helper.from_array(weight, "weight")])


def pack(folder: Path, data: bytes, spec: LivenessSpec | None) -> Path:
    return make_pack(folder, {"live.onnx": data}, liveness=spec)


def changed(**changes) -> LivenessSpec:
    return replace(SPEC, nets=(replace(NET, **changes),))


def score(spec: LivenessSpec = SPEC, classes: int = 2) -> float:
    sessions = [open_session(net(classes), 1) for _ in spec.nets]
    return LivenessNets(sessions, spec).score(*probe_picture())


def test_logits_shares_and_probabilities() -> None:
    image, face = probe_picture()
    red, green, blue = square_crop(image, face, 1.5, 32)[:, :, ::-1].mean(axis=(0, 1)) / 255
    real, spoof = 3 * red - blue, -red + green + blue
    assert score() == pytest.approx(real - spoof, abs=0.01)
    share = changed(answer=Answer.SOFTMAX)
    assert score(share) == pytest.approx(1 / (1 + np.exp(spoof - real)), abs=0.01)
    swapped = changed(live=1)
    assert score(swapped) == pytest.approx(spoof - real, abs=0.01)
    alone = changed(answer=Answer.PROBABILITY, classes=1)
    assert score(alone, classes=1) == pytest.approx(real, abs=0.01)


def test_several_nets_count_alike() -> None:
    both = replace(SPEC, nets=(NET, replace(NET, live=1)))
    assert score(both) == pytest.approx(0, abs=1e-6)


@pytest.mark.parametrize(
    ("data", "spec", "says"),
    [
        (net(size=48), SPEC, "input"),
        (net(classes=3), SPEC, "3 values"),
        (net(inputs=2), SPEC, "one input"),
        (net(), replace(SPEC, probe=-40.0), "order of its classes"),
        (net(), None, "does not say how"),
        (b"no net", SPEC, "cannot be loaded"),
    ],
)
def test_a_net_that_is_not_as_promised_is_refused(
    tmp_path: Path, data: bytes, spec: LivenessSpec | None, says: str
) -> None:
    with pytest.raises(PackProblem, match=says) as refused:
        load_liveness(pack(tmp_path, data, spec))
    assert "tiny" in str(refused.value)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: replace(NET, live=2),
        lambda: replace(NET, answer=Answer.PROBABILITY),
        lambda: replace(SPEC, spoof=3.0),
        lambda: replace(SPEC, threshold=float("nan")),
    ],
)
def test_a_contract_that_contradicts_itself_is_refused(wrong) -> None:
    with pytest.raises(ValueError):
        wrong()


def test_the_square_is_mirrored_beyond_the_picture() -> None:
    image = np.random.default_rng(0).integers(0, 255, (60, 80, 3), dtype=np.uint8)
    face = Face((2, 1, 20, 30), 0.9, ARCFACE_TEMPLATE)
    padded = cv2.copyMakeBorder(image, 40, 40, 40, 40, cv2.BORDER_REFLECT_101)
    left, top = int(12 - 22.5) + 40, int(16 - 22.5) + 40
    assert np.array_equal(square_crop(image, face, 1.5, 45), padded[top : top + 45, left : left + 45])


def test_the_box_is_shifted_into_the_picture() -> None:
    image = np.arange(100, dtype=np.uint8)[None, :, None].repeat(100, 0).repeat(3, 2)
    face = Face((70, 40, 20, 20), 0.9, ARCFACE_TEMPLATE)
    crop = box_crop(image, face, 2.7, 54)
    assert (int(crop[0, 0, 0]), int(crop[0, -1, 0])) == (45, 99)
    assert box_crop(image, face, 8.0, 54)[0, 0, 0] == 0


def test_the_aligned_crop_stands_as_insightfaces_own_adapter_wants_it() -> None:
    net = known.INSIGHTFACE_LIVENESS.nets[0]
    image = np.zeros((300, 300, 3), np.uint8)
    points = ARCFACE_TEMPLATE + 90
    for x, y in points:
        cv2.circle(image, (round(x), round(y)), 2, (255, 255, 255), cv2.FILLED)
    crop = arcface_crop(image, Face((90, 90, 112, 112), 0.9, points), net.scale, net.size)
    assert crop is not None
    places = np.array([[32.03, 38.06], [47.89, 37.98], [40.01, 47.08], [33.50, 56.36], [46.63, 56.29]])
    assert all(crop[round(y) - 1 : round(y) + 2, round(x) - 1 : round(x) + 2].max() > 120 for x, y in places)
    away = Face((0, 0, 112, 112), 0.9, ARCFACE_TEMPLATE - 40)
    assert arcface_crop(image, away, net.scale, net.size) is None


@pytest.mark.parametrize("box", [(0, 0, 0, 10), (np.nan, 0, 5, 5), (0, 0, 1e9, 1e9), (0, 0, 9000, 9000)])
@pytest.mark.parametrize("crop", [square_crop, box_crop])
def test_boxes_that_are_none_are_refused_or_harmless(box: tuple, crop) -> None:
    image = np.zeros((50, 50, 3), np.uint8)
    with suppress(ImageProblem):
        assert crop(image, Face(box, 0.9, ARCFACE_TEMPLATE), 1.5, 32).shape == (32, 32, 3)


@pytest.mark.shared
def test_fault_31_pad_photographs_are_told_apart(shared: Path, tmp_path: Path) -> None:
    minifas = (shared / "models" / "minifas" / "minifas_128.onnx").read_bytes()
    nets = load_liveness(make_pack(tmp_path, {"minifas_128.onnx": minifas}, liveness=known.MINIFAS))
    detector = YuNet(open_session(shared / "models" / "yunet" / "yunet_n_dynamic.onnx", 1), side=640)
    scores = {}
    for name in ("T1", "F1", "F2"):
        image = cv2.imread(str(shared / "data" / "pad" / f"image_{name}.jpg"))
        scores[name] = nets.score(image, detector.detect(image)[0])
    assert scores["T1"] > nets.limits.live
    assert max(scores["F1"], scores["F2"]) < nets.limits.spoof
    swapped = replace(known.MINIFAS, nets=(replace(known.MINIFAS.nets[0], live=1),))
    with pytest.raises(PackProblem, match="order of its classes"):
        load_liveness(make_pack(tmp_path / "swapped", {"minifas_128.onnx": minifas}, liveness=swapped))
