"""Embeddings: any preprocessing, batches, and refusal of a net that is not what its contract says."""

from pathlib import Path

import cv2
import insightface.data
import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper

from faceclock.domain.embedding import EmbeddingContract
from faceclock.domain.errors import EmbeddingProblem, ImageProblem, PackProblem
from faceclock.domain.face import Face
from faceclock.vision.alignment import ARCFACE_TEMPLATE, align
from faceclock.vision.detectors import YuNet
from faceclock.vision.recogniser import Preprocessing, Recogniser
from faceclock.vision.sessions import open_session

CONTRACT = EmbeddingContract("test", "digest", 6)
IMAGENET = Preprocessing(112, "rgb", (123.675, 116.28, 103.53), (58.395, 57.12, 57.375))


def means_net(
    batch: int | str = "n", size: int | str = 8, channels: int = 3, width: int | None = None
) -> bytes:
    """A net whose output is each channel's mean and maximum: (n, 6). ``size``: the height, and the width."""
    nodes = [
        helper.make_node("GlobalAveragePool", ["x"], ["mean"]),
        helper.make_node("GlobalMaxPool", ["x"], ["top"]),
        helper.make_node("Concat", ["mean", "top"], ["both"], axis=1),
        helper.make_node("Flatten", ["both"], ["y"]),
    ]
    graph = helper.make_graph(
        nodes,
        "means",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, [batch, channels, size, width or size])],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, [batch, 2 * channels])],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.checker.check_model(model)
    return model.SerializeToString()


def recogniser(preprocessing: Preprocessing, **net: int | str) -> Recogniser:
    return Recogniser(open_session(means_net(**net), 1), CONTRACT, preprocessing)


def crops(count: int) -> list[np.ndarray]:
    return list(np.random.default_rng(5).integers(0, 256, (count, 8, 8, 3), dtype=np.uint8))


@pytest.mark.parametrize("colour", ["rgb", "bgr"])
def test_preprocessing_is_as_declared(colour: str) -> None:
    mean, std = (120.0, 110.0, 100.0), (50.0, 60.0, 70.0)
    (crop,) = crops(1)
    ordered = crop[:, :, ::-1] if colour == "rgb" else crop
    values = ((ordered - np.array(mean)) / std).reshape(-1, 3)
    expected = np.concatenate([values.mean(0), values.max(0)])
    found = recogniser(Preprocessing(8, colour, mean, std)).embed_aligned(crop)
    assert np.allclose(found.vector, expected / np.linalg.norm(expected), atol=1e-6)
    assert found.contract is CONTRACT


@pytest.mark.parametrize("batch", ["n", 1])
def test_a_batch_equals_its_members(batch: int | str) -> None:
    net = recogniser(Preprocessing(8), batch=batch)
    together = net.embed_batch(crops(5))
    assert len(together) == 5 and net.embed_batch([]) == []
    for one, crop in zip(together, crops(5), strict=True):
        assert np.allclose(one.vector, net.embed_aligned(crop).vector, atol=1e-6)


@pytest.mark.parametrize("net", [{"size": 9}, {"channels": 1}])
def test_an_input_of_another_shape_is_refused(net: dict[str, int | str]) -> None:
    with pytest.raises(PackProblem, match="input"):
        recogniser(Preprocessing(8), **net)


def test_a_crop_that_is_no_square() -> None:
    crop = np.random.default_rng(5).integers(0, 256, (8, 6, 3), dtype=np.uint8)
    net = recogniser(Preprocessing((6, 8)), width=6)
    values = ((crop[:, :, ::-1] - 127.5) / 127.5).reshape(-1, 3)
    expected = np.concatenate([values.mean(0), values.max(0)])
    assert np.allclose(net.embed_aligned(crop).vector, expected / np.linalg.norm(expected), atol=1e-6)
    image = np.random.default_rng(6).integers(0, 256, (200, 200, 3), dtype=np.uint8)
    face = Face((40, 40, 112, 112), 1.0, ARCFACE_TEMPLATE + 40)
    expected_crop = align(image, face.landmarks, (6, 8))
    assert net.embed(image, face).similarity(net.embed_aligned(expected_crop)) > 1 - 1e-6
    with pytest.raises(PackProblem, match=r"\(1, 3, 6, 8\) is needed"):
        recogniser(Preprocessing((8, 6)), width=6)


def test_an_output_of_another_dimension_is_refused() -> None:
    contract = EmbeddingContract("test", "digest", 512)
    with pytest.raises(PackProblem, match=r"gives 6 values where its pack.toml promises 512"):
        Recogniser(open_session(means_net(), 1), contract, Preprocessing(8))


@pytest.mark.parametrize("deviation", [1, np.nan, np.inf], ids=["zeros", "nan", "none"])
def test_fault_26_a_net_that_gives_zeros_or_no_numbers_gives_no_embedding(deviation: float) -> None:
    shade = 0 if deviation == 1 else 9
    crop = np.full((8, 8, 3), shade, np.uint8)
    with pytest.raises(EmbeddingProblem):
        recogniser(Preprocessing(8, mean=(0, 0, 0), std=(deviation,) * 3)).embed_aligned(crop)


def test_degenerate_landmarks_raise() -> None:
    face = Face((0, 0, 9, 9), 1.0, np.zeros((5, 2), np.float32))
    with pytest.raises(ImageProblem):
        recogniser(Preprocessing(8)).embed(np.zeros((40, 40, 3), np.uint8), face)


@pytest.mark.shared
def test_mobilefacenet_tells_six_people_apart(shared: Path) -> None:
    models = shared / "models"
    detector = YuNet(open_session(models / "yunet/yunet_n_dynamic.onnx", 2), side=640)
    contract = EmbeddingContract("mobilefacenet", "digest", 128)
    net = Recogniser(open_session(models / "mobilefacenet/MobileFaceNet.onnx", 2), contract, IMAGENET)
    image = insightface.data.get_image("t1")
    faces = detector.detect(image)
    assert len(faces) == 6
    vectors = [net.embed(image, face) for face in faces]
    brighter = cv2.convertScaleAbs(image, alpha=1.2, beta=10)
    batch = net.embed_batch([align(brighter, face.landmarks) for face in faces])
    for i, one in enumerate(vectors):
        assert one.similarity(batch[i]) > 0.85
        assert all(one.similarity(other) < 0.41 for j, other in enumerate(vectors) if j != i)
