"""Nothing leaves a kiosk with an exit PIN but that PIN: keys, the window manager's wishes, other programs' windows.

Real keys in the real program on a real X server, bare and under openbox with its usual keys."""

import shutil
import signal
import subprocess
import sys
import time
from contextlib import contextmanager

import pytest
from guarded import KIOSK, QUESTION, answer_with_pin, guarded_site, leave_by_pin
from PIL import ImageGrab
from program import Program
from x_display import Display, wait_until, x_display

from faceclock.app.site import open_site
from faceclock.storage.key_file import Store

pytestmark = [pytest.mark.e2e, pytest.mark.gui, pytest.mark.slow]
LOCKED = "FaceClock: the key of the faces"
KEYS = ("ctrl+q", "alt+F4", "F11", "Escape", "F1", "Menu")
ASKED = ("ctrl+q", "close")
WISHES = (
    ("close", "wmctrl", "-i", "-c"),
    ("lower", "xdotool", "windowlower"),
    ("leave the full screen", "wmctrl", "-b", "remove,fullscreen", "-i", "-r"),
    ("minimise", "xdotool", "windowminimize"),
)
MANAGER_KEYS = (
    "ctrl+w",
    "shift+F10",
    "alt+Tab",
    "alt+Escape",
    "alt+space",
    "super+d",
    "super+e",
    "ctrl+alt+Right",
    "ctrl+alt+Delete",
    "ctrl+alt+t",
)
RED, BLACK = (255, 0, 0), (0, 0, 0)
INTRUDER = """
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication([])
window = QWidget(windowTitle="Intruder")
window.setGeometry(100, 100, 400, 300)
window.show()
application.exec()
"""


@contextmanager
def kiosk_on(display: Display, data, *arguments: object):
    """The program in full screen, with an exit PIN and no camera."""
    program = Program(guarded_site(data))
    program.environment.update(display.environment)
    running = program.start("kiosk", "--source", "7", *arguments)
    try:
        wait_until(lambda: display.window(KIOSK), "the kiosk's window")
        yield running
    finally:
        running.kill()
        running.communicate()


def in_front(display: Display) -> bool:
    shown = display.window(KIOSK)
    return display.focused() == KIOSK and "Geometry: 1280x800" in display.geometry(shown)


def stay_when_asked(display: Display, wish: str) -> None:
    if wish in ASKED:
        wait_until(lambda: display.focused() == QUESTION, f"the question for the PIN after {wish}")
        display.press("Escape")


def press_all(display: Display, running: "subprocess.Popen[str]", *keys: str) -> None:
    for key in keys:
        display.press(key)
        stay_when_asked(display, key)
        time.sleep(0.05)
        assert running.poll() is None, f"{key} ended it"
        wait_until(lambda: in_front(display), f"the kiosk in front after {key}")
    for button in ("1", "2", "3"):
        display.xdotool(
            "mousemove", "5", "5", "keydown", "alt", "click", button, "keyup", "alt", "click", button
        )
    wait_until(lambda: in_front(display), "the kiosk in front after clicks")


def test_no_key_leaves_but_the_pin(tmp_path):
    with x_display() as display, kiosk_on(display, tmp_path / "data") as running:
        press_all(display, running, *KEYS)
        leave_by_pin(display)
        assert running.wait(20) == 0


@pytest.mark.soak
def test_a_window_manager_and_other_windows_cannot_cover_it(tmp_path):
    for tool in ("openbox", "wmctrl"):
        if shutil.which(tool) is None:
            pytest.skip(f"needs {tool}")
    with (
        x_display() as display,
        display.running("openbox"),
        kiosk_on(display, tmp_path / "data") as running,
    ):
        press_all(display, running, *KEYS, *MANAGER_KEYS)
        for wish, *command in WISHES:
            display.run(*command, display.window(KIOSK))
            time.sleep(0.3)
            stay_when_asked(display, wish)
            wait_until(lambda: in_front(display), f"the kiosk in front after {wish}")
        covered_by_nobody(display)
        leave_by_pin(display)
        assert running.wait(20) == 0


def covered_by_nobody(display: Display) -> None:
    """Another program opens a window; it gets neither the keys nor the place in front."""
    before = display.under(200, 150)
    with display.running(sys.executable, "-c", INTRUDER):
        wait_until(lambda: display.window("Intruder"), "the other window")
        time.sleep(1)
        wait_until(lambda: in_front(display), "the kiosk in front of the other window")
        assert display.under(200, 150) == before


@pytest.mark.soak
def test_a_second_screen_shows_nothing_and_may_come_and_go(tmp_path):
    if shutil.which("xrandr") is None:
        pytest.skip("needs xrandr")
    with x_display("2560x800") as display:
        display.run("xrandr", "--setmonitor", "left", "1280/300x800/200+0+0", "screen")
        display.run("xrandr", "--setmonitor", "right", *(right := ["1280/300x800/200+1280+0", "none"]))
        display.run("xsetroot", "-solid", "red")
        assert shown_at(display, 2000, 400) == RED
        with kiosk_on(display, tmp_path / "data") as running:
            wait_until(lambda: shown_at(display, 2000, 400) == BLACK, "the cover")
            display.run("xrandr", "--delmonitor", "right")
            wait_until(lambda: shown_at(display, 2000, 400) == RED, "the cover to go with its screen")
            assert in_front(display)
            display.run("xrandr", "--setmonitor", "right", *right)
            wait_until(lambda: shown_at(display, 2000, 400) == BLACK, "the cover again")
            leave_by_pin(display)
            assert running.wait(20) == 0


@pytest.mark.soak
def test_a_kiosk_that_waits_for_its_passphrase_is_left_by_the_pin_too(tmp_path):
    for tool in ("openbox", "wmctrl"):
        if shutil.which(tool) is None:
            pytest.skip(f"needs {tool}")
    data = guarded_site(tmp_path / "data")
    with open_site(data) as site:
        site.database.vault.create(Store.PASSPHRASE, "correct horse battery staple")
    program = Program(data)
    with x_display() as display, display.running("openbox"):
        program.environment.update(display.environment)
        running = program.start("kiosk", "--keep-running", "--source", "7")
        try:
            wait_until(lambda: display.window(LOCKED), "the question for the passphrase")
            display.run("wmctrl", "-i", "-c", display.window(LOCKED))
            stay_when_asked(display, "close")
            wait_until(lambda: display.focused() == LOCKED, "the window in front")
            display.run("wmctrl", "-i", "-c", display.window(LOCKED))
            answer_with_pin(display)
            assert running.wait(20) == 0
        finally:
            running.kill()
            running.communicate()


def shown_at(display: Display, x: int, y: int) -> tuple[int, ...]:
    return ImageGrab.grab(bbox=(x, y, x + 1, y + 1), xdisplay=display.name).getpixel((0, 0))


def test_whoever_may_send_signals_needs_no_pin(tmp_path):
    with x_display() as display, kiosk_on(display, tmp_path / "data") as running:
        running.send_signal(signal.SIGTERM)
        assert running.wait(20) == 128 + signal.SIGTERM
