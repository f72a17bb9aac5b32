"""Who was handled and still stands there, who left, and who is new."""

import pytest
from scripted import AT, make_face, make_frame, make_result, recorded

from faceclock.domain.events import (
    AlreadyPunched,
    FrameResult,
    NotRecorded,
    RefusedPerson,
    SourceChanged,
    SourceState,
    UnknownPerson,
)
from faceclock.domain.reasons import Reason
from faceclock.gui.kiosk.presence import Presence
from faceclock.gui.kiosk.state import KioskState
from faceclock.gui.kiosk.view import Card

SETTLED = make_result(None)
NOBODY = make_result(Reason.NO_FACE, faces=0)


class Time:
    """Plays results to a state at ten frames a second."""

    def __init__(self) -> None:
        self.now = 0.0
        self.state = KioskState(undo_seconds=5.0, frames=3)
        self.state.on_event(SourceChanged(SourceState.LIVE), 0.0)

    def play(self, result: FrameResult, seconds: float) -> Card:
        for _ in range(round(seconds * 10)):
            self.now += 0.1
            self.state.on_result(result, self.now)
        return self.card

    def tell(self, event) -> Card:
        self.state.on_event(event, self.now)
        return self.card

    @property
    def card(self) -> Card:
        return self.state.view(self.now).card


@pytest.fixture
def time() -> Time:
    made = Time()
    made.play(make_result(Reason.HOLD_STILL), 0.3)
    return made


def test_whoever_was_punched_is_not_promised_a_check_in_again(time):
    time.tell(recorded())
    assert time.play(SETTLED, 30) is Card.RECORDED
    assert time.play(make_result(Reason.TURNED), 2) is Card.RECORDED
    assert time.state.view(time.now).hint is None


def test_the_promise_comes_back_when_the_person_has_left(time):
    time.tell(AlreadyPunched(recorded().employee, AT))
    time.play(SETTLED, 10)
    assert time.play(NOBODY, 0.3) is Card.RECORDED, "a face that is missed for a moment has not left"
    assert time.play(NOBODY, 1) is Card.LOOK
    assert time.play(make_result(Reason.TOO_SMALL), 1) is Card.LOOK
    assert time.state.view(time.now).hint is Reason.TOO_SMALL


def test_an_unknown_person_keeps_being_offered_number_and_pin(time):
    time.tell(UnknownPerson(AT, Reason.BELOW_THRESHOLD))
    assert time.play(SETTLED, 30) is Card.UNKNOWN
    assert time.play(NOBODY, 1) is Card.LOOK


def test_what_was_not_recorded_is_never_called_recorded(time):
    time.tell(NotRecorded(AT, "The disk is full."))
    assert time.play(SETTLED, 20) is Card.NOT_RECORDED


def test_what_was_undone_is_never_called_recorded(time):
    time.tell(recorded())
    time.state.undone("p1", time.now)
    assert time.play(SETTLED, 20) is Card.UNDONE


def test_somebody_who_takes_the_place_is_asked_to_hold_still(time):
    time.tell(recorded())
    time.play(SETTLED, 20)
    assert time.play(make_result(Reason.HOLD_STILL), 0.1) is Card.WORKING
    assert time.play(make_result(Reason.TURNED), 0.1) is Card.LOOK


@pytest.mark.parametrize(
    ("refusal", "card"),
    [
        (UnknownPerson(AT, Reason.BELOW_THRESHOLD), Card.UNKNOWN),
        (RefusedPerson(AT, Reason.TOO_DARK), Card.UNSEEN),
    ],
)
def test_a_refusal_yields_to_the_next_person(time, refusal, card):
    time.play(NOBODY, 0.7)
    assert time.tell(refusal) is card
    assert time.play(NOBODY, 0.1) is card
    assert time.play(make_result(Reason.TURNED), 0.1) is Card.LOOK
    assert time.state.view(time.now).hint is Reason.TURNED


def test_a_result_does_not_yield_to_the_next_person(time):
    time.tell(NotRecorded(AT, "The disk is full."))
    time.play(NOBODY, 0.7)
    assert time.play(make_result(Reason.TURNED), 0.1) is Card.NOT_RECORDED


def test_a_face_elsewhere_is_another_person():
    presence = Presence()
    for x in (100, 110, 400):
        face = make_face(x)
        presence.saw(FrameResult(make_frame(), (face,), face, None), x / 1000)
    assert presence.person == 2
