"""Where no window can be opened it is said in one sentence, and Qt does not end the process."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from faceclock.gui import display

HERE = Path(__file__).parent
PROGRAM = """
import sys
sys.path.insert(0, {here!r})
import cv2  # first, as it points Qt at its own plugins
from faceclock.domain.errors import FaceClockError
from faceclock.gui.main import run_kiosk
from faceclock.settings.model import Settings
from pathlib import Path
from scripted import ScriptedKiosk
shot = Path(sys.argv[1]) if len(sys.argv) > 1 else None
try:
    sys.exit(run_kiosk(ScriptedKiosk(), Settings(), fullscreen=True, seconds=0.6, screenshot=shot))
except FaceClockError as problem:
    print(problem, file=sys.stderr)
    sys.exit(1)
"""


def run(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    kept = {
        key: value
        for key, value in os.environ.items()
        if key not in ("DISPLAY", "WAYLAND_DISPLAY", display.PLATFORM)
    }
    command = [sys.executable, "-c", PROGRAM.format(here=str(HERE)), *arguments]
    return subprocess.run(
        command, env=kept | environment, capture_output=True, text=True, timeout=60, check=False
    )


def assert_one_sentence(done: subprocess.CompletedProcess[str], word: str) -> None:
    assert done.returncode == 1
    assert done.stdout == ""
    lines = done.stderr.strip().splitlines()
    assert len(lines) == 1 and word in lines[0], done.stderr


@pytest.mark.e2e
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="X11 and Wayland")
def test_fault_40_no_display_at_all():
    assert_one_sentence(run({}), "DISPLAY")


@pytest.mark.e2e
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="X11 and Wayland")
def test_fault_40_a_display_that_does_not_answer():
    assert_one_sentence(run({"DISPLAY": ":7654"}), ":7654")


@pytest.mark.e2e
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="X11 and Wayland")
def test_fault_40_a_wayland_that_does_not_answer_and_no_x(tmp_path):
    assert_one_sentence(run({"WAYLAND_DISPLAY": "wayland-77", "XDG_RUNTIME_DIR": str(tmp_path)}), "DISPLAY")


@pytest.mark.e2e
def test_the_window_opens_off_screen(tmp_path):
    shot = tmp_path / "shot.png"
    done = run({display.PLATFORM: "offscreen"}, str(shot))
    assert (done.returncode, done.stderr) == (0, "")
    assert shot.stat().st_size > 5000


@pytest.mark.e2e
@pytest.mark.skipif(not os.environ.get("DISPLAY"), reason="needs an X server")
def test_fault_40_the_window_opens_on_x_although_opencv_was_first_and_plugin_paths_lead_nowhere(tmp_path):
    shot = tmp_path / "shot.png"
    nowhere = {name: str(tmp_path / "none") for name in ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_PLUGIN_PATH")}
    done = run({"DISPLAY": os.environ["DISPLAY"]} | nowhere, str(shot))
    assert (done.returncode, done.stderr) == (0, "")
    assert shot.stat().st_size > 5000


@pytest.mark.e2e
@pytest.mark.skipif(not os.environ.get("DISPLAY"), reason="needs an X server")
def test_fault_40_a_missing_library_is_named(tmp_path):
    (tmp_path / "libxcb-cursor.so.0").write_bytes(b"no library")
    assert_one_sentence(
        run({"DISPLAY": os.environ["DISPLAY"], "LD_LIBRARY_PATH": str(tmp_path)}), "libxcb-cursor"
    )


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="X11 and Wayland")
def test_fault_40_a_missing_plugin_is_named(monkeypatch, tmp_path):
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv(display.PLATFORM, "xcb")
    monkeypatch.setattr(display, "_platforms_folder", lambda: tmp_path)
    with pytest.raises(display.EnvironmentProblem, match=r"libqxcb\.so"), display.usable_display():
        pass


@pytest.mark.e2e
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the frame buffer is Linux's")
def test_fault_40_a_platform_that_would_end_the_process_is_refused():
    """Qt aborts where the device of the platform that was asked for is not there."""
    assert_one_sentence(run({display.PLATFORM: "linuxfb:fb=/dev/no-such-device"}), "linuxfb")


def test_fault_40_opencvs_plugins_are_forgotten(monkeypatch):
    monkeypatch.setenv(
        "QT_QPA_PLATFORM_PLUGIN_PATH", f"{os.sep}site-packages{os.sep}cv2{os.sep}qt{os.sep}plugins"
    )
    monkeypatch.setenv("QT_PLUGIN_PATH", f"{os.sep}opt{os.sep}own")
    display.forget_foreign_plugins()
    assert "QT_QPA_PLATFORM_PLUGIN_PATH" not in os.environ
    assert os.environ["QT_PLUGIN_PATH"] == f"{os.sep}opt{os.sep}own"
