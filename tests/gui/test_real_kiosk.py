"""The window on the real kiosk: nets, database and demo scene; a click becomes a row on disk."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from faceclock.app.demo import open_demo_site
from faceclock.app.kiosk import Kiosk
from faceclock.gui.kiosk.bridge import Bridge
from faceclock.gui.kiosk.view import Card
from faceclock.gui.kiosk.window import KioskWindow
from faceclock.vision.packs.development import make_development_pack

pytestmark = [pytest.mark.gui, pytest.mark.shared, pytest.mark.slow]


@pytest.fixture
def site(shared, tmp_path: Path):
    pack = make_development_pack(shared, tmp_path / "packs")
    with open_demo_site(tmp_path / "data", str(pack)) as opened:
        opened.clock.set_pin("1007", "240613", by="administrator")
        yield opened


@pytest.fixture
def window(site, qtbot, qapp):
    bridge = Bridge(Kiosk(site, "demo"))
    made = KioskWindow(bridge, site.settings)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    bridge.kiosk.start()
    yield made
    bridge.close()


def card(window: KioskWindow) -> Card:
    return window.controller.view.card


def test_a_face_is_punched_and_undone_with_a_click(site, window, qtbot):
    qtbot.waitUntil(lambda: card(window) is Card.DONE, timeout=30_000)
    [done] = site.punches.all()
    assert done.counted
    qtbot.mouseClick(window.card.person.undo_bar.undo, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: site.punches.get(done.punch.id).voided, timeout=5000)
    qtbot.waitUntil(lambda: card(window) is Card.UNDONE, timeout=5000)


def test_a_number_and_pin_make_a_punch(site, window, qtbot):
    qtbot.mouseClick(window.pin_button, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(window.panel.entry.number, "1007")
    qtbot.keyClick(window.panel.entry.number, Qt.Key.Key_Return)
    qtbot.keyClicks(window.panel.entry.pin, "240613")
    qtbot.keyClick(window.panel.entry.pin, Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: any(item.punch.method.value == "pin" for item in site.punches.all()), timeout=5000
    )
    qtbot.waitUntil(lambda: not window.panel.isVisible(), timeout=5000)
