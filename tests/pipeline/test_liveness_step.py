"""The step with a guard: who is let in, who is refused, and when all begins anew."""

import random
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stage_fakes import START, Script, face

from faceclock.domain.errors import StorageProblem
from faceclock.domain.face import Face, Image
from faceclock.domain.frame import Frame
from faceclock.domain.reasons import Reason
from faceclock.pipeline.liveness.guard import Guard, GuardPolicy
from faceclock.pipeline.liveness.modes import plan_for
from faceclock.pipeline.liveness.patience import Patience, RefusalBook, RefusalsInMemory
from faceclock.pipeline.outcome import Identified, Refused
from faceclock.pipeline.step import CheckInStep, StepPolicy
from faceclock.settings.model import LivenessMode
from faceclock.vision.liveness.limits import Limits

NEAR = face(220, 140, 200)
NOISE = np.random.default_rng(0).integers(0, 255, (480, 640, 3), dtype=np.uint8)


@dataclass
class Net:
    """Says what it is told to say of every face, and counts how often it is asked."""

    says: float | None
    limits: Limits = field(default_factory=lambda: Limits(-2, 0, 2))
    asked: int = 0

    def score(self, image: Image, face: Face) -> float | None:
        self.asked += 1
        return self.says


def at_second(picture: Image, index: int) -> Frame:
    """The ``index``th tenth of it."""
    return Frame(picture, index, START + timedelta(seconds=index / 10), index / 10)


class Visit:
    """Frames at ten a second; all but the same picture, so that no head ever turns."""

    def __init__(self, mode: LivenessMode, net: Net | None = None, book: RefusalBook | None = None) -> None:
        self.script, self.results, self._index = Script(), [], 0
        plan = plan_for(mode, net=net is not None)
        guard = plan and Guard(plan, net, self.script, GuardPolicy(0.3), random.Random(1), book)
        script = self.script
        self.step = CheckInStep(script, script, script, script, StepPolicy(same_identity=0.3), guard)

    def show(self, faces: list[Face], frames: int = 1, who: int = 0, refusal: Reason | None = None):
        self.script.faces, self.script.who, self.script.refusal = faces, who, refusal
        for _ in range(frames):
            picture = NOISE.copy()
            picture[200, 300] = self._index % 256  # a camera never gives the same twice
            frame = at_second(picture, self._index)
            self.results.append(self.step.process(frame))
            self._index += 1
        return self.outcomes

    @property
    def outcomes(self):
        return [outcome for result in self.results for outcome in result.outcomes]

    @property
    def challenge(self):
        return self.results[-1].result.challenge


def test_off_lets_in_at_once() -> None:
    assert isinstance(Visit(LivenessMode.OFF).show([NEAR], 3)[0], Identified)


@pytest.mark.parametrize("mode", [LivenessMode.PASSIVE, LivenessMode.AUTO])
def test_a_sure_net_lets_in_after_five_more_frames_and_is_not_asked_on(mode: LivenessMode) -> None:
    net = Net(5.0)
    visit = Visit(mode, net)
    assert visit.show([NEAR], 7) == []
    assert isinstance(visit.show([NEAR], 1)[0], Identified)
    visit.show([NEAR], 20)
    assert (net.asked, len(visit.outcomes)) == (5, 1)


def test_the_net_is_asked_about_nobody_who_is_not_on_the_roll() -> None:
    net = Net(5.0)
    Visit(LivenessMode.AUTO, net).show([NEAR], 30, who=5)
    assert net.asked == 0


@pytest.mark.parametrize("mode", [LivenessMode.PASSIVE, LivenessMode.AUTO, LivenessMode.BOTH])
def test_fault_31_a_photograph_is_refused_once_and_not_looked_at_again(mode: LivenessMode) -> None:
    visit = Visit(mode, Net(-8.0))
    visit.show([NEAR], 40)
    assert visit.outcomes == [Refused(Reason.NOT_LIVE, "A", -8.0)]
    visit.show([], 10)
    visit.show([NEAR], 40)
    assert len(visit.outcomes) == 2


@pytest.mark.parametrize(("says", "passes"), [(1.0, True), (-1.0, False), (None, False)])
def test_passive_alone_decides_by_its_threshold(says: float | None, passes: bool) -> None:
    outcomes = Visit(LivenessMode.PASSIVE, Net(says)).show([NEAR], 40)
    assert isinstance(outcomes[0], Identified if passes else Refused)


@pytest.mark.parametrize(
    ("mode", "says"),
    [(LivenessMode.AUTO, 1.0), (LivenessMode.AUTO, None), (LivenessMode.BOTH, 9.0), (LivenessMode.BOTH, 1.0)],
)
def test_whom_the_net_is_unsure_of_is_asked_to_turn(mode: LivenessMode, says: float | None) -> None:
    visit = Visit(mode, Net(says))
    visit.show([NEAR], 25)
    assert visit.outcomes == []
    assert visit.challenge and visit.challenge.turn


def test_fault_31_without_a_net_auto_asks_everybody_and_a_frozen_picture_times_out() -> None:
    visit = Visit(LivenessMode.AUTO)
    visit.show([NEAR], 5)
    assert visit.challenge and visit.challenge.turn and visit.outcomes == []
    visit.show([NEAR], 200)
    assert visit.outcomes == [Refused(Reason.CHALLENGE_TIMEOUT, "A", None)]
    assert visit.challenge is None


@pytest.mark.parametrize("when", range(4, 60, 7))
def test_fault_32_a_person_swapped_during_a_challenge_begins_anew(when: int) -> None:
    visit = Visit(LivenessMode.AUTO)
    visit.show([NEAR], when, who=0)
    visit.show([NEAR], 8, who=1)
    assert Reason.IDENTITY_CHANGED in [result.result.hint for result in visit.results[when:]]
    visit.show([NEAR], 5, who=1)
    visit.show([], 10)
    assert [outcome.employee_id for outcome in visit.outcomes] == ["B"]
    assert all(isinstance(outcome, Refused) for outcome in visit.outcomes)


def test_fault_32_a_second_face_begins_anew() -> None:
    visit = Visit(LivenessMode.AUTO)
    visit.show([NEAR], 6)
    visit.show([NEAR, face(430, 150, 190)], 1)
    assert visit.results[-1].result.hint is Reason.SEVERAL_FACES
    assert visit.challenge is None
    visit.show([NEAR], 5)
    assert visit.challenge and visit.challenge.seconds_left > 7.5


@pytest.mark.parametrize("beside", [face(430, 150, 190), face(0, 60, 260)])
def test_a_colleague_close_by_uses_up_no_tries_and_shows_nobody_other_turns(beside: Face) -> None:
    """Of the two second ones the other is larger, and counts while it is there."""
    book, asked = RefusalsInMemory(), set()
    visit = Visit(LivenessMode.AUTO, book=book)
    for _ in range(8):
        visit.show([NEAR], 6)
        assert visit.challenge and visit.challenge.turn
        asked.add(visit.challenge.turn)
        visit.show([NEAR, beside], 2)
        assert visit.challenge is None
    assert (visit.outcomes, book.of("A"), len(asked)) == ([], None, 1)


def test_each_try_that_failed_draws_other_turns() -> None:
    visit, asked = Visit(LivenessMode.AUTO), []
    for _ in range(5):
        visit.show([NEAR], 6)
        asked.append(visit.challenge.turn)
        visit.show([], 10)
    assert len(set(asked)) > 1


def test_who_walks_away_from_a_challenge_is_told_of() -> None:
    visit = Visit(LivenessMode.AUTO)
    visit.show([NEAR], 10)
    visit.show([], 10)
    assert visit.outcomes == [Refused(Reason.CHALLENGE_LEFT, "A", None)]


def test_after_five_refusals_the_face_must_wait() -> None:
    visit = Visit(LivenessMode.PASSIVE, Net(-8.0))
    for _ in range(7):
        visit.show([NEAR], 10)
        visit.show([], 10)
    reasons = [outcome.reason for outcome in visit.outcomes]
    assert reasons == [Reason.NOT_LIVE] * 5 + [Reason.TOO_MANY_TRIES] * 2
    visit.show([], 400)
    assert visit.show([NEAR], 10)[-1].reason is Reason.NOT_LIVE


def test_patience_doubles_and_is_forgotten_with_a_success() -> None:
    patience = Patience(RefusalsInMemory())
    for _ in range(6):
        patience.count("A", START)
    at = {seconds: START + timedelta(seconds=seconds) for seconds in (10, 59, 61)}
    assert [patience.allows("A", at[seconds]) for seconds in at] == [False, False, True]
    assert patience.allows("B", at[10])
    patience.forget("A")
    assert patience.allows("A", at[10])


def test_a_clock_that_was_set_back_starts_the_wait_anew() -> None:
    patience = Patience(RefusalsInMemory())
    for _ in range(5):
        patience.count("A", START)
    back = START - timedelta(days=1)
    assert [patience.allows("A", back + timedelta(seconds=seconds)) for seconds in (0, 29, 31)] == [
        False,
        False,
        True,
    ]


def test_a_wait_goes_on_in_a_kiosk_that_is_started_again() -> None:
    book, mode = RefusalsInMemory(), LivenessMode.PASSIVE
    for _ in range(5):
        Visit(mode, Net(-8.0), book).show([NEAR], 10)
    assert Visit(mode, Net(5.0), book).show([NEAR], 10)[0].reason is Reason.TOO_MANY_TRIES


class FullDisk(RefusalsInMemory):
    def add(self, employee_id: str, at: datetime) -> None:
        raise StorageProblem("The disk is full; make room.")


def test_a_refusal_that_cannot_be_counted_stays_a_refusal() -> None:
    """Else the frames after it would be scored on, until a better one comes."""
    net = Net(-8.0)
    visit = Visit(LivenessMode.PASSIVE, net, FullDisk())
    with pytest.raises(StorageProblem):
        visit.show([NEAR], 10)
    net.says = 50.0
    assert visit.show([NEAR], 40) == []


BAD = [
    np.full((5, 2), np.nan),
    np.full((5, 2), 1e30),
    np.full((5, 2), 300.0),
    np.array([[k * 10.0, k * 20.0] for k in range(5)]),
    np.array([[-900, -900], [-800, -900], [-850, -850], [-890, -800], [-810, -800]], float),
]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(range(len(BAD))), max_size=12), st.integers(0, 6))
def test_landmarks_that_mean_nothing_never_raise(bad: list[int], lead: int) -> None:
    visit = Visit(LivenessMode.AUTO)
    visit.show([NEAR], lead)
    for kind in bad:
        visit.show([Face(NEAR.box, 0.9, BAD[kind].astype(np.float32))])
    visit.show([NEAR], 3)
    assert not any(isinstance(outcome, Identified) for outcome in visit.outcomes)


def test_a_living_stranger_does_not_make_a_recognised_picture_live() -> None:
    """The picture is recognised, then somebody else steps before it while the network looks."""
    net = Net(5.0)
    visit = Visit(LivenessMode.PASSIVE, net)
    visit.show([NEAR], 3 + 1, who=0)
    asked = net.asked
    visit.show([NEAR], 2, who=1)
    assert net.asked == asked and visit.outcomes == []
    visit.show([NEAR], 20, who=1)
    assert [outcome.employee_id for outcome in visit.outcomes] == ["B"]


def test_fault_31_a_frozen_picture_is_never_found_live_by_the_network() -> None:
    net = Net(5.0)
    visit = Visit(LivenessMode.PASSIVE, net)
    for index in range(40):
        visit.script.faces, visit.script.who, visit.script.refusal = [NEAR], 0, None
        visit.results.append(visit.step.process(at_second(NOISE, index)))
    assert net.asked == 1
    assert [type(outcome) for outcome in visit.outcomes] == [Refused]
