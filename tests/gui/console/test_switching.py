"""From the console to the kiosk and back: a real check-in of the invented people, and the exit PIN between."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from faceclock.app.console.logins import Logins
from faceclock.app.demo import open_demo_console
from faceclock.gui.console.login import LoginView
from faceclock.gui.console.switching import KioskSwitch
from faceclock.gui.console.window import ConsoleWindow
from faceclock.gui.fonts import use_fonts
from faceclock.gui.kiosk.exit_dialog import ExitDialog
from faceclock.settings.model import Language

pytestmark = pytest.mark.gui


@pytest.fixture
def site(tmp_path):
    with open_demo_console(tmp_path / "data", Language.ENGLISH) as site:
        yield site


@pytest.fixture
def switch():
    made = KioskSwitch()
    yield made
    made.close()


def test_the_kiosk_checks_in_and_the_exit_pin_leads_back_to_a_login(qtbot, qapp, site, switch):
    use_fonts(qapp)
    session = Logins(site).make_owner("Olga", "correct horse")
    Logins(site).set_exit_pin("4711", by="Olga")
    console = ConsoleWindow(site, switch.open)
    qtbot.addWidget(console)
    switch.opened.connect(console.hide)
    switch.left.connect(console.show)
    console.enter(session)
    console.show()
    console.desk.kiosk_asked.emit()
    assert switch.window.isVisible() and not console.isVisible() and session.over
    qtbot.waitUntil(lambda: bool(site.punches.all()), timeout=60_000)
    switch.window.close()
    [dialog] = switch.window.findChildren(ExitDialog)
    QTest.keyClicks(dialog.pin, "4711")
    with qtbot.waitSignal(switch.left, timeout=10_000):
        QTest.keyClick(dialog.pin, Qt.Key.Key_Return)
    assert switch.window is None and console.isVisible()
    assert isinstance(console.centralWidget(), LoginView)
