"""A session that is nothing but the kiosk: under openbox on X11, under cage on Wayland."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import psutil
import pytest
from guarded import PIN, guarded_site, leave_by_pin
from program import Program
from x_display import Display, wait_until, x_display

from faceclock.app.autostart.systemd import session_script

pytestmark = [pytest.mark.e2e, pytest.mark.gui, pytest.mark.slow]
WINDOW = """
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication([])
window = QWidget(windowTitle="Only window")
window.show()
application.exec()
"""
OPENBOX_KEYS = (
    "alt+F4",
    "alt+Tab",
    "alt+Escape",
    "alt+space",
    "super+d",
    "super+e",
    "ctrl+alt+Right",
    "shift+alt+Left",
    "super+F2",
    "ctrl+alt+BackSpace",
)


def needs(*programs: str) -> None:
    for program in programs:
        if shutil.which(program) is None:
            pytest.skip(f"needs {program}")


def windows(display: Display) -> list[str]:
    return sorted(display.xdotool("search", "--onlyvisible", "--name", ".").split())


@pytest.mark.soak
def test_openbox_has_no_keys_no_menu_and_fills_the_screen(tmp_path):
    """With any program in it, so that it is openbox that is tested and not the kiosk's own grab."""
    needs("openbox")
    command = ["sh", str(session_script()), "openbox", sys.executable, "-c", WINDOW]
    with x_display() as display, display.running(*command) as session:
        wait_until(lambda: display.window("Only window"), "the window")
        wait_until(lambda: "1280x800" in display.geometry(display.window("Only window")), "the full screen")
        before = windows(display)
        for key in OPENBOX_KEYS:
            display.press(key)
        for x, button in ((2, 1), (2, 2), (2, 3), (1278, 3)):
            display.xdotool(
                "mousemove", x, "2", "click", button, "keydown", "alt", "click", button, "keyup", "alt"
            )
        time.sleep(0.5)
        assert session.poll() is None
        assert windows(display) == before
        assert display.focused() == "Only window"
        [program] = [one for one in psutil.Process(session.pid).children() if "python" in one.name()]
        program.kill()
        assert session.wait(20) == 137
        wait_until(lambda: not windows(display), "the end of the session")


@pytest.mark.soak
def test_the_exit_pin_ends_an_openbox_session_with_0(tmp_path):
    needs("openbox")
    data = guarded_site(tmp_path / "data")
    with x_display() as display:
        program = Program(data)
        command = [*program.command, "kiosk", "--keep-running", "--source", "7"]
        display.environment["FACECLOCK_HOME"] = str(data)
        with display.running("sh", str(session_script()), "openbox", *command) as session:
            leave_by_pin(display)
            assert session.wait(30) == 0


@pytest.mark.soak
@pytest.mark.parametrize("code", [0, 7])
def test_cage_hands_the_exit_code_on(tmp_path, code):
    with in_cage(tmp_path, "sh", "-c", f"exit {code}") as session:
        assert session.wait(30) == code


@pytest.mark.soak
def test_the_kiosk_opens_in_cage_and_is_replaced_there(tmp_path):
    data = guarded_site(tmp_path / "data")
    program = Program(data)
    kiosk = [*program.command, "kiosk", "--keep-running", "--source", "demo", "--tell-preview"]
    with in_cage(tmp_path, *kiosk, FACECLOCK_HOME=str(data)) as session:
        assert session.stdout.readline() == "preview\n"
        first = kiosks_in(session)[-1]
        first.kill()
        assert session.stdout.readline() == "preview\n"
        assert kiosks_in(session)[-1].pid != first.pid


@pytest.mark.soak
def test_keys_in_cage_leave_by_the_exit_pin_alone(tmp_path):
    """cage's screen is a window of an X server here, so that real keys reach it."""
    data = guarded_site(tmp_path / "data")
    kiosk = [*Program(data).command, "kiosk", "--keep-running", "--source", "demo", "--tell-preview"]
    with x_display() as display:
        screen = {"DISPLAY": display.name, "WLR_BACKENDS": "x11", "FACECLOCK_HOME": str(data)}
        with in_cage(tmp_path, *kiosk, **screen) as session:
            assert session.stdout.readline() == "preview\n"
            display.xdotool("mousemove", "300", "300", "click", "3")
            for key in OPENBOX_KEYS:
                display.press(key)
                time.sleep(0.2)
                display.press("Escape")
            assert len(kiosks_in(session)) == 2
            display.press("ctrl+q")
            time.sleep(1)
            display.press(*PIN, "Return")
            assert session.wait(30) == 0


def kiosks_in(session: "subprocess.Popen[str]") -> list[psutil.Process]:
    """The keeper and its kiosk."""
    all_of_it = psutil.Process(session.pid).children(recursive=True)
    return [one for one in all_of_it if "faceclock" in one.cmdline() and "python" in one.name()]


@contextmanager
def in_cage(tmp_path, *command: str, **more: str) -> Iterator["subprocess.Popen[str]"]:
    """A session on a screen that nobody sees. cage refuses to run as root: there it gets another number for a user."""
    needs("cage", "Xwayland")
    runtime = tmp_path / "runtime"
    runtime.mkdir(mode=0o700)
    environment = {
        key: value for key, value in os.environ.items() if key not in ("DISPLAY", "QT_QPA_PLATFORM")
    }
    environment |= {
        "XDG_RUNTIME_DIR": str(runtime),
        "WLR_BACKENDS": "headless",
        "WLR_LIBINPUT_NO_DEVICES": "1",
        "WLR_RENDERER": "pixman",
        "PYTHONUNBUFFERED": "1",
        **more,
    }
    as_somebody = ["unshare", "--user", "--map-user=1000", "--map-group=1000"] if os.getuid() == 0 else []
    with subprocess.Popen(
        [*as_somebody, "sh", str(session_script()), "cage", *command],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as session:
        try:
            yield session
        finally:
            for process in (
                psutil.Process(session.pid).children(recursive=True) if session.poll() is None else []
            ):
                process.kill()
