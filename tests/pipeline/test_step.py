from stage_fakes import Walk, face

from faceclock.domain.reasons import Reason
from faceclock.pipeline.outcome import Identified, NotIdentified, Refused

NEAR = face(220, 140, 200)


def test_identifies_once_after_three_good_frames():
    walk = Walk()
    walk.show([NEAR], frames=2)
    assert walk.outcomes == []
    walk.show([NEAR], frames=8)
    [outcome] = walk.outcomes
    assert isinstance(outcome, Identified)
    assert (outcome.employee_id, outcome.frames) == ("A", 3)


def test_refused_frames_are_not_pooled():
    walk = Walk()
    walk.show([NEAR], frames=2)
    walk.show([NEAR], frames=5, refusal=Reason.TURNED)
    assert walk.script.embedded == 2
    walk.show([NEAR])
    assert isinstance(walk.outcomes[0], Identified)


def test_a_face_that_flies_past_is_not_compared():
    walk = Walk(rate=30)
    for index in range(6):
        walk.show([face(100 + 60 * index, 140, 200)])
    assert [result.result.hint for result in walk.results[1:]] == [Reason.MOVING] * 5
    assert walk.script.embedded == 1


def test_what_is_blurred_by_moving_is_told_to_hold_still():
    walk = Walk(rate=30)
    walk.show([NEAR], refusal=Reason.BLURRED)
    walk.show([face(232, 140, 200)], refusal=Reason.BLURRED)
    walk.show([face(244, 140, 200)], refusal=Reason.TURNED)
    assert [result.result.hint for result in walk.results] == [Reason.BLURRED, Reason.MOVING, Reason.TURNED]
    walk.show([face(256, 140, 200)])  # as fast, and sharp
    assert walk.script.embedded == 1


def test_a_stranger_is_told_once_and_a_later_match_still_counts():
    walk = Walk()
    walk.show([NEAR], frames=30, who=5)
    assert walk.outcomes == [NotIdentified(Reason.BELOW_THRESHOLD)]


def test_fault_32_a_person_swapped_in_the_same_place_starts_a_new_track():
    walk = Walk()
    walk.show([NEAR], frames=2, who=0)
    walk.show([NEAR], frames=2, who=1)
    assert walk.outcomes == []
    walk.show([NEAR], frames=1, who=1)
    assert [outcome.employee_id for outcome in walk.outcomes] == ["B"]


def test_fault_32_a_person_swapped_after_the_decision_is_found_too():
    walk = Walk()
    walk.show([NEAR], frames=5, who=0)
    walk.show([NEAR], frames=20, who=1)
    assert [outcome.employee_id for outcome in walk.outcomes] == ["A", "B"]


def test_a_settled_track_costs_few_embeddings():
    walk = Walk()
    walk.show([NEAR], frames=53)
    assert walk.script.embedded <= 3 + 10


def test_a_stay_that_was_never_good_enough_is_refused_with_its_commonest_reason():
    walk = Walk()
    walk.show([NEAR], frames=12, refusal=Reason.TOO_DARK)
    walk.show([NEAR], frames=3, refusal=Reason.BLURRED)
    walk.show([], frames=8)
    assert walk.outcomes == [Refused(Reason.TOO_DARK)]


def test_a_passer_by_is_no_refusal():
    walk = Walk()
    walk.show([NEAR], frames=5, refusal=Reason.TURNED)
    walk.show([], frames=8)
    assert walk.outcomes == []


def test_the_end_of_the_source_still_says_who_was_refused():
    walk = Walk()
    walk.show([NEAR], frames=15, refusal=Reason.TOO_SMALL)
    assert walk.step.finish() == (Refused(Reason.TOO_SMALL),)


def test_fault_29_of_two_faces_the_nearest_in_the_oval_counts():
    walk = Walk()
    behind, beside = face(400, 150, 150), face(-60, 100, 230)
    walk.show([beside, behind, NEAR], frames=3)
    assert all(result.result.primary is NEAR for result in walk.results)
    assert walk.results[-1].result.hint is Reason.SEVERAL_FACES
    assert isinstance(walk.outcomes[0], Identified)


def test_fault_26_unusable_embeddings_never_match():
    walk = Walk()
    walk.show([NEAR], frames=30, who=-1)
    walk.show([], frames=8)
    assert walk.outcomes == [Refused(Reason.BAD_EMBEDDING)]


def test_a_short_loss_of_the_face_keeps_the_track():
    walk = Walk()
    walk.show([NEAR], frames=2)
    walk.show([], frames=3)
    walk.show([NEAR], frames=1)
    assert isinstance(walk.outcomes[0], Identified)


def test_a_slow_machine_keeps_who_is_in_one_frame_after_the_other():
    walk = Walk(rate=1)
    walk.show([NEAR], frames=3)
    assert isinstance(walk.outcomes[0], Identified)


def test_whoever_was_missing_from_a_frame_of_a_slow_machine_has_left():
    walk = Walk(rate=1)
    walk.show([NEAR], frames=2)
    walk.show([], frames=1)
    walk.show([NEAR], frames=2)
    assert walk.outcomes == []


def test_the_one_who_is_identified_is_reported_present_while_the_track_lasts():
    walk = Walk()
    walk.show([NEAR], frames=6)
    walk.show([])
    assert [result.present for result in walk.results] == [None, None, "A", "A", "A", "A", None]


def test_a_stranger_has_a_bounded_number_of_chances():
    walk = Walk()
    walk.show([NEAR], frames=300, who=5)
    embedded = walk.script.embedded
    walk.show([NEAR], frames=100, who=0)
    assert walk.script.embedded == embedded
    walk.show([], frames=8)
    walk.show([NEAR], frames=3, who=0)
    assert isinstance(walk.outcomes[-1], Identified)
