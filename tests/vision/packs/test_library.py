from pathlib import Path

import pytest
from tiny_packs import CALIBRATION, make_pack

from faceclock.domain.errors import PackProblem
from faceclock.vision.packs.library import find_pack, list_packs


@pytest.fixture
def folders(tmp_path: Path) -> list[Path]:
    """One folder that is absent, two that hold packs."""
    make_pack(tmp_path / "one", name="bravo")
    make_pack(tmp_path / "one", name="delta")
    make_pack(tmp_path / "two", name="bravo", version="hidden")
    make_pack(tmp_path / "two", name="alpha")
    return [tmp_path / "absent", tmp_path / "one", tmp_path / "two"]


def test_lists_in_search_order_and_the_first_of_a_name_counts(folders: list[Path]) -> None:
    packs = list_packs(folders)
    assert [pack.name for pack in packs] == ["bravo", "delta", "alpha"]
    assert all(pack.manifest and pack.fault is None for pack in packs)
    assert packs[0].manifest and packs[0].manifest.version == "1"


def test_finds_by_name_folder_and_nothing(folders: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    assert find_pack("bravo", folders) == folders[1] / "bravo"
    assert find_pack("alpha", folders) == folders[2] / "alpha"
    assert find_pack(str(folders[2] / "bravo"), folders) == folders[2] / "bravo"
    assert find_pack("", folders) == folders[1] / "bravo"
    monkeypatch.chdir(folders[2])
    assert find_pack("alpha", []) == Path("alpha")


def test_prefers_a_measured_pack(folders: list[Path]) -> None:
    make_pack(folders[2], name="measured", calibration=CALIBRATION)
    assert find_pack("", folders).name == "measured"


def test_passes_over_add_ons_and_broken_packs(tmp_path: Path) -> None:
    make_pack(tmp_path, {"live.onnx": b"x"}, name="add-on", detector=None, recogniser=None)
    (make_pack(tmp_path, name="broken") / "rec.onnx").unlink()
    make_pack(tmp_path, name="good")
    assert find_pack("", [tmp_path]).name == "good"


def test_lists_broken_packs_with_their_fault(tmp_path: Path) -> None:
    (make_pack(tmp_path, name="gone") / "rec.onnx").unlink()
    (make_pack(tmp_path, name="unread") / "pack.toml").write_text("nonsense")
    (tmp_path / ".draft").mkdir()
    (tmp_path / ".draft" / "pack.toml").touch()
    (tmp_path / "no-pack").mkdir()
    faults = {pack.name: pack.fault for pack in list_packs([tmp_path]) if pack.manifest is None}
    assert set(faults) == {"gone", "unread"}
    assert "rec.onnx is missing" in str(faults["gone"])
    assert "not TOML" in str(faults["unread"])
    with pytest.raises(PackProblem, match=r"rec.onnx is missing"):
        find_pack("", [tmp_path])


def test_says_how_to_get_a_pack(tmp_path: Path, folders: list[Path]) -> None:
    with pytest.raises(PackProblem, match=r"models install mobilefacenet.*models import FOLDER"):
        find_pack("", [tmp_path / "absent"])
    with pytest.raises(PackProblem, match=r"no model pack 'alfa' \(installed: bravo, delta, alpha\)"):
        find_pack("alfa", folders)
