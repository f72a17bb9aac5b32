"""Number and PIN while the disk is slow, while the panel is left, and while the next person types."""

import pytest
from PySide6.QtCore import Qt
from scripted import AT

from faceclock.domain.errors import PinRefused, StorageProblem
from faceclock.domain.events import NotRecorded
from faceclock.gui.kiosk.view import Card
from faceclock.settings.model import Language

pytestmark = pytest.mark.gui


def ask(stage, number="1042", pin="4711") -> None:
    stage.window.open_panel()
    entry = stage.window.panel.entry
    entry.number.setText(number)
    entry.pin.setText(pin)
    entry._go_to(entry.pin)
    entry.enter()


def answer(stage, qtbot) -> None:
    """Let the kiosk answer, and hear the answer out."""
    with qtbot.waitSignal(stage.bridge.pin_over):
        stage.kiosk.gate.set()


@pytest.mark.parametrize("problem", [None, PinRefused("Wrong."), PinRefused("Too many.", 30.0)])
def test_a_late_answer_leaves_the_next_persons_panel_alone(stage, qtbot, problem):
    stage.kiosk.problem = problem
    stage.kiosk.gate.clear()
    ask(stage)
    panel = stage.window.panel
    qtbot.mouseClick(panel.back, Qt.MouseButton.LeftButton)
    stage.window.open_panel()
    panel.entry.type("77")
    answer(stage, qtbot)
    assert panel.isVisible()
    assert (panel.entry.number.text(), panel.error.text()) == ("77", "")
    assert panel.entry.isEnabled() and not panel._tick.isActive()


def test_a_late_failure_to_store_is_told_without_closing_the_next_panel(stage, qtbot):
    stage.kiosk.problem = StorageProblem("The disk is full.")
    stage.kiosk.gate.clear()
    ask(stage)
    stage.window.panel.close_panel()
    stage.window.open_panel()
    answer(stage, qtbot)
    assert stage.window.panel.isVisible()
    assert stage.window.controller.view.card is Card.NOT_RECORDED


def test_escape_leaves_a_panel_that_waits(stage, qtbot):
    stage.kiosk.gate.clear()
    ask(stage)
    assert stage.window.focusWidget() is stage.window.panel
    qtbot.keyClick(stage.window.focusWidget(), Qt.Key.Key_Escape)
    assert stage.window.panel.isHidden()
    answer(stage, qtbot)
    assert stage.window.controller.view.card is Card.DONE, "the punch counts and is shown"


def test_a_panel_that_waits_goes_away_too_when_it_is_left_alone(stage, qtbot):
    stage.window.panel._idle.setInterval(100)
    stage.kiosk.gate.clear()
    ask(stage)
    qtbot.waitUntil(stage.window.panel.isHidden, timeout=2000)
    stage.kiosk.gate.set()


def test_whoever_waits_is_told(stages, qtbot):
    stage = stages.open(language=Language.CHINESE)
    stage.kiosk.live()
    stage.kiosk.gate.clear()
    ask(stage)
    panel = stage.window.panel
    assert panel.error.text() == "", "most answers come at once"
    qtbot.waitUntil(lambda: panel.error.text() == "请稍候", timeout=2000)
    assert panel.error.property("role") == "quiet"
    stage.kiosk.problem = PinRefused("Wrong.")
    answer(stage, qtbot)
    assert panel.error.text().startswith("✕") and panel.error.property("role") == "error"


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_bug_does_not_lock_the_panel(stage, qtbot, caplog):
    stage.kiosk.problem = ZeroDivisionError("a bug")
    ask(stage)
    panel = stage.window.panel
    qtbot.waitUntil(lambda: bool(panel.error.text()))
    assert panel.entry.isEnabled() and panel._idle.isActive()
    qtbot.waitUntil(lambda: "ZeroDivisionError" in caplog.text)


def test_after_the_panel_the_window_has_the_keyboard(stage, qtbot):
    stage.window.open_panel()
    stage.window.panel.close_panel()
    assert stage.window.focusWidget() is stage.window
    qtbot.keyClicks(stage.window, "5")
    assert stage.window.panel.entry.number.text() == "5"


def test_the_card_does_not_touch_a_panel_in_use(stage):
    stage.window.open_panel()
    stage.window.panel.entry.type("12")
    stage.kiosk.on_event(NotRecorded(AT, "The disk is full."))
    assert stage.window.panel.entry.number.text() == "12"
