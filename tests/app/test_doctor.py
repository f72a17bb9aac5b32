"""The doctor finds what is wrong, says what to do, and touches nothing."""

import pytest

from faceclock.app.doctor import examine
from faceclock.app.doctor_machine import machine_checks
from faceclock.settings.paths import database_file, packs_folder
from faceclock.storage.database import open_database
from faceclock.vision.packs.development import make_development_pack


def check(data, name):
    return next(found for found in examine(data) if found.name == name)


def test_an_empty_site_lacks_a_pack_and_stays_empty(tmp_path, monkeypatch):
    monkeypatch.delenv("FACECLOCK_MODELS", raising=False)
    data = tmp_path / "data"
    faults = [found.name for found in examine(data) if found.essential and not found.ok]
    assert faults in (["model pack"], [])  # none where a pack was shipped
    assert not data.exists()


def test_every_fault_comes_with_advice_or_a_sentence(tmp_path):
    for found in examine(tmp_path / "data"):
        assert found.detail
        assert found.ok == (found.advice == "") or found.detail.endswith(".")


def test_damaged_database(tmp_path):
    database_file(tmp_path).write_bytes(b"no database at all" * 1000)
    found = check(tmp_path, "database")
    assert found.essential and not found.ok


def test_whole_database(tmp_path):
    open_database(database_file(tmp_path)).close()
    found = check(tmp_path, "database")
    assert found.ok and "0 people" in found.detail


def test_broken_settings(tmp_path):
    (tmp_path / "settings.toml").write_text("kiosk = [", encoding="utf-8")
    assert not check(tmp_path, "settings").ok


def test_data_folder_that_is_a_file(tmp_path):
    (tmp_path / "file").touch()
    assert not check(tmp_path / "file", "data folder").ok
    assert not check(tmp_path / "file" / "inside", "data folder").ok


@pytest.mark.shared
def test_pack_with_one_wrong_byte(tmp_path, shared, monkeypatch):
    monkeypatch.delenv("FACECLOCK_MODELS", raising=False)
    folder = make_development_pack(shared, packs_folder(tmp_path))
    assert check(tmp_path, "model pack").ok
    model = folder / "MobileFaceNet.onnx"
    content = bytearray(model.read_bytes())
    content[1000] ^= 1
    model.write_bytes(content)
    found = check(tmp_path, "model pack")
    assert not found.ok and "sha256" in found.detail


def test_no_display_is_a_note(tmp_path, monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    found = check(tmp_path, "display")
    assert not found.ok and not found.essential


def test_the_machine_that_runs_the_tests_is_fit():
    assert all(look().ok for _, essential, look in machine_checks() if essential)
