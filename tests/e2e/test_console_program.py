"""The real program's console under a real X server, driven by keys as a person would: every page, both languages and
styles. The pictures are kept in out/console."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PIL import Image, ImageGrab
from program import Program

from faceclock.app.settings_change import change_settings
from faceclock.app.site import open_site

sys.path.append(str(Path(__file__).parents[1] / "gui" / "console"))
from lived_in import PASSWORD, make_lived_in

pytestmark = [pytest.mark.e2e, pytest.mark.gui, pytest.mark.slow]
PAGES = [
    "dashboard",
    "people",
    "attendance",
    "reports",
    "recognition",
    "training",
    "devices",
    "settings",
    "audit",
]
KEPT = Path(__file__).parents[2] / "out" / "console"
SIZE = (1280, 720)


@pytest.fixture(scope="module")
def lived_in(tmp_path_factory):
    folder = tmp_path_factory.mktemp("console") / "data"
    make_lived_in(folder)
    return folder


class Screen:
    """Keys for, and pictures of, one window of a running program."""

    def __init__(self, running: subprocess.Popen[str]) -> None:
        self.running = running
        self.window = self._do("search", "--sync", "--onlyvisible", "--pid", str(running.pid)).split()[-1]
        self._do("windowmove", self.window, "0", "0")
        self._do("windowfocus", self.window)

    def keys(self, *keys: str) -> None:
        self._do("key", "--window", self.window, "--delay", "40", *keys)

    def type(self, text: str) -> None:
        self._do("type", "--window", self.window, "--delay", "20", text)

    def picture(self) -> Image.Image:
        """Once nothing moves any more."""
        before = self._grab()
        for _ in range(100):
            time.sleep(0.1)
            now = self._grab()
            if now.tobytes() == before.tobytes():
                return now
            before = now
        return before

    def _grab(self) -> Image.Image:
        return ImageGrab.grab(bbox=(0, 0, *SIZE), xdisplay=os.environ["DISPLAY"])

    def _do(self, *arguments: str) -> str:
        done = subprocess.run(["xdotool", *arguments], capture_output=True, text=True, timeout=60, check=True)
        return done.stdout


@pytest.fixture
def opened(lived_in, request):
    """The console's window, in a language and a style."""
    if not os.environ.get("DISPLAY") or shutil.which("xdotool") is None:
        pytest.skip("needs an X display and xdotool")
    language, theme = request.param
    with open_site(lived_in) as site:
        change_settings(site, {"kiosk.language": language, "kiosk.theme": theme})
    program = Program(lived_in)
    program.environment["QT_QPA_PLATFORM"] = "xcb"
    running = program.start("console")
    try:
        yield Screen(running), f"{language}-{theme}"
    finally:
        running.terminate()
        running.communicate(timeout=20)


@pytest.mark.parametrize(
    "opened",
    [("en", "light"), ("zh_CN", "light"), ("en", "dark"), ("zh_CN", "dark")],
    indirect=True,
    ids="-".join,
)
def test_every_page_is_reached_by_keys_and_shows_something_of_its_own(opened):
    screen, name = opened
    KEPT.mkdir(parents=True, exist_ok=True)
    login = screen.picture()
    screen.type(PASSWORD)
    screen.keys("Return")
    pictures = {"login": login}
    for number, page in enumerate(PAGES, start=1):
        screen.keys(f"ctrl+{number}")
        time.sleep(0.2)
        pictures[page] = screen.picture()
    for page, picture in pictures.items():
        picture.save(KEPT / f"{page}-{name}.png")
    assert len({picture.tobytes() for picture in pictures.values()}) == len(pictures)
    assert screen.running.poll() is None
    screen.running.terminate()
    _, told = screen.running.communicate(timeout=20)
    assert "Traceback" not in told, told
