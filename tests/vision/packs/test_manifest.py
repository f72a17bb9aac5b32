import json
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from tiny_packs import CALIBRATION, SPEC, make_manifest, make_pack

from faceclock.domain.errors import PackProblem
from faceclock.vision.packs.manifest import (
    MANIFEST_NAME,
    Manifest,
    Role,
    contract_of,
    pack_digest,
    parse_manifest,
    read_manifest,
    write_manifest,
)

FILES = {"det.onnx": b"detector", "rec.onnx": b"recogniser"}
TABLE = """
[calibration]
dataset = "LFW"
date = "2025-01-31"
comparisons = 1000
subjects = 20
points = [
  { fmr = 1e-3, similarity = 0.3, low = 0.29, high = 0.31 },
  { fmr = 1e-4, similarity = 0.4, low = 0.4, high = 0.4 },
]
"""


def text(tmp_path: Path) -> str:
    write_manifest(tmp_path, make_manifest(FILES))
    return (tmp_path / MANIFEST_NAME).read_text()


def test_survives_writing_and_reading(tmp_path: Path) -> None:
    for manifest in (make_manifest(FILES), make_manifest(FILES, calibration=CALIBRATION, homepage="x")):
        write_manifest(tmp_path, manifest)
        assert read_manifest(tmp_path) == manifest
    assert [path.name for path in tmp_path.iterdir()] == [MANIFEST_NAME]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("commercial_use", "comercial_use = true\ncommercial_use", "unknown key comercial_use"),
        ("colour =", "color = 1\ncolour =", "unknown key recogniser.color"),
        ("date =", "dat = 1\ndate =", "unknown key calibration.dat"),
        ("{ fmr = 1e-3,", "{ fmr = 1e-3, far = 1,", "unknown key calibration.points.0.far"),
        ("size = 112", "", "lacks the key recogniser.size"),
        ("size = 112", "size = 8", r"wrong at recogniser.size \(it must be pixels or \[width, height\]"),
        ("size = 112", "size = [96]", "wrong at recogniser.size"),
        ("size = 112", 'size = [96, "x"]', "wrong at recogniser.size"),
        ("size = 112", "size = [96, 112, 3]", "wrong at recogniser.size"),
        ("size = 112", "size = [96, 2000]", "wrong at recogniser.size"),
        ("size = 112", "size = true", "wrong at recogniser.size"),
        ('"rgb"', '"rbg"', "wrong at recogniser.colour"),
        ("127.5", "nan", "mean must be three numbers"),
        ('"det.onnx"', '"../det.onnx"', "leads out"),
        ('"det.onnx"', '"/det.onnx"', "leads out"),
        ('"det.onnx"', "'..\\det.onnx'", "leads out"),
        ('"det.onnx"', "'C:det.onnx'", "leads out"),
        ("commercial_use = true", 'commercial_use = "yes"', "commercial_use"),
        ('role = "detector"', 'role = "liveness"', "not listed under files"),
        ('path = "rec.onnx"', 'path = "det.onnx"', "listed twice"),
        ('name = "tiny"', 'name = "../tiny"', "wrong at name"),
        ("format = 1", "format = 2", "wrong at format"),
        ("fmr = 1e-3", "fmr = 1e-5", "from the loosest"),
        ("similarity = 0.3", "similarity = 0.9", "outside its interval"),
        ("subjects = 20", "subjects = 1", "two people"),
        ("[detector]", "[detector", "not TOML"),
    ],
)
def test_refuses_in_a_sentence(tmp_path: Path, old: str, new: str, says: str) -> None:
    good = text(tmp_path) + TABLE
    assert parse_manifest(good, "tiny").calibration == CALIBRATION
    assert old in good
    with pytest.raises(PackProblem, match=f"^Pack tiny: .*{says}.*install the pack again\\.$"):
        parse_manifest(good.replace(old, new), "tiny")


def test_refuses_a_detector_alone() -> None:
    with pytest.raises(ValueError, match="stand together"):
        make_manifest(FILES, recogniser=None)


def test_says_what_a_folder_without_manifest_is(tmp_path: Path) -> None:
    with pytest.raises(PackProblem, match="is not a model pack"):
        read_manifest(tmp_path)
    (tmp_path / MANIFEST_NAME).write_bytes(b"\xff\xfe")
    with pytest.raises(PackProblem, match="cannot be read"):
        read_manifest(tmp_path)


def test_digest_depends_on_all_that_shapes_an_embedding_and_nothing_else() -> None:
    manifest = make_manifest(FILES)
    same: list[Manifest] = [
        replace(manifest, name="renamed", version="2", licence="x"),
        replace(manifest, calibration=CALIBRATION),
        replace(manifest, files=(*manifest.files, make_manifest(FILES | {"live.onnx": b"x"}).files[-1])),
        replace(manifest, recogniser=replace(SPEC, mean=(127.5, 127.5, 127.5))),
    ]
    other = [
        make_manifest(FILES | {"rec.onnx": b"x"}),
        make_manifest(FILES | {"det.onnx": b"x"}),
        *(
            replace(manifest, recogniser=replace(SPEC, **change))
            for change in (
                {"colour": "bgr"},
                {"dimension": 9},
                {"size": 96},
                {"mean": (0.0, 0.0, 0.0)},
                {"std": (1.0, 1.0, 1.0)},
            )
        ),
    ]
    assert {pack_digest(one) for one in same} == {pack_digest(manifest)}
    assert len({pack_digest(one) for one in [manifest, *other]}) == len(other) + 1
    assert contract_of(manifest).dimension == 8


def test_a_crop_may_have_two_sides(tmp_path: Path) -> None:
    narrow = text(tmp_path).replace("size = 112", "size = [96, 112]")
    manifest = parse_manifest(narrow, "tiny")
    assert manifest.recogniser and manifest.recogniser.size == (96, 112)
    write_manifest(tmp_path, manifest)
    assert read_manifest(tmp_path) == manifest
    square = parse_manifest(narrow.replace("[96, 112]", "[112, 112]"), "tiny")
    assert square == make_manifest(FILES)
    assert len({pack_digest(one) for one in (manifest, square)}) == 2


def test_the_digest_of_packs_that_exist_stays_what_it_is() -> None:
    """Templates that are enrolled at sites carry it: recomputed here as the first version did."""
    manifest = make_manifest(FILES)
    detector, recogniser = (sha256(FILES[name]).hexdigest() for name in ("det.onnx", "rec.onnx"))
    numbers = [127.5] * 6
    parts = ["yunet", detector, recogniser, 112, "rgb", 8, "arcface-112", *numbers]
    assert pack_digest(manifest) == sha256(json.dumps(parts).encode()).hexdigest()


def test_an_add_on_has_a_digest_and_no_contract(tmp_path: Path) -> None:
    manifest = make_manifest({"live.onnx": b"x"}, detector=None, recogniser=None)
    assert not manifest.recognises
    assert manifest.with_role(Role.LIVENESS) == manifest.files
    assert len(pack_digest(manifest)) == 64
    with pytest.raises(ValueError, match="no recogniser"):
        contract_of(manifest)


def test_a_crash_while_writing_leaves_the_old_manifest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack = make_pack(tmp_path)
    before = (pack / MANIFEST_NAME).read_bytes()

    def full_disk(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full_disk)
    with pytest.raises(OSError, match="No space"):
        write_manifest(pack, make_manifest(FILES))
    assert (pack / MANIFEST_NAME).read_bytes() == before
