"""What a challenge makes the kiosk say, moment by moment."""

import pytest
from scripted import AT, MARIA, make_challenge, make_result, recorded

from faceclock.domain.challenge import Turn
from faceclock.domain.events import RefusedPerson, SourceChanged, SourceState
from faceclock.domain.reasons import Reason
from faceclock.gui.kiosk.guide import TICK, TURNED_AWAY, Guidance
from faceclock.gui.kiosk.presence import GONE
from faceclock.gui.kiosk.shown import HOLD
from faceclock.gui.kiosk.state import KioskState
from faceclock.gui.kiosk.view import Card, Cue, Tone

NOBODY = make_result(Reason.NO_FACE, faces=0)


@pytest.fixture
def state() -> KioskState:
    state = KioskState(undo_seconds=5.0, frames=3)
    state.on_event(SourceChanged(SourceState.LIVE), 0.0)
    return state


def test_a_turn_is_asked_for_with_its_progress_and_the_time_left(state):
    state.on_result(make_challenge(Turn.LEFT, left=8.0), 1.0)
    state.on_result(make_challenge(Turn.LEFT, 0.4, left=6.0), 3.0)
    view = state.view(3.0)
    assert (view.card, view.tone) == (Card.CHALLENGE, Tone.PROGRESS)
    guide = view.guide
    assert (guide.turn, guide.progress, guide.time_left) == (Turn.LEFT, 0.4, 0.75)
    assert (guide.step, guide.steps, guide.done, guide.made) == (1, 2, 0, None)


def test_the_time_runs_between_two_frames_too(state):
    state.on_result(make_challenge(Turn.UP, left=8.0), 1.0)
    assert state.view(1.4).guide.time_left == pytest.approx(7.6 / 8)


def test_a_turn_that_was_made_gets_a_tick_and_then_the_next_is_asked(state):
    state.on_result(make_challenge(Turn.LEFT, 1.0), 1.0)
    state.on_result(make_challenge(None), 1.1)
    guide = state.view(1.1).guide
    assert (guide.turn, guide.made, guide.step, guide.done) == (None, Turn.LEFT, 1, 1)
    state.on_result(make_challenge(None, 0.5), 1.1 + TICK)
    assert state.view(1.1 + TICK).guide.made is None
    state.on_result(make_challenge(Turn.UP, done=1), 2.2)
    guide = state.view(2.2).guide
    assert (guide.turn, guide.made, guide.step, guide.done) == (Turn.UP, None, 2, 1)


def test_after_the_last_turn_the_tick_stays_and_nothing_more_is_asked(state):
    for second, result in enumerate(
        (make_challenge(Turn.UP, 1.0, done=1), make_challenge(None, done=1), make_challenge(Turn.UP, done=2))
    ):
        state.on_result(result, float(second))
    guide = state.view(2.9).guide
    assert (guide.turn, guide.made, guide.progress, guide.step, guide.done) == (None, Turn.UP, 1.0, 2, 2)


def test_turns_that_begin_anew_get_no_tick(state):
    """The points were lost: a straight look is asked for although nothing was made."""
    state.on_result(make_challenge(Turn.LEFT, 1.0), 1.0)
    state.on_result(make_challenge(None), 1.1)
    state.on_result(make_challenge(Turn.RIGHT, 0.3, done=1), 1.2)
    state.on_result(make_challenge(None), 1.3)
    guide = state.view(1.3).guide
    assert (guide.made, guide.step, guide.done) == (None, 1, 0)


def test_a_face_that_is_missed_in_a_turn_does_not_end_it(state):
    state.on_result(make_challenge(Turn.LEFT, 0.5), 1.0)
    state.on_result(NOBODY, 0.99 + GONE)
    assert state.view(0.99 + GONE).card is Card.CHALLENGE
    state.on_result(NOBODY, 1.1 + GONE)
    assert state.view(1.1 + GONE).card is Card.LOOK


def test_a_face_without_a_challenge_ends_it():
    guidance = Guidance()
    assert guidance.saw(make_challenge(Turn.LEFT), 1.0)
    assert not guidance.saw(make_challenge(Turn.LEFT), 1.1)
    assert not guidance.saw(make_result(None), 1.2)
    assert guidance.guide(1.2) is None
    assert guidance.saw(make_challenge(Turn.UP), 1.3)


def test_an_old_challenge_says_nothing_about_now(state):
    state.on_result(make_challenge(Turn.LEFT), 1.0)
    assert state.view(2.5).card is Card.LOOK


def test_what_is_in_the_way_is_said_while_turning(state):
    state.on_result(make_challenge(Turn.LEFT, hint=Reason.OFF_CENTRE), 1.0)
    view = state.view(1.0)
    assert (view.card, view.hint) == (Card.CHALLENGE, Reason.OFF_CENTRE)


def test_nobody_is_told_to_hold_still_when_a_turn_begins(state):
    state.on_result(make_result(Reason.HOLD_STILL), 1.0)
    assert state.view(1.0).hint is Reason.HOLD_STILL
    state.on_result(make_challenge(None, hint=Reason.HOLD_STILL), 1.1)
    assert state.view(1.1).hint is None


def test_a_challenge_is_not_hidden_by_the_card_of_the_person_before(state):
    state.on_event(recorded(), 1.0)
    state.on_result(make_challenge(Turn.LEFT), 2.0)
    assert state.view(2.0).card is Card.CHALLENGE


def test_a_punch_ends_the_challenge(state):
    state.on_result(make_challenge(Turn.LEFT, done=2), 1.0)
    assert state.on_event(recorded(), 1.1) is Cue.OK
    assert state.view(1.1).card is Card.DONE


@pytest.mark.parametrize("reason", sorted(TURNED_AWAY))
def test_whoever_is_turned_away_is_led_to_number_and_pin(state, reason):
    state.on_result(make_challenge(Turn.LEFT, 0.2), 1.0)
    assert state.on_event(RefusedPerson(AT, reason, MARIA.id), 1.1) is Cue.REFUSED
    view = state.view(1.1)
    assert (view.card, view.tone, view.reason, view.stamp) == (Card.TURNED_AWAY, Tone.WARN, reason, None)


def test_that_card_stays_with_the_person_and_yields_to_the_next(state):
    state.on_result(make_challenge(Turn.LEFT), 1.0)
    state.on_event(RefusedPerson(AT, Reason.NOT_LIVE), 1.1)
    later = 1.1 + HOLD[Card.TURNED_AWAY] + 1
    for tenth in range(1, 90):
        state.on_result(make_result(None), 1.1 + tenth / 10)
    assert state.view(later).card is Card.TURNED_AWAY
    state.on_result(NOBODY, 10.1)
    state.on_result(NOBODY, 10.9)
    state.on_result(make_result(Reason.TURNED), 11.0)
    assert state.view(11.0).card is Card.LOOK


def test_number_and_pin_during_a_challenge_are_not_taken_back_by_its_end(state):
    state.on_result(make_challenge(Turn.LEFT), 1.0)
    state.on_event(recorded(), 2.0)
    state.on_result(make_challenge(Turn.LEFT, left=1.0), 8.5)
    assert state.view(8.5).card is Card.DONE
    assert state.on_event(RefusedPerson(AT, Reason.CHALLENGE_TIMEOUT), 9.0) is None
    state.on_result(make_result(None), 13.0)
    assert state.view(13.0).card is Card.RECORDED


def test_walking_off_after_number_and_pin_is_no_refusal(state):
    state.on_result(make_challenge(Turn.LEFT), 1.0)
    state.on_event(recorded(), 2.0)
    state.on_result(NOBODY, 3.0)
    assert state.on_event(RefusedPerson(AT, Reason.CHALLENGE_LEFT), 3.1) is None
    assert state.view(3.1).card is Card.DONE
