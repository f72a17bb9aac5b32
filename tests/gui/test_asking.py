"""The question for the direction: when it comes up, what it offers, and what happens without an answer."""

from time import monotonic

import pytest
from PySide6.QtCore import Qt
from scripted import make_punch, make_result, recorded, unsure
from touching import click, enter_pin

from faceclock.domain.errors import StorageProblem
from faceclock.domain.events import SourceChanged, SourceState
from faceclock.domain.prediction import Prediction
from faceclock.domain.punch import Direction
from faceclock.domain.reasons import Reason
from faceclock.gui.kiosk.asking import choices, is_unsure
from faceclock.gui.kiosk.shown import HOLD
from faceclock.gui.kiosk.state import KioskState
from faceclock.gui.kiosk.view import Card, Cue

IN, OUT, PAUSE, BACK = Direction.IN, Direction.OUT, Direction.BREAK_OUT, Direction.BREAK_IN
ASK = HOLD[Card.ASK]


@pytest.fixture
def asking() -> KioskState:
    state = KioskState(undo_seconds=5.0, ask_below=0.8)
    state.on_event(SourceChanged(SourceState.LIVE), 0.0)
    return state


@pytest.mark.parametrize(
    ("shares", "offered"),
    [
        (((OUT, 0.8), (IN, 0.2)), (IN, OUT)),
        (((OUT, 0.94), (PAUSE, 0.06)), (IN, OUT, PAUSE)),
        (((OUT, 0.79), (IN, 0.21)), (IN, OUT)),
        (((OUT, 0.6), (PAUSE, 0.36), (IN, 0.04)), (IN, OUT, PAUSE)),
        (((BACK, 0.6), (OUT, 0.3), (PAUSE, 0.1)), (IN, OUT, BACK)),
        (((IN, 0.7), (OUT, 0.27), (PAUSE, 0.03)), (IN, OUT)),
    ],
)
def test_what_is_offered(shares, offered):
    prediction = Prediction(shares)
    assert choices(prediction) == offered
    assert is_unsure(prediction, 0.8) is (prediction.probability < 0.8)
    assert not is_unsure(prediction, 0.0)
    assert not is_unsure(None, 1.0)
    assert choices(None) == (IN, OUT)


@pytest.mark.parametrize(
    ("last", "predicted", "offered"),
    [
        (None, IN, (IN, OUT)),
        (OUT, IN, (IN, OUT)),
        (IN, OUT, (IN, OUT, PAUSE)),
        (BACK, OUT, (IN, OUT, PAUSE)),
        (PAUSE, BACK, (IN, OUT, BACK)),
        (PAUSE, OUT, (IN, OUT, BACK)),
        (OUT, BACK, (IN, OUT, BACK)),
        (IN, BACK, (IN, OUT, BACK)),
        (Direction.UNSPECIFIED, OUT, (IN, OUT)),
    ],
)
def test_a_break_can_always_be_said_where_it_makes_sense(last, predicted, offered):
    """Of somebody who has always gone to lunch with OUT, too: or no break could ever be learned."""
    prediction = unsure(predicted, 0.999, IN if predicted is OUT else OUT, last).prediction
    assert choices(prediction) == offered
    without = (IN, OUT) if predicted in (IN, OUT) else offered
    assert choices(prediction, offer_breaks=False) == without


def test_where_no_breaks_are_offered_a_break_is_no_question():
    either = unsure(OUT, 0.6, PAUSE, IN).prediction
    assert is_unsure(either, 0.8)
    assert not is_unsure(either, 0.8, offer_breaks=False)
    assert is_unsure(unsure(OUT, 0.6, IN, IN).prediction, 0.8, offer_breaks=False)


def test_only_an_unsure_direction_is_asked_for(asking):
    assert asking.on_event(unsure(), 10.0) is Cue.OK  # it is recorded all the same
    view = asking.view(10.0)
    assert (view.card, view.stamp.choices, view.stamp.direction) == (Card.ASK, (IN, OUT), OUT)
    asking.on_event(unsure(probability=0.95), 20.0)
    assert asking.view(20.0).card is Card.DONE
    asking.on_event(recorded(suppressed=True), 30.0)
    assert asking.view(30.0).card is Card.ALREADY


def test_the_question_can_be_switched_off():
    state = KioskState(ask_below=0.0)
    state.on_event(SourceChanged(SourceState.LIVE), 0.0)
    state.on_event(unsure(), 10.0)
    assert state.view(10.0).card is Card.DONE


def test_without_an_answer_the_prediction_stands_and_can_be_undone(asking):
    asking.on_event(unsure(), 10.0)
    assert asking.view(12.0).undo_left == pytest.approx(ASK - 2)
    view = asking.view(10.0 + ASK + 1)
    assert (view.card, view.stamp.direction) == (Card.DONE, OUT)
    assert view.undo_left == pytest.approx(4.0)
    assert asking.view(10.0 + ASK + 5.1).card is Card.LOOK


def test_an_answer_becomes_the_direction(asking):
    asking.on_event(unsure(), 10.0)
    asking.direction_changed("p1", IN, 11.0)
    view = asking.view(11.0)
    assert (view.card, view.stamp.direction, view.undo_left) == (Card.DONE, IN, pytest.approx(5.0))


def test_the_next_persons_punch_takes_the_question_away(asking):
    asking.on_event(unsure(), 10.0)
    asking.on_event(recorded(key="p2"), 11.0)
    assert asking.view(11.0).card is Card.DONE
    assert asking.view(11.0).stamp.punch_id == "p2"


def test_who_reaches_for_the_screen_keeps_the_question(asking):
    """The face is lost while somebody bends to the buttons, and found again somewhere else."""
    asking.on_result(make_result(None), 10.0)
    asking.on_event(unsure(), 10.0)
    asking.on_result(make_result(Reason.NO_FACE, faces=0), 11.0)
    asking.on_result(make_result(None), 12.5)
    assert asking.view(12.5).card is Card.ASK


def test_who_was_not_asked_can_still_choose(asking):
    asking.on_event(unsure(OUT, 0.9, PAUSE), 10.0)
    assert asking.view(10.0).card is Card.DONE
    asking.ask("p1", 12.0)
    assert asking.view(12.0).card is Card.ASK
    asking.direction_changed("p1", PAUSE, 13.0)
    assert asking.view(13.0).stamp.direction is PAUSE


@pytest.fixture
def asked(stage):
    stage.kiosk.on_event(unsure(OUT, 0.6, PAUSE))
    return stage


def buttons(stage):
    return stage.window.card.ask.buttons


@pytest.mark.gui
def test_a_touch_answers(asked, qtbot):
    shown = [way for way, button in buttons(asked).items() if button.isVisible()]
    assert shown == [IN, OUT, PAUSE]
    assert asked.window.card.ask.text.text() == "Counts as OUT in 6 s"
    assert "Coming or going" in asked.window.card.accessibleName()
    click(qtbot, buttons(asked)[PAUSE])
    qtbot.waitUntil(lambda: asked.window.controller.view.card is Card.DONE)
    assert asked.kiosk.asked == [("choose", "p1", "break-out")]
    assert asked.window.card.person.badge.word.text() == "BREAK"
    assert asked.window.focusWidget() is asked.window


@pytest.mark.gui
def test_change_leads_to_the_choices_where_there_are_several(stage, qtbot):
    stage.kiosk.on_event(unsure(OUT, 0.9, PAUSE))
    change = stage.window.card.person.undo_bar.change
    assert change.text() == "Change"
    click(qtbot, change)
    qtbot.waitUntil(buttons(stage)[PAUSE].isVisible)
    assert stage.window.focusWidget() is buttons(stage)[OUT]
    click(qtbot, buttons(stage)[PAUSE])
    badge = stage.window.card.person.badge.word
    qtbot.waitUntil(lambda: badge.isVisible() and badge.text() == "BREAK")
    click(qtbot, change)  # and once more
    qtbot.waitUntil(buttons(stage)[IN].isVisible)
    click(qtbot, buttons(stage)[IN])
    qtbot.waitUntil(lambda: badge.isVisible() and badge.text() == "IN")
    assert stage.window.card.person.undo_bar.undo.isEnabled()
    assert stage.kiosk.asked == [("choose", "p1", "break-out"), ("choose", "p1", "in")]


@pytest.mark.gui
def test_who_is_sure_to_leave_can_still_take_a_break(stage, qtbot):
    stage.kiosk.on_event(unsure(OUT, 0.999, IN, last=IN))
    click(qtbot, stage.window.card.person.undo_bar.change)
    qtbot.waitUntil(buttons(stage)[PAUSE].isVisible)
    click(qtbot, buttons(stage)[PAUSE])
    qtbot.waitUntil(lambda: stage.kiosk.asked == [("choose", "p1", "break-out")])


@pytest.mark.gui
def test_without_breaks_to_offer_change_turns_round_at_once(stages, qtbot):
    stage = stages.open(offer_breaks=False)
    stage.kiosk.live()
    stage.kiosk.on_event(unsure(OUT, 0.999, PAUSE, last=IN))
    change = stage.window.card.person.undo_bar.change
    qtbot.waitUntil(lambda: change.text() == "Change to IN")
    click(qtbot, change)
    qtbot.waitUntil(lambda: stage.kiosk.asked == [("change", "p1")])


@pytest.mark.gui
def test_a_second_tap_is_not_a_second_answer(asked, qtbot):
    buttons(asked)[IN].click()
    buttons(asked)[PAUSE].click()
    qtbot.waitUntil(lambda: asked.window.controller.view.card is Card.DONE)
    assert asked.kiosk.asked == [("choose", "p1", "in")]


@pytest.mark.gui
def test_the_keyboard_answers(asked, qtbot):
    assert asked.window.focusWidget() is buttons(asked)[OUT]
    qtbot.keyClick(buttons(asked)[OUT], Qt.Key.Key_Left)
    assert asked.window.focusWidget() is buttons(asked)[IN]
    qtbot.keyClick(buttons(asked)[IN], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: asked.kiosk.asked == [("choose", "p1", "in")])


@pytest.mark.gui
def test_whoever_comes_next_just_begins_to_type(asked, qtbot):
    qtbot.keyClick(buttons(asked)[OUT], Qt.Key.Key_4)
    assert asked.window.panel.isVisible()
    assert asked.window.panel.entry.number.text() == "4"


@pytest.mark.gui
def test_when_the_time_is_over_no_button_has_the_keyboard(asked, qtbot, monkeypatch):
    late = monotonic() + 60
    monkeypatch.setattr("faceclock.gui.kiosk.controller.monotonic", lambda: late)
    qtbot.waitUntil(lambda: asked.window.controller.view.card is not Card.ASK)
    assert asked.window.focusWidget() is asked.window
    assert asked.kiosk.asked == []


@pytest.mark.gui
def test_an_answer_that_cannot_be_stored_says_so(asked, qtbot):
    asked.kiosk.problem = StorageProblem("The disk is full; free some space.")
    click(qtbot, buttons(asked)[IN])
    qtbot.waitUntil(lambda: asked.window.controller.view.card is Card.NOT_CHANGED)


@pytest.mark.gui
def test_a_punch_by_number_and_pin_is_asked_about_with_the_keyboard_on_it(stage, qtbot, monkeypatch):
    monkeypatch.setattr("scripted.recorded", unsure)
    enter_pin(qtbot, stage.window)
    qtbot.waitUntil(lambda: not stage.window.panel.isVisible())
    assert stage.window.controller.view.card is Card.ASK
    assert stage.window.focusWidget() is buttons(stage)[OUT]


@pytest.mark.gui
def test_the_punch_of_a_question_is_its_own(stage, qtbot):
    """A second question enables its buttons again."""
    stage.kiosk.on_event(unsure())
    click(qtbot, buttons(stage)[IN])
    qtbot.waitUntil(lambda: stage.window.controller.view.card is Card.DONE)
    event = unsure()
    stage.kiosk.on_event(type(event)(make_punch(OUT, key="p2"), event.employee, None, event.prediction))
    click(qtbot, buttons(stage)[OUT])
    qtbot.waitUntil(lambda: len(stage.kiosk.asked) == 2)
    assert stage.kiosk.asked[1] == ("choose", "p2", "out")
