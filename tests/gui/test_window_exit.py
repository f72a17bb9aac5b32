"""With an exit PIN nothing else closes the kiosk; the console's switch comes back to a login."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from faceclock.app.console.logins import Logins, exit_check
from faceclock.app.site import open_site
from faceclock.gui.kiosk.exit_dialog import ExitDialog

pytestmark = pytest.mark.gui


@pytest.fixture
def site(tmp_path):
    with open_site(tmp_path / "data") as site:
        Logins(site).set_exit_pin("4711", by="test")
        yield site


@pytest.fixture
def guarded(stages, site):
    return stages.open(lockdown=True, exit_check=exit_check(site)).window


def ask(qtbot, window):
    window.close()
    assert window.isVisible()
    [dialog] = window.findChildren(ExitDialog)
    return dialog


def test_ctrl_q_asks_for_the_pin_and_the_right_one_closes(qtbot, guarded):
    dialog = ask(qtbot, guarded)
    for key in "4711":
        qtbot.mouseClick(dialog.keys.keys[key], Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(guarded.closed, timeout=5000):
        qtbot.mouseClick(dialog.keys.keys[">"], Qt.MouseButton.LeftButton)
    assert not guarded.isVisible()


def test_fault_34_wrong_exit_pins_are_refused_and_slowed_down(qtbot, guarded):
    dialog = ask(qtbot, guarded)
    for _ in range(6):
        dialog.error.setText("")
        QTest.keyClicks(dialog.pin, "1357")
        QTest.keyClick(dialog.pin, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: dialog.error.text() != "", timeout=5000)
    assert dialog.error.text().startswith("✕ Wait ")
    qtbot.mouseClick(dialog.stay, Qt.MouseButton.LeftButton)
    assert guarded.isVisible()


def test_the_lock_in_the_footer_is_for_fingers(qtbot, guarded):
    assert guarded.footer.leave.accessibleName() == "Leave the kiosk"
    qtbot.mouseClick(guarded.footer.leave, Qt.MouseButton.LeftButton)
    assert guarded.findChildren(ExitDialog)


def test_without_an_exit_pin_it_just_closes(qtbot, stages, tmp_path):
    with open_site(tmp_path / "other") as site:
        assert exit_check(site) is None
    window = stages.open(lockdown=True).window
    assert window.footer.leave is None
    window.close()
    assert not window.isVisible()
