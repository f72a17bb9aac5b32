"""Fault 9: another program locks the database while the real kiosk's window is in use."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from touching import click, enter_pin
from watchdog import Watchdog

from faceclock.app.site import Site
from faceclock.gui.kiosk.view import Card
from faceclock.gui.kiosk.window import KioskWindow
from faceclock.settings.paths import database_file

pytestmark = [
    pytest.mark.gui,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the watchdog reads /proc"),
]
NO_CAMERA = "63"
LOCK = """
import sqlite3, sys
other = sqlite3.connect(sys.argv[1], isolation_level=None)
other.execute("BEGIN IMMEDIATE")
print("locked", flush=True)
sys.stdin.read()
"""


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """By another process, which holds what a writer needs."""
    with subprocess.Popen(
        [sys.executable, "-c", LOCK, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdin and other.stdout and other.stdout.readline() == "locked\n"
        yield
        other.stdin.close()


def punch_while_locked(
    window: KioskWindow, site: Site, qtbot: QtBot, seconds: int, watchdog: Watchdog
) -> None:
    """The panel waits; somebody who does not want to may leave it. The punch comes when the lock goes."""
    with locked(database_file(site.data)):
        enter_pin(qtbot, window)
        with watchdog:
            qtbot.wait(seconds * 500)
            assert window.panel.isVisible()
            click(qtbot, window.panel.back)
            assert not window.panel.isVisible()
            qtbot.wait(seconds * 500)
        assert site.punches.all() == []
    qtbot.waitUntil(lambda: window.controller.view.card is Card.DONE, timeout=10_000)
    assert [found.punch.method.value for found in site.punches.all()] == ["pin"]


def test_fault_09_the_window_lives_while_the_database_is_locked(
    real_window: Callable[[str], KioskWindow], real_site: Site, qtbot: QtBot
) -> None:
    watchdog = Watchdog()
    punch_while_locked(real_window(NO_CAMERA), real_site, qtbot, 2, watchdog)


@pytest.mark.soak
def test_fault_09_the_window_lives_while_the_database_is_locked_for_thirty_seconds(
    real_window: Callable[[str], KioskWindow], real_site: Site, qtbot: QtBot
) -> None:
    watchdog = Watchdog()
    punch_while_locked(real_window(NO_CAMERA), real_site, qtbot, 30, watchdog)
    print(f"\nlocked for 30 s: the window answered within {watchdog.longest * 1000:.0f} ms throughout")
    assert watchdog.blocked == []
