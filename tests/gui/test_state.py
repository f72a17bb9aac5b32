"""What is shown of the camera, of faces and of refusals, and for how long."""

import pytest
from scripted import AT, make_result, recorded

from faceclock.domain.events import (
    Fault,
    NotRecorded,
    PackMissing,
    RefusedPerson,
    SourceChanged,
    SourceState,
    UnknownPerson,
)
from faceclock.domain.reasons import Reason
from faceclock.gui.kiosk.shown import HOLD
from faceclock.gui.kiosk.state import KioskState
from faceclock.gui.kiosk.view import Card, Cue, Tone


def test_it_starts_by_opening_the_camera():
    assert KioskState().view(0.0).card is Card.CONNECTING


@pytest.mark.parametrize(
    ("source", "card"),
    [
        (SourceState.CONNECTING, Card.CONNECTING),
        (SourceState.LIVE, Card.LOOK),
        (SourceState.STALLED, Card.STALLED),
        (SourceState.LOST, Card.NO_CAMERA),
        (SourceState.ENDED, Card.ENDED),
    ],
)
def test_the_camera_decides_what_an_idle_kiosk_says(state, source, card):
    state.on_event(SourceChanged(source), 1.0)
    assert state.view(1.0).card is card


def test_a_recording_that_broke_off_is_no_quiet_end(state):
    state.on_event(SourceChanged(SourceState.ENDED, "nosuch.mp4 is not there."), 1.0)
    view = state.view(1.0)
    assert (view.card, view.tone, view.has_picture) == (Card.NO_PICTURE, Tone.WARN, False)


def test_a_camera_that_comes_back_clears_its_card(state):
    state.on_event(SourceChanged(SourceState.STALLED), 1.0)
    state.on_event(SourceChanged(SourceState.LIVE), 2.0)
    assert state.view(2.0).card is Card.LOOK


def test_a_hint_leaves_the_card_as_it_is(state):
    state.on_result(make_result(Reason.TOO_SMALL), 1.0)
    view = state.view(1.0)
    assert (view.card, view.hint) == (Card.LOOK, Reason.TOO_SMALL)


def test_nobody_there_is_no_hint(state):
    state.on_result(make_result(Reason.NO_FACE, faces=0), 1.0)
    assert state.view(1.0).hint is None


def test_good_frames_make_progress(state):
    shares = []
    for frame in range(4):
        state.on_result(make_result(Reason.HOLD_STILL), frame / 30)
        view = state.view(frame / 30)
        assert (view.card, view.tone) == (Card.WORKING, Tone.PROGRESS)
        shares.append(view.progress)
    assert shares == pytest.approx([1 / 3, 2 / 3, 1, 1])


def test_a_refused_frame_starts_progress_again(state):
    state.on_result(make_result(Reason.HOLD_STILL), 0.0)
    state.on_result(make_result(Reason.TURNED), 0.1)
    state.on_result(make_result(Reason.HOLD_STILL), 0.2)
    assert state.view(0.2).progress == pytest.approx(1 / 3)


def test_an_old_result_says_nothing_about_now(state):
    state.on_result(make_result(Reason.HOLD_STILL), 0.0)
    assert state.view(1.5).card is Card.LOOK


def test_several_people_are_asked_to_step_back(state):
    state.on_result(make_result(Reason.SEVERAL_FACES, faces=2), 1.0)
    view = state.view(1.0)
    assert (view.card, view.hint, view.tone) == (Card.CROWD, Reason.SEVERAL_FACES, Tone.WARN)


def test_a_stranger_is_not_recognised(state):
    assert state.on_event(UnknownPerson(AT, Reason.BELOW_THRESHOLD), 1.0) is Cue.REFUSED
    view = state.view(1.0)
    assert (view.card, view.tone, view.reason) == (Card.UNKNOWN, Tone.BAD, Reason.BELOW_THRESHOLD)
    assert view.stamp is None
    assert state.view(1.0 + HOLD[Card.UNKNOWN] + 0.1).card is Card.LOOK


def test_somebody_never_seen_well_is_told_why(state):
    assert state.on_event(RefusedPerson(AT, Reason.TOO_DARK), 1.0) is Cue.REFUSED
    view = state.view(1.0)
    assert (view.card, view.reason) == (Card.UNSEEN, Reason.TOO_DARK)


def test_a_passer_by_does_not_hide_a_result(state):
    state.on_event(recorded(), 10.0)
    assert state.on_event(RefusedPerson(AT, Reason.TURNED), 11.0) is None
    assert state.view(11.0).card is Card.DONE


def test_what_was_not_stored_is_never_ok(state):
    assert state.on_event(NotRecorded(AT, "The disk is full; free some space."), 1.0) is Cue.REFUSED
    view = state.view(1.0)
    assert (view.card, view.tone) == (Card.NOT_RECORDED, Tone.BAD)
    assert view.stamp is None


def test_what_was_not_stored_replaces_an_ok(state):
    state.on_event(recorded(), 1.0)
    state.on_event(NotRecorded(AT, "The disk is full."), 1.1)
    assert state.view(1.1).card is Card.NOT_RECORDED


def test_without_a_model_only_number_and_pin_are_offered(state):
    state.on_event(PackMissing("No pack is installed."), 1.0)
    view = state.view(1.0)
    assert (view.card, view.wants_face) == (Card.NO_MODEL, False)


def test_a_pin_punch_shows_although_there_is_no_model_and_no_camera(state):
    state.on_event(PackMissing("No pack is installed."), 1.0)
    state.on_event(SourceChanged(SourceState.LOST), 1.0)
    state.on_event(recorded(), 2.0)
    assert state.view(2.0).card is Card.DONE
    assert state.view(9.0).card is Card.NO_MODEL


@pytest.mark.parametrize("source", [SourceState.CONNECTING, SourceState.STALLED, SourceState.LOST])
def test_a_stale_picture_is_not_shown_as_live_whatever_the_card(state, source):
    state.on_event(SourceChanged(source), 1.0)
    assert not state.view(1.0).has_picture
    state.on_event(recorded(), 2.0)
    view = state.view(2.0)
    assert (view.card, view.has_picture, view.wants_face) == (Card.DONE, False, False)


def test_a_fault_lasts_until_a_frame_is_judged_again(state):
    state.on_event(Fault(AT, "The nets failed."), 1.0)
    view = state.view(1.0)
    assert (view.card, view.tone, view.wants_face) == (Card.FAULT, Tone.WARN, False)
    state.on_result(make_result(Reason.NO_FACE, faces=0), 9.0)
    assert state.view(9.0).card is Card.LOOK
