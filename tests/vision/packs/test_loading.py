from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from tiny_packs import (
    SCRFD_OUTPUTS,
    SPEC,
    detector,
    make_manifest,
    make_pack,
    recogniser,
    with_outside_weight,
)

from faceclock.domain.errors import PackProblem
from faceclock.vision.detectors.scrfd import Scrfd
from faceclock.vision.detectors.yunet import YuNet
from faceclock.vision.packs import loading
from faceclock.vision.packs.development import make_development_pack
from faceclock.vision.packs.loading import load_pack
from faceclock.vision.packs.manifest import DetectorKind, DetectorSpec, pack_digest, write_manifest


def test_loads_nets_and_contract(tmp_path: Path) -> None:
    pack = load_pack(make_pack(tmp_path))
    assert isinstance(pack.detector, YuNet)
    assert pack.calibration is None
    assert pack.contract == pack.recogniser.contract
    assert (pack.contract.pack, pack.contract.digest) == ("tiny", pack_digest(pack.manifest))
    crop = np.full((112, 112, 3), 200, np.uint8)
    assert pack.recogniser.embed_aligned(crop).vector.shape == (8,)


def test_loads_scrfd(tmp_path: Path) -> None:
    spec = DetectorSpec(DetectorKind.SCRFD, "det.onnx")
    folder = make_pack(tmp_path, {"det.onnx": detector(SCRFD_OUTPUTS)}, detector=spec)
    assert isinstance(load_pack(folder).detector, Scrfd)


@pytest.mark.parametrize(
    ("files", "changes", "says"),
    [
        ({"rec.onnx": recogniser(dimension=9)}, {}, "gives 9 values where its pack.toml promises 8"),
        ({"rec.onnx": recogniser(size=96)}, {}, r"\(1, 3, 112, 112\) is needed"),
        ({"rec.onnx": recogniser()[:-40]}, {}, "Pack tiny, rec.onnx: .*cannot be loaded"),
        ({"rec.onnx": b"no net at all"}, {}, "Pack tiny, rec.onnx: .*cannot be loaded"),
        ({"det.onnx": recogniser()}, {}, "Pack tiny, det.onnx: .*no YuNet"),
        (
            {"det.onnx": detector()},
            {"detector": DetectorSpec(DetectorKind.SCRFD, "det.onnx")},
            "Pack tiny, det",
        ),
        ({"live.onnx": b"x"}, {"detector": None, "recogniser": None}, "add-on"),
    ],
)
def test_refuses_nets_that_are_not_as_promised(tmp_path: Path, files: dict, changes: dict, says: str) -> None:
    with pytest.raises(PackProblem, match=says) as caught:
        load_pack(make_pack(tmp_path, files, **changes))
    assert str(caught.value).endswith(".") and "\n" not in str(caught.value)


@pytest.mark.parametrize("fault", ["digest", "external"])
def test_fault_23_fault_24_nothing_reaches_a_session_before_all_files_are_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    monkeypatch.setattr(loading, "open_session", lambda *_: pytest.fail("a session was made of a bad pack"))
    files = {"live.onnx": b"x"} | ({"rec.onnx": with_outside_weight()} if fault == "external" else {})
    folder = make_pack(tmp_path, files)
    if fault == "digest":
        (folder / "live.onnx").write_bytes(b"y")
    with pytest.raises(PackProblem):
        load_pack(folder)


def test_measuring_again_keeps_the_contract_and_new_preprocessing_changes_it(tmp_path: Path) -> None:
    folder = make_pack(tmp_path)
    before = load_pack(folder).contract
    manifest = make_manifest({path.name: path.read_bytes() for path in folder.glob("*.onnx")})
    write_manifest(folder, replace(manifest, version="2"))
    assert load_pack(folder).contract == before
    write_manifest(folder, replace(manifest, recogniser=replace(SPEC, colour="bgr")))
    assert load_pack(folder).contract != before


@pytest.mark.shared
def test_development_pack_recognises_the_astronaut(shared: Path, tmp_path: Path) -> None:
    from skimage.data import astronaut

    folder = make_development_pack(shared, tmp_path)
    assert make_development_pack(shared, tmp_path) == folder
    assert [path.name for path in tmp_path.iterdir()] == ["development"]
    pack = load_pack(folder)
    assert pack.calibration is not None and pack.calibration.points[-1].fmr <= 1e-5
    image = np.ascontiguousarray(astronaut()[:, :, ::-1])
    dimmed = (image * 0.7).astype(np.uint8)
    first, second = (
        pack.recogniser.embed(picture, pack.detector.detect(picture)[0]) for picture in (image, dimmed)
    )
    assert first.similarity(second) > 0.8
