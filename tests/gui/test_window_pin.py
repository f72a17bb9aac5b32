"""Number and PIN on the window, by touch and by keyboard."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from scripted import recorded
from touching import click, enter_pin

from faceclock.domain.errors import InputProblem, PinRefused, StorageProblem
from faceclock.domain.events import (
    SourceChanged,
    SourceState,
)
from faceclock.gui.kiosk.view import Card
from faceclock.settings.model import Language

pytestmark = pytest.mark.gui


def test_fault_15_a_lost_camera_leaves_number_and_pin(stage, qtbot):
    stage.kiosk.on_event(SourceChanged(SourceState.LOST, "Camera 0 is gone; plug it in."))
    assert stage.window.card.message.title.text() == "No camera"
    enter_pin(qtbot, stage.window)
    qtbot.waitUntil(lambda: stage.window.controller.view.card is Card.DONE)


def test_number_and_pin_by_touch(stage, qtbot):
    enter_pin(qtbot, stage.window)
    qtbot.waitUntil(stage.window.panel.isHidden)
    assert stage.kiosk.asked == [("pin", "1042", "4711")]
    assert stage.window.card.person.isVisible()


def test_number_and_pin_by_keyboard(stage, qtbot):
    window = stage.window
    qtbot.keyClicks(window, "1")
    assert window.panel.isVisible()
    qtbot.keyClicks(window.panel.entry.number, "042")
    qtbot.keyClick(window.panel.entry.number, Qt.Key.Key_Return)
    qtbot.keyClicks(window.panel.entry.pin, "4711")
    qtbot.keyClick(window.panel.entry.pin, Qt.Key.Key_Return)
    qtbot.waitUntil(window.panel.isHidden)
    assert stage.kiosk.asked == [("pin", "1042", "4711")]


def test_a_pin_is_never_legible(stage, qtbot):
    stage.window.open_panel()
    entry = stage.window.panel.entry
    assert entry.pin.echoMode() is QLineEdit.EchoMode.Password
    entry.pin.setText("4711")
    stage.window.panel.close_panel()
    assert entry.pin.text() == ""


def test_a_wrong_pin_and_an_unknown_number_sound_alike(stage, qtbot):
    stage.kiosk.problem = PinRefused("The ID or the PIN is wrong; try again.")
    enter_pin(qtbot, stage.window)
    panel = stage.window.panel
    qtbot.waitUntil(lambda: bool(panel.error.text()))
    assert panel.error.text() == "✕ Number or PIN is wrong"
    assert (panel.entry.number.text(), panel.entry.pin.text()) == ("1042", "")
    assert panel.entry.isEnabled()


def test_fault_34_a_locked_number_shows_how_long_to_wait(stage, qtbot):
    stage.kiosk.problem = PinRefused("Too many wrong PINs.", 1.2)
    enter_pin(qtbot, stage.window)
    panel = stage.window.panel
    qtbot.waitUntil(lambda: "Wait 2 s" in panel.error.text())
    asked = len(stage.kiosk.asked)
    panel.entry.pin.setText("4711")
    panel.entry.enter()
    assert len(stage.kiosk.asked) == asked
    qtbot.waitUntil(lambda: panel.error.text() == "", timeout=3000)
    panel.entry.enter()
    qtbot.waitUntil(lambda: len(stage.kiosk.asked) == asked + 1)


def test_a_pin_punch_that_is_not_stored_is_never_ok(stage, qtbot):
    stage.kiosk.problem = StorageProblem("The disk is full.")
    enter_pin(qtbot, stage.window)
    qtbot.waitUntil(lambda: stage.window.controller.view.card is Card.NOT_RECORDED)
    assert stage.window.panel.isHidden()


def test_escape_and_back_leave_the_panel(stage, qtbot):
    panel = stage.window.panel
    stage.window.open_panel()
    qtbot.keyClick(panel.entry.number, Qt.Key.Key_Escape)
    assert panel.isHidden()
    stage.window.open_panel()
    click(qtbot, panel.back)
    assert panel.isHidden()
    assert stage.window.card.isVisible()


def test_a_panel_that_is_left_alone_goes_away(stage, qtbot):
    panel = stage.window.panel
    panel._idle.setInterval(80)
    stage.window.open_panel()
    panel.entry.type("1")
    qtbot.waitUntil(panel.isHidden, timeout=2000)
    assert panel.entry.number.text() == ""


def test_letters_for_numbers_that_have_some(stage, qtbot):
    stage.window.open_panel()
    panel = stage.window.panel
    click(qtbot, panel.letters)
    click(qtbot, panel.alphabet.keys["E"])
    click(qtbot, panel.letters)
    click(qtbot, panel.figures.keys["7"])
    assert panel.entry.number.text() == "E7"
    click(qtbot, panel.figures.keys["<"])
    assert panel.entry.number.text() == "E"


def test_another_refusal_of_number_and_pin_is_told_in_the_windows_language(stages, qtbot):
    stage = stages.open(language=Language.CHINESE)
    stage.kiosk.problem = InputProblem("The time zone X is unknown; set site.zone to Europe/Berlin.")
    enter_pin(qtbot, stage.window)
    qtbot.waitUntil(lambda: bool(stage.window.panel.error.text()))
    assert "site.zone" not in stage.window.panel.error.text()
    assert not re.search("[A-Za-z]{3}", stage.window.panel.error.text())


def test_a_pin_punch_without_a_camera_draws_no_oval_on_nothing(stage, qtbot):
    stage.kiosk.on_event(SourceChanged(SourceState.LOST))
    before = stage.window.preview.grab().toImage()
    stage.kiosk.on_event(recorded())
    assert stage.window.controller.view.card is Card.DONE
    after = stage.window.preview.grab().toImage()
    above = range(before.height() * 3 // 4)  # the greeting stands below
    assert all(before.pixel(x, y) == after.pixel(x, y) for x in range(0, before.width(), 7) for y in above)
