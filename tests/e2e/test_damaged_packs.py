"""A kiosk whose nets are damaged says so line by line, and its window still takes number and PIN."""

import shutil
from pathlib import Path

import numpy as np
import pytest
from program import Answer, Program

from faceclock.settings.paths import shipped_packs_folder

pytestmark = [pytest.mark.e2e]
NO_MODEL_AND_END = ["no_model", "end"]


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    import cv2

    folder = tmp_path / "pictures"
    folder.mkdir()
    noise = np.random.default_rng(0).integers(0, 255, (240, 320, 3), dtype=np.uint8)
    cv2.imwrite(str(folder / "one.png"), noise)
    return folder


def spoil(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[2000] ^= 255
    file.write_bytes(data)


def told(answer: Answer) -> list[str]:
    """The kinds of its lines, without the source's."""
    assert answer.code == 1 and len(answer.err.strip().splitlines()) == 1, answer.err
    assert answer.lines[-1]["event"] == "end"
    return [line["event"] for line in answer.lines if line["event"] != "source"]


@pytest.fixture
def damaged(tmp_path: Path) -> Program:
    """With a recogniser that is not the promised file."""
    data = tmp_path / "data"
    pack = data / "models" / "mine"
    shutil.copytree(shipped_packs_folder() / "starter", pack)
    text = (pack / "pack.toml").read_text(encoding="utf-8").replace('name = "starter"', 'name = "mine"')
    (pack / "pack.toml").write_text(text, encoding="utf-8")
    spoil(pack / "recogniser.onnx")
    return Program(data)


@pytest.mark.parametrize("how", [["--fast"], ["--seconds", "20"]])
@pytest.mark.parametrize("named", ["settings", "option"])
def test_fault_23_a_damaged_pack_is_refused_and_the_kiosk_says_so(
    damaged: Program, pictures: Path, how: list[str], named: str
) -> None:
    if named == "settings":
        damaged.ok("settings", "set", "recognition.pack", "mine")
    pack = ["--pack", "mine"] if named == "option" else []
    answer = damaged.run("kiosk", "--headless", "--json", "--source", pictures, *how, *pack)
    assert told(answer) == NO_MODEL_AND_END
    assert "wrong sha256" in answer.events("no_model")[0]["message"] and "wrong sha256" in answer.err


def test_a_pack_that_is_not_there(damaged: Program, pictures: Path) -> None:
    answer = damaged.run("kiosk", "--json", "--source", pictures, "--pack", "yours")
    assert told(answer) == NO_MODEL_AND_END
    assert answer.lines[-1] == {"event": "end", "frames": 0, "skipped": 0}


def test_a_source_that_is_not_there(tmp_path: Path) -> None:
    answer = Program(tmp_path / "data").run("kiosk", "--json", "--fast", "--source", tmp_path / "none.mp4")
    assert told(answer) == ["end"]


def test_fault_23_the_window_opens_all_the_same(damaged: Program, pictures: Path, tmp_path: Path) -> None:
    damaged.ok("settings", "set", "recognition.pack", "mine")
    picture = tmp_path / "window.png"
    damaged.ok("kiosk", "--source", pictures, "--windowed", "--seconds", "3", "--screenshot", picture)
    assert picture.stat().st_size > 1000


@pytest.mark.shared
@pytest.mark.parametrize("how", [["--fast"], ["--seconds", "20"]])
def test_a_damaged_liveness_net(tmp_path: Path, models: Path, pictures: Path, how: list[str]) -> None:
    shutil.copytree(models, tmp_path / "models")
    spoil(tmp_path / "models" / "development" / "minifas_128.onnx")
    program = Program(tmp_path / "data", tmp_path / "models")
    program.ok("settings", "set", "liveness.pack", "development")
    options = ["--source", pictures, "--pack", "starter", "--liveness", "passive", *how]
    answer = program.run("kiosk", "--json", *options)
    assert told(answer) == NO_MODEL_AND_END
    assert "minifas_128.onnx" in answer.err
