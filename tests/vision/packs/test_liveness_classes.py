"""Which class of a net is the live one: found out with pictures when a pack is brought in, and held to afterwards.

The nets here take fine detail for moire, so that they tell prints as a learned one does; some are fed, and answer, as
InsightFace's own adapter wants it.
"""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from insightface.addons import Liveness
from onnx import helper, numpy_helper
from tiny_packs import entry, model

from faceclock.domain.errors import PackProblem
from faceclock.domain.face import Face
from faceclock.vision.alignment import ARCFACE_TEMPLATE
from faceclock.vision.packs import known
from faceclock.vision.packs.composing import compose_pack
from faceclock.vision.packs.importing import import_pack
from faceclock.vision.packs.liveness_loading import load_liveness
from faceclock.vision.packs.manifest import Manifest, Role, read_manifest, write_manifest
from faceclock.vision.packs.manifest_liveness import Answer, Crop, LivenessNetSpec, LivenessSpec

NET = LivenessNetSpec("live.onnx", Crop.SQUARE, 1.5, 64, "rgb", 255.0, Answer.LOGITS, 2, 0)
SPEC = LivenessSpec((NET,), -1.0, 0.0, 1.0)
LAPLACE = np.tile(np.array([[0, 1, 0], [1, -4, 1], [0, 1, 0]], np.float32), (1, 3, 1, 1)) / 3
MUCH = 0.06  # fine detail, as the mean square of what the filter finds: well above what people show


def detail(size: int, last: list, outputs: dict, weights: dict, batch: int | str = 1) -> bytes:
    """From the picture to "detail" (N, 1), 1 a MUCH; ``last`` makes the answer of it."""
    nodes = [
        helper.make_node("Conv", ["data", "laplace"], ["filtered"]),
        helper.make_node("Mul", ["filtered", "filtered"], ["squared"]),
        helper.make_node("GlobalAveragePool", ["squared"], ["pooled"]),
        helper.make_node("Flatten", ["pooled"], ["flat"]),
        helper.make_node("Mul", ["flat", "scale"], ["detail"]),
    ]
    known_weights = {"laplace": LAPLACE, "scale": np.float32([1 / MUCH])} | weights
    tensors = [numpy_helper.from_array(value, name) for name, value in known_weights.items()]
    return model([*nodes, *last], {"data": (batch, 3, size, size)}, outputs, tensors)


def logits() -> bytes:
    """(real, spoof) = (4 - 4 detail, 0)."""
    last = [
        helper.make_node("MatMul", ["detail", "weight"], ["product"]),
        helper.make_node("Add", ["product", "bias"], ["out"]),
    ]
    weights = {"weight": np.float32([[-4, 0]]), "bias": np.float32([4, 0])}
    return detail(64, last, {"out": (1, 2)}, weights)


def probability() -> bytes:
    """InsightFace's contract: float32 (N, 3, 80, 80) to the live probability (N,)."""
    last = [
        helper.make_node("Mul", ["detail", "steep"], ["product"]),
        helper.make_node("Add", ["product", "bias"], ["sum"]),
        helper.make_node("Sigmoid", ["sum"], ["share"]),
        helper.make_node("Squeeze", ["share", "axis"], ["live"]),
    ]
    weights = {"steep": np.float32([-4]), "bias": np.float32([6]), "axis": np.int64([1])}
    return detail(80, last, {"live": ("N",)}, weights, batch="N")


def brought_in(folder: Path, data: bytes, spec: LivenessSpec) -> Path:
    source = folder / "live.onnx"
    source.write_bytes(data)
    file = spec.nets[0].file
    manifest = Manifest("tiny", "1", "MIT", True, (entry(file, data, Role.LIVENESS),), liveness=spec)
    return compose_pack(manifest, {file: source}, folder / "packs")


def test_a_pack_is_held_to_what_was_found_when_it_was_brought_in(tmp_path: Path) -> None:
    folder = brought_in(tmp_path, logits(), SPEC)
    manifest = read_manifest(folder)
    assert manifest.liveness and manifest.liveness.probe == pytest.approx(
        load_liveness(folder).probe(), abs=1e-4
    )
    assert brought_in(tmp_path, logits(), SPEC) == folder, "the same again is no other pack"
    swapped = replace(manifest.liveness, nets=(replace(NET, live=1),))
    write_manifest(folder, replace(manifest, liveness=swapped))
    with pytest.raises(PackProblem, match="order of its classes"):
        load_liveness(folder)


@pytest.mark.parametrize("wrong", [{"live": 1}, {"divisor": 1.0}, {"live": 1, "answer": Answer.SOFTMAX}])
def test_a_net_that_lets_in_prints_is_not_brought_in(tmp_path: Path, wrong: dict) -> None:
    spec = replace(SPEC, nets=(replace(NET, **wrong),))
    with pytest.raises(PackProblem, match=r"would let in prints; `live` in pack.toml names the wrong class"):
        brought_in(tmp_path, logits(), spec)
    assert not any((tmp_path / "packs").iterdir())


def test_its_own_promise_does_not_help_a_net_with_swapped_classes(tmp_path: Path) -> None:
    """Somebody wrote down what the program found, and the program found the wrong class."""
    folder = brought_in(tmp_path, logits(), SPEC)
    manifest = read_manifest(folder)
    promise = replace(manifest.liveness, nets=(replace(NET, live=1),), probe=-manifest.liveness.probe)
    write_manifest(folder, replace(manifest, liveness=promise))
    with pytest.raises(PackProblem, match="let in prints"):
        import_pack(folder, tmp_path / "elsewhere")


def test_a_pack_put_in_place_by_hand_is_not_used_before_it_was_looked_at(tmp_path: Path) -> None:
    folder = brought_in(tmp_path, logits(), SPEC)
    write_manifest(folder, replace(read_manifest(folder), liveness=SPEC))
    with pytest.raises(PackProblem, match=r"tiny was put in place by hand.*faceclock models import"):
        load_liveness(folder)
    import_pack(folder, tmp_path / "elsewhere")
    assert load_liveness(tmp_path / "elsewhere" / "tiny").probe()


def test_insightfaces_add_on_is_fed_and_read_as_by_its_own_adapter(tmp_path: Path) -> None:
    folder = brought_in(tmp_path, probability(), known.INSIGHTFACE_LIVENESS)
    ours, theirs = (
        load_liveness(folder),
        Liveness(folder / "liveness.onnx", providers=["CPUExecutionProvider"]),
    )
    random = np.random.default_rng(0)
    scores = []
    for strength in (5, 25, 50, 80):
        image = np.clip(random.normal(120, strength, (480, 640, 3)), 0, 255).astype(np.uint8)
        points = (ARCFACE_TEMPLATE * 1.3 + random.normal(0, 3, (5, 2)) + (230, 150)).astype(np.float32)
        scores.append(ours.score(image, Face((230, 150, 146, 146), 0.9, points)))
        assert scores[-1] == pytest.approx(theirs.predict(image, points)["live_score"], abs=0.02)
    assert max(scores) - min(scores) > 0.5
    away = (ARCFACE_TEMPLATE - 60).astype(np.float32)
    assert ours.score(image, Face((-60, -60, 112, 112), 0.9, away)) is None
    assert theirs.predict(image, away)["status"] == "input_rejected"


def test_what_is_no_probability_is_not_read_as_one(tmp_path: Path) -> None:
    last = [helper.make_node("Squeeze", ["detail", "axis"], ["live"])]
    raw = detail(80, last, {"live": (1,)}, {"axis": np.int64([1])})
    with pytest.raises(PackProblem, match=r"where pack\.toml promises a probability"):
        brought_in(tmp_path, raw, known.INSIGHTFACE_LIVENESS)


@pytest.mark.shared
@pytest.mark.parametrize("file", ["minifas_128.onnx", "minifas_128_int8.onnx"])
def test_minifas_takes_people_for_alive_and_swapped_is_refused(
    shared: Path, tmp_path: Path, file: str
) -> None:
    data = (shared / "models" / "minifas" / file).read_bytes()
    spec = replace(known.MINIFAS, probe=None)
    load_liveness(brought_in(tmp_path, data, spec))
    swapped = replace(spec, nets=(replace(spec.nets[0], live=1),))
    (tmp_path / "swapped").mkdir()
    with pytest.raises(PackProblem, match="let in prints"):
        brought_in(tmp_path / "swapped", data, swapped)
