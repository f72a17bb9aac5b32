"""Icons, sounds and translations are there, of one kind, and up to date."""

import importlib.util
import re
import sys
import wave
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtGui import QColor

from faceclock.gui import icons
from faceclock.gui.kiosk.message_card import SIGNS
from faceclock.gui.sounds import Sounds, might_have_audio
from faceclock.settings.paths import assets_folder

ROOT = Path(__file__).resolve().parents[2]
ICONS = sorted((assets_folder() / "icons").glob("*.svg"))


def tool(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"tool_{name}", ROOT / "tools" / f"{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("path", ICONS, ids=lambda path: path.stem)
def test_icons_are_one_family(path):
    drawing = path.read_text(encoding="utf-8")
    assert 'viewBox="0 0 24 24"' in drawing
    assert re.findall(r'stroke-width="([^"]+)"', drawing) == ["1.75"]
    assert "currentColor" in drawing


def test_every_icon_that_is_named_exists():
    names = {path.stem for path in ICONS}
    assert set(SIGNS.values()) <= names
    for path in (ROOT / "faceclock" / "gui").rglob("*.py"):
        used = re.findall(
            r'(?:set_icon\([^,]+, |pixmap\(|Badge\("\w+", )"([a-z-]+)"', path.read_text(encoding="utf-8")
        )
        assert set(used) <= names, path


@pytest.mark.gui
def test_icons_are_tinted_and_sharp(qapp):
    drawn = icons.pixmap("check", "#11734A", 24, 2.0)
    assert (drawn.width(), drawn.devicePixelRatio()) == (48, 2.0)
    image = drawn.toImage()
    colours = {
        QColor(image.pixelColor(x, y)).name()
        for x in range(48)
        for y in range(48)
        if image.pixelColor(x, y).alpha() == 255
    }
    assert "#11734a" in colours


@pytest.mark.parametrize("name", ["ok", "suppressed", "refused"])
def test_sounds_are_short_and_made_by_our_script(name, tmp_path, monkeypatch):
    path = assets_folder() / "sounds" / f"{name}.wav"
    with wave.open(str(path)) as file:
        assert file.getnframes() / file.getframerate() < 0.5
    sounds = tool("sounds")
    monkeypatch.setattr(sounds, "FOLDER", tmp_path)
    sounds.write(name, sounds.SOUNDS[name])
    assert (tmp_path / path.name).read_bytes() == path.read_bytes()


@pytest.mark.gui
def test_without_audio_it_is_silent_and_loads_nothing(qtbot, monkeypatch):
    monkeypatch.setattr("faceclock.gui.sounds.might_have_audio", lambda: False)
    sounds = Sounds()
    sounds.prepare()
    sounds.play("ok")
    assert not sounds._effects


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks for Linux's servers")
def test_audio_is_looked_for_where_linux_keeps_it(monkeypatch, tmp_path):
    monkeypatch.setenv("PULSE_SERVER", "tcp:somewhere")
    assert might_have_audio()
    monkeypatch.delenv("PULSE_SERVER")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    (tmp_path / "pipewire-0").touch()
    assert might_have_audio()


def test_every_string_is_translated_and_compiled():
    assert tool("translations").faults("zh_CN") == []
