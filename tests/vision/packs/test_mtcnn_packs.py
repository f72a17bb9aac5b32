"""Packs that find faces with MTCNN: three files, each checked, each part of what an embedding stands on."""

from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
from mtcnn_nets import tiny_nets
from tiny_packs import SPEC, detector, entry, make_pack, recogniser

from faceclock.domain.errors import PackProblem
from faceclock.vision.detectors import Mtcnn
from faceclock.vision.packs.composing import compose_pack
from faceclock.vision.packs.importing import import_pack
from faceclock.vision.packs.loading import load_pack, try_pack
from faceclock.vision.packs.manifest import (
    MANIFEST_NAME,
    DetectorKind,
    DetectorSpec,
    Manifest,
    Role,
    pack_digest,
    read_manifest,
    write_manifest,
)
from faceclock.vision.packs.verify import verify_pack

NETS = dict(zip(("p.onnx", "r.onnx", "o.onnx"), tiny_nets(), strict=True))
MTCNN = DetectorSpec(DetectorKind.MTCNN, "p.onnx", ("r.onnx", "o.onnx"))


def mtcnn_pack(folder: Path, **nets: bytes) -> Path:
    """A pack with the tiny nets, or others under their names without the ending."""
    files = NETS | {f"{name}.onnx": data for name, data in nets.items()}
    return written(folder, MTCNN, files | {"rec.onnx": recogniser()})


def written(folder: Path, detector: DetectorSpec, files: dict[str, bytes]) -> Path:
    pack = folder / "tiny"
    pack.mkdir(parents=True)
    for path, data in files.items():
        (pack / path).write_bytes(data)
    roles = {"rec.onnx": Role.RECOGNISER}
    listed = tuple(entry(path, data, roles.get(path, Role.DETECTOR)) for path, data in files.items())
    write_manifest(pack, Manifest("tiny", "1", "MIT", True, listed, detector=detector, recogniser=SPEC))
    return pack


def test_such_a_pack_finds_and_embeds_a_face(tmp_path: Path) -> None:
    folder = mtcnn_pack(tmp_path)
    pack = load_pack(folder)
    assert isinstance(pack.detector, Mtcnn)
    image = np.zeros((240, 320, 3), np.uint8)
    cv2.rectangle(image, (100, 60), (160, 120), (255, 255, 255), -1)
    (face,) = pack.detector.detect(image)
    assert pack.recogniser.embed(image, face).vector.shape == (8,)
    try_pack(folder)


def test_the_side_of_the_picture_that_is_searched_reaches_the_detector(tmp_path: Path) -> None:
    image = np.zeros((480, 640, 3), np.uint8)
    cv2.rectangle(image, (300, 200), (318, 218), (255, 255, 255), -1)
    folder = mtcnn_pack(tmp_path)
    assert [len(load_pack(folder, 1, side).detector.detect(image)) for side in (160, 640)] == [0, 1]


def test_it_is_written_read_composed_and_imported_as_any_other(tmp_path: Path) -> None:
    folder = mtcnn_pack(tmp_path / "from")
    manifest = verify_pack(folder)
    assert manifest.detector == MTCNN
    assert import_pack(folder, tmp_path / "to") == manifest
    sources = {file.path: folder / file.path for file in manifest.files}
    copied = compose_pack(replace(manifest, name="copy"), sources, tmp_path / "to")
    assert isinstance(load_pack(copied).detector, Mtcnn)


def test_other_packs_say_nothing_of_refining(tmp_path: Path) -> None:
    assert "refine" not in (make_pack(tmp_path) / MANIFEST_NAME).read_text()
    assert (
        'refine = [\n    "r.onnx",\n    "o.onnx",\n]'
        in (mtcnn_pack(tmp_path / "m") / MANIFEST_NAME).read_text()
    )


def test_the_digest_of_other_packs_is_what_it_was(tmp_path: Path) -> None:
    """Enrolled templates hang on it."""
    spec = DetectorSpec(DetectorKind.YUNET, "det.onnx")
    manifest = read_manifest(written(tmp_path, spec, {"det.onnx": b"d", "rec.onnx": b"r"}))
    assert pack_digest(manifest) == "8904b9abc9c244ae48dc0dbedbaaed8d7e7929a5fb657fc53c489f9251ed17e1"


@pytest.mark.parametrize("net", ["p", "r", "o"])
def test_each_of_the_three_files_counts_in_the_digest(tmp_path: Path, net: str) -> None:
    before = read_manifest(mtcnn_pack(tmp_path / "a"))
    after = read_manifest(mtcnn_pack(tmp_path / "b", **{net: b"other"}))
    assert pack_digest(before) != pack_digest(after)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('    "o.onnx",\n', "", "mtcnn has 2 files under refine, not 1"),
        ('    "o.onnx",\n', '    "x.onnx",\n', "x.onnx is named as the detector and not listed"),
        ('kind = "mtcnn"', 'kind = "yunet"', "yunet has 0 files under refine, not 2"),
        ("refine =", "refin =", "unknown key detector.refin"),
    ],
)
def test_a_manifest_with_wrong_files_is_refused(tmp_path: Path, old: str, new: str, says: str) -> None:
    folder = mtcnn_pack(tmp_path)
    text = (folder / MANIFEST_NAME).read_text()
    assert old in text
    (folder / MANIFEST_NAME).write_text(text.replace(old, new))
    with pytest.raises(PackProblem, match=says):
        read_manifest(folder)


def test_a_missing_or_changed_net_is_named(tmp_path: Path) -> None:
    folder = mtcnn_pack(tmp_path)
    (folder / "o.onnx").write_bytes((folder / "o.onnx").read_bytes()[::-1])
    with pytest.raises(PackProblem, match=r"o\.onnx is not the file that was promised"):
        load_pack(folder)
    (folder / "o.onnx").unlink()
    with pytest.raises(PackProblem, match=r"o\.onnx is missing"):
        load_pack(folder)


@pytest.mark.parametrize(
    ("nets", "says"),
    [
        ({"r": detector()}, "24x24"),
        ({"o": NETS["r.onnx"]}, "48x48"),
        ({"p": NETS["r.onnx"]}, "any size"),
        ({"r": b"no net"}, "cannot be loaded"),
    ],
)
def test_nets_of_another_shape_are_refused(tmp_path: Path, nets: dict[str, bytes], says: str) -> None:
    with pytest.raises(PackProblem, match=f"Pack tiny, p.onnx, r.onnx, o.onnx: .*{says}") as caught:
        load_pack(mtcnn_pack(tmp_path, **nets))
    assert str(caught.value).endswith(".") and "\n" not in str(caught.value)
