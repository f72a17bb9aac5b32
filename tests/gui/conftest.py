"""A window on a real X server, or off-screen where there is none; any warning of Qt's fails the test."""

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from scripted import ScriptedKiosk

from faceclock.app.kiosk import Kiosk as RealKiosk
from faceclock.app.site import Site as RealSite
from faceclock.app.site import open_site
from faceclock.domain.events import SourceChanged, SourceState
from faceclock.domain.people import Employee
from faceclock.gui.display import forget_foreign_plugins
from faceclock.gui.fonts import use_fonts
from faceclock.gui.kiosk.bridge import Bridge
from faceclock.gui.kiosk.state import KioskState
from faceclock.gui.kiosk.window import KioskWindow
from faceclock.settings.model import Kiosk, Language, Settings, Site, Theme
from faceclock.settings.paths import shipped_packs_folder

sys.path.append(str(Path(__file__).parents[1] / "pipeline"))  # the camera and the heads of its tests

if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# What Qt says about the test machine, not about our windows.
TOLERATED = (
    "propagateSizeHints",
    "This plugin does not support",
    "XDG_RUNTIME_DIR",
    "could not connect to session bus",
)


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    forget_foreign_plugins()
    return ["faceclock-tests"]


@pytest.fixture(autouse=True)
def no_qt_warnings(request: pytest.FixtureRequest) -> Iterator[None]:
    if "qtbot" not in request.fixturenames:
        yield
        return
    log = request.getfixturevalue("qtlog")
    yield
    said = [record.message for record in log.records if record.type.name != "QtDebugMsg"]
    unexpected = [text for text in said if not any(known in text for known in TOLERATED)]
    assert not unexpected, f"Qt warned: {unexpected}"


@dataclass
class Stage:
    """A window and the scripted kiosk behind it."""

    kiosk: ScriptedKiosk
    bridge: Bridge
    window: KioskWindow


class Stages:
    """Opens windows and closes them when the test is over."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self._open: list[Stage] = []

    def open(
        self,
        size: tuple[int, int] = (1280, 720),
        *,
        language: Language = Language.ENGLISH,
        theme: Theme = Theme.LIGHT,
        lockdown: bool = False,
        undo_seconds: float = 5.0,
        offer_breaks: bool = True,
        liveness: str = "off",
        exit_check: Callable[[str], None] | None = None,
    ) -> Stage:
        kiosk = ScriptedKiosk(liveness)
        bridge = Bridge(kiosk)
        settings = Settings(
            site=Site(company="Northwind", place="Main entrance"),
            kiosk=Kiosk(
                language=language,
                theme=theme,
                sound=False,
                undo_seconds=undo_seconds,
                offer_breaks=offer_breaks,
            ),
        )
        now = datetime(2026, 11, 23, 8, 57, tzinfo=ZoneInfo("Europe/London"))
        window = KioskWindow(bridge, settings, lockdown=lockdown, exit_check=exit_check, now=lambda: now)
        self._qtbot.addWidget(window, before_close_func=_unguard)
        window.resize(*size)
        window.show()
        self._qtbot.waitExposed(window)
        stage = Stage(kiosk, bridge, window)
        self._open.append(stage)
        return stage

    def close(self) -> None:
        """The windows close without asking."""
        for stage in self._open:
            stage.kiosk.gate.set()
            stage.window.use_language(Language.ENGLISH)
            stage.bridge.close()


def _unguard(window: KioskWindow) -> None:
    window._may_leave = True


@pytest.fixture
def stages(qtbot: QtBot, qapp: QApplication) -> Iterator[Stages]:
    use_fonts(qapp)
    made = Stages(qtbot)
    yield made
    made.close()


@pytest.fixture
def stage(stages: Stages) -> Stage:
    made = stages.open()
    made.kiosk.live()
    return made


@pytest.fixture
def state() -> KioskState:
    """A kiosk whose camera works since 0 s."""
    state = KioskState(undo_seconds=5.0, frames=3)
    state.on_event(SourceChanged(SourceState.LIVE), 0.0)
    return state


@pytest.fixture
def real_site(tmp_path: Path) -> Iterator[RealSite]:
    """Maria Keller is on the roll and has a PIN."""
    with open_site(tmp_path / "data", str(shipped_packs_folder() / "starter")) as opened:
        opened.employees.add(Employee("1042", "Maria Keller"))
        opened.clock.set_pin("1042", "4711", by="administrator")
        yield opened


@pytest.fixture
def real_window(qtbot: QtBot, real_site: RealSite) -> Iterator[Callable[[str], KioskWindow]]:
    """The window on the real kiosk before a source."""
    bridges: list[Bridge] = []

    def open_window(source: str) -> KioskWindow:
        bridge = Bridge(RealKiosk(real_site, source))
        bridges.append(bridge)
        window = KioskWindow(bridge, real_site.settings)
        qtbot.addWidget(window)
        window.resize(1280, 720)
        window.show()
        qtbot.waitExposed(window)
        bridge.kiosk.start()
        return window

    yield open_window
    for bridge in bridges:
        bridge.close()
