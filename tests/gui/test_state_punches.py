"""What is shown of a punch and of its undo, and for how long."""

from datetime import timedelta

import pytest
from scripted import AT, MARIA, make_punch, make_result, recorded

from faceclock.domain.events import (
    AlreadyPunched,
    PunchRecorded,
    SourceChanged,
    SourceState,
)
from faceclock.domain.people import Employee
from faceclock.domain.punch import Direction
from faceclock.domain.reasons import Reason
from faceclock.gui.kiosk.shown import HOLD, LINGER
from faceclock.gui.kiosk.state import KioskState
from faceclock.gui.kiosk.view import Card, Cue, Tone

ANNA = Employee("7", "Anna Ek")


def test_a_punch_is_shown_with_its_own_local_time(state):
    assert state.on_event(recorded(), 10.0) is Cue.OK
    view = state.view(10.0)
    assert (view.card, view.tone) == (Card.DONE, Tone.OK)
    assert view.stamp.employee == MARIA
    assert view.stamp.at.isoformat() == "2026-11-23T08:57:00+00:00"


def test_a_punch_of_another_zone_keeps_that_zones_hour(state):
    punch = make_punch()
    punch = type(punch)(**{**punch.__dict__, "zone": "Asia/Shanghai"})
    state.on_event(PunchRecorded(punch, MARIA), 10.0)
    assert state.view(10.0).stamp.at.hour == 16


def test_an_unknown_zone_still_shows_a_time(state):
    punch = make_punch()
    punch = type(punch)(**{**punch.__dict__, "zone": "Mars/Olympus"})
    state.on_event(PunchRecorded(punch, MARIA), 10.0)
    assert state.view(10.0).stamp.at == AT


def test_the_time_to_undo_runs_out_with_the_card(state):
    state.on_event(recorded(), 10.0)
    assert state.view(10.0).undo_left == pytest.approx(5.0)
    assert state.view(13.0).undo_left == pytest.approx(2.0)
    assert state.view(15.1).card is Card.LOOK


def test_without_time_to_undo_the_card_still_stays():
    state = KioskState(undo_seconds=0.0)
    state.on_event(SourceChanged(SourceState.LIVE), 0.0)
    state.on_event(recorded(), 10.0)
    view = state.view(10.0 + HOLD[Card.DONE] - 0.1)
    assert (view.card, view.undo_left) == (Card.DONE, 0.0)


def test_the_card_lingers_while_the_same_person_stands_there(state):
    state.on_result(make_result(Reason.HOLD_STILL), 9.9)
    state.on_event(recorded(), 10.0)
    state.on_result(make_result(None), 15.5)
    view = state.view(15.6)
    assert (view.card, view.undo_left) == (Card.DONE, 0.0)
    state.on_result(make_result(None), 15.0 + LINGER)
    assert state.view(15.0 + LINGER + 0.1).card is Card.RECORDED


def test_the_next_person_ends_the_lingering(state):
    state.on_event(recorded(), 10.0)
    state.on_result(make_result(Reason.HOLD_STILL), 15.5)
    assert state.view(15.6).card is Card.WORKING


def test_the_next_persons_punch_replaces_the_card(state):
    state.on_event(recorded(), 10.0)
    state.on_event(PunchRecorded(make_punch(Direction.OUT, key="p2"), ANNA), 11.0)
    view = state.view(11.0)
    assert (view.stamp.employee, view.stamp.punch_id) == (ANNA, "p2")


def test_a_suppressed_punch_is_no_new_one(state):
    assert state.on_event(recorded(suppressed=True), 10.0) is Cue.SUPPRESSED
    view = state.view(10.0)
    assert (view.card, view.undo_left) == (Card.ALREADY, 0.0)
    assert view.stamp.direction is Direction.IN


def test_the_same_visit_does_not_take_the_undo_away(state):
    state.on_event(recorded(), 10.0)
    assert state.on_event(AlreadyPunched(MARIA, AT), 11.0) is None
    assert state.view(11.0).card is Card.DONE


def test_the_same_visit_later_says_so(state):
    state.on_event(recorded(), 10.0)
    assert state.on_event(AlreadyPunched(MARIA, AT), 30.0) is Cue.SUPPRESSED
    view = state.view(30.0)
    assert (view.card, view.stamp.at, view.stamp.punch_id) == (Card.ALREADY, None, None)


def test_what_is_recorded_already_is_shown_with_the_instant_that_counts(state):
    earlier = AT - timedelta(minutes=48)
    state.on_event(PunchRecorded(make_punch(suppressed=True), MARIA, earlier), 10.0)
    assert state.view(10.0).stamp.at == earlier
    state.on_event(AlreadyPunched(ANNA, AT, earlier), 20.0)
    assert state.view(20.0).stamp.at == earlier


def test_the_instant_that_counts_is_told_in_the_sites_zone():
    state = KioskState(zone="Asia/Shanghai")
    state.on_event(AlreadyPunched(MARIA, AT, AT), 10.0)
    assert state.view(10.0).stamp.at.hour == 16


def test_undo(state):
    state.on_event(recorded(), 10.0)
    state.undone("p1", 11.0)
    view = state.view(11.0)
    assert (view.card, view.undo_left) == (Card.UNDONE, 0.0)


def test_undo_of_somebody_who_left_the_screen_changes_nothing(state):
    state.on_event(recorded(key="p1"), 10.0)
    state.on_event(PunchRecorded(make_punch(key="p2"), ANNA), 11.0)
    state.undone("p1", 11.2)
    assert state.view(11.2).stamp.employee == ANNA


def test_an_undo_that_took_long_is_told_when_the_card_is_gone(state):
    state.on_event(recorded(), 10.0)
    assert state.view(30.0).card is Card.LOOK
    state.undone("p1", 31.0)
    assert state.view(31.0).card is Card.UNDONE


def test_after_an_undo_the_same_visit_stays_quiet(state):
    state.on_event(recorded(), 10.0)
    state.undone("p1", 11.0)
    assert state.on_event(AlreadyPunched(MARIA, AT), 11.5) is None
    assert state.view(11.5).card is Card.UNDONE


def test_a_changed_direction_can_be_undone_for_the_whole_time(state):
    state.on_event(recorded(), 10.0)
    state.direction_changed("p1", Direction.OUT, 14.0)
    view = state.view(14.0)
    assert (view.card, view.stamp.direction) == (Card.DONE, Direction.OUT)
    assert view.undo_left == pytest.approx(5.0)


def test_an_undo_that_failed_says_so(state):
    state.on_event(recorded(), 10.0)
    assert state.not_changed(11.0) is Cue.REFUSED
    assert state.view(11.0).card is Card.NOT_CHANGED
