"""A punch on the card: who, what and when, undo, and change of direction."""

import pytest
from scripted import recorded
from touching import click

from faceclock.domain.errors import StorageProblem
from faceclock.domain.punch import Direction
from faceclock.gui.kiosk.view import Card

pytestmark = pytest.mark.gui


def test_a_punch_shows_who_what_and_when(stage):
    stage.kiosk.on_event(recorded(Direction.OUT))
    person = stage.window.card.person
    assert person.isVisible()
    assert person.name.text() == "Maria Keller"
    assert person.team.text() == "Assembly, team 2"
    assert (person.badge.word.text(), person.time.text()) == ("OUT", "08:57")
    assert stage.window.card.property("tone") == "ok"
    assert "OUT" in stage.window.card.accessibleName()


def test_undo(stage, qtbot):
    stage.kiosk.on_event(recorded())
    click(qtbot, stage.window.card.person.undo_bar.undo)
    qtbot.waitUntil(lambda: stage.window.controller.view.card is Card.UNDONE)
    assert stage.kiosk.asked == [("undo", "p1")]


def test_change_of_direction_and_back(stage, qtbot):
    stage.kiosk.on_event(recorded())
    person = stage.window.card.person
    assert person.undo_bar.change.text() == "Change to OUT"
    click(qtbot, person.undo_bar.change)
    qtbot.waitUntil(lambda: person.badge.word.text() == "OUT")
    assert person.undo_bar.change.text() == "Change to IN"
    click(qtbot, person.undo_bar.change)
    qtbot.waitUntil(lambda: person.badge.word.text() == "IN")


def test_a_second_tap_is_not_a_second_undo(stage, qtbot):
    stage.kiosk.on_event(recorded())
    undo = stage.window.card.person.undo_bar.undo
    undo.click()
    undo.click()
    qtbot.waitUntil(lambda: stage.window.controller.view.card is Card.UNDONE)
    assert stage.kiosk.asked == [("undo", "p1")]


def test_an_undo_that_fails_is_never_shown_as_done(stage, qtbot):
    stage.kiosk.problem = StorageProblem("The disk is full; free some space.")
    stage.kiosk.on_event(recorded())
    click(qtbot, stage.window.card.person.undo_bar.undo)
    qtbot.waitUntil(lambda: stage.window.controller.view.card is Card.NOT_CHANGED)
    assert stage.window.card.message.text.text() == "The entry stays as it was. Tell the office."


def test_the_undo_time_can_be_switched_off(stages):
    stage = stages.open(undo_seconds=0.0)
    stage.kiosk.live()
    stage.kiosk.on_event(recorded())
    assert stage.window.card.person.undo_bar.isHidden()


def test_after_an_undo_no_button_has_the_keyboard(stage, qtbot):
    stage.kiosk.on_event(recorded())
    click(qtbot, stage.window.card.person.undo_bar.undo)
    assert stage.window.focusWidget() is stage.window
