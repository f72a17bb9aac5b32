"""The state machine of head turns, without a picture."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faceclock.domain.challenge import Turn
from faceclock.domain.reasons import Reason
from faceclock.pipeline.liveness.challenge import ORDERS, SIDES, HeadTurns, Sight, State, TurnPolicy

POLICY = TurnPolicy()
ANGLES = {
    Turn.LEFT: (25.0, 0.0),
    Turn.RIGHT: (-25.0, 0.0),
    Turn.UP: (0.0, -18.0),
    Turn.DOWN: (0.0, 18.0),
    None: (0.0, 0.0),
}
RELIEF = 0.1


class Person:
    """Feeds a state machine at ten frames a second."""

    def __init__(self, *turns: Turn, relief: float = RELIEF) -> None:
        self.turns = HeadTurns(turns, 0.0)
        self.relief, self.seconds = relief, 0.0

    def look(self, turn: Turn | None, frames: int = 4) -> "Person":
        for _ in range(frames):
            self.seconds += 0.1
            self.turns.see(Sight(self.seconds, *ANGLES[turn], self.relief))
        return self

    @property
    def end(self) -> tuple[State, Reason | None]:
        return self.turns.state, self.turns.reason


def test_two_turns_and_the_ways_back_pass() -> None:
    person = Person(Turn.LEFT, Turn.UP)
    assert person.look(Turn.LEFT).end == (State.GOING, None)
    assert person.turns.challenge.turn is None
    assert person.look(None, 1).turns.challenge.turn is Turn.UP
    assert person.look(Turn.UP).end == (State.GOING, None)
    assert person.look(None).end == (State.PASSED, None)


def test_turns_without_relief_are_not_live() -> None:
    person = Person(Turn.LEFT, Turn.UP, relief=0.03).look(Turn.LEFT).look(None).look(Turn.UP).look(None)
    assert person.end == (State.FAILED, Reason.NOT_LIVE)


def test_a_turn_that_was_not_asked_for_ends_it() -> None:
    assert Person(Turn.LEFT, Turn.UP).look(Turn.RIGHT, 1).end == (State.FAILED, Reason.WRONG_TURN)


def test_nothing_in_time_ends_it_and_each_turn_has_its_own_time() -> None:
    assert Person(Turn.LEFT, Turn.UP).look(None, 79).end == (State.GOING, None)
    assert Person(Turn.LEFT, Turn.UP).look(None, 82).end == (State.FAILED, Reason.CHALLENGE_TIMEOUT)
    slow = Person(Turn.LEFT, Turn.UP).look(None, 70).look(Turn.LEFT).look(None, 70)
    assert slow.end == (State.GOING, None)
    assert slow.look(None, 20).end == (State.FAILED, Reason.CHALLENGE_TIMEOUT)


def test_without_a_measurement_only_the_time_goes_on() -> None:
    turns = HeadTurns((Turn.LEFT, Turn.UP), 0.0)
    turns.wait(8.1)
    assert turns.reason is Reason.CHALLENGE_TIMEOUT


def test_what_is_shown_meanwhile() -> None:
    person = Person(Turn.DOWN, Turn.LEFT)
    person.turns.see(Sight(2.0, 0.0, POLICY.pitch / 2, RELIEF))
    shown = person.turns.challenge
    assert (shown.turn, shown.done, shown.of) == (Turn.DOWN, 0, 2)
    assert (shown.progress, shown.seconds_left) == (pytest.approx(0.5), pytest.approx(6.0))


def test_every_order_asks_for_a_side_and_each_is_drawn() -> None:
    assert len(ORDERS) == 10
    assert all(SIDES & set(order) and order[0] != order[1] for order in ORDERS)
    assert {order[0] for order in ORDERS} == set(Turn)


@pytest.mark.parametrize("asked", ORDERS)
def test_a_recorded_head_turn_passes_only_where_it_happens_to_be_asked_for(asked: tuple[Turn, ...]) -> None:
    person = Person(*asked)
    for turn in (Turn.LEFT, Turn.RIGHT) * 4:
        person.look(turn).look(None)
    assert (person.end[0] is State.PASSED) == (asked == (Turn.LEFT, Turn.RIGHT))


sights = st.tuples(st.floats(-80, 80), st.floats(-60, 60), st.floats(0, 1), st.floats(0, 0.5))


@given(st.sampled_from(ORDERS), st.lists(sights, max_size=120))
def test_whatever_is_seen_it_ends_and_stays_ended(
    asked: tuple[Turn, ...], seen: list[tuple[float, float, float, float]]
) -> None:
    turns, seconds, ended = HeadTurns(asked, 0.0), 0.0, None
    visited: list[str] = []
    for yaw, pitch, relief, pause in seen:
        seconds += pause
        turns.see(Sight(seconds, yaw, pitch, relief))
        shown = turns.challenge
        assert 0 <= shown.progress <= 1 and 0 <= shown.seconds_left <= POLICY.seconds
        assert 0 <= shown.done <= shown.of
        ended = ended or (turns.state, turns.reason) if turns.state is not State.GOING else None
        visited.append(turns.state.value)
    assert visited == sorted(visited, key=["going", "passed", "failed"].index) or ended
    if turns.state is not State.GOING:
        assert (turns.state is State.PASSED) == (turns.reason is None)
    else:
        turns.wait(seconds + 2 * POLICY.seconds)
        assert turns.reason is Reason.CHALLENGE_TIMEOUT


@given(st.lists(st.tuples(st.floats(-14.9, 14.9), st.floats(-12, 12)), max_size=200))
def test_a_head_that_hardly_moves_never_passes(seen: list[tuple[float, float]]) -> None:
    turns = HeadTurns((Turn.LEFT, Turn.RIGHT), 0.0)
    for frame, (yaw, pitch) in enumerate(seen):
        turns.see(Sight(frame / 10, yaw, pitch, 1.0))
        assert turns.state is not State.PASSED


def shown(turns: HeadTurns, frames: range, yaw: float, *, known: bool) -> None:
    for frame in frames:
        turns.see(Sight(frame / 10, yaw, 0.0, 0.1 if yaw else 0.0, known))


def test_a_turn_counts_when_the_person_who_was_asked_is_seen_straight_again() -> None:
    """Else somebody could turn in the dark and show a picture at the end."""
    turns = HeadTurns((Turn.LEFT, Turn.RIGHT), 0.0)
    shown(turns, range(1, 5), 25.0, known=True)
    shown(turns, range(5, 20), 0.0, known=False)
    assert turns.challenge.done == 0 and turns.state is State.GOING
    shown(turns, range(20, 21), 0.0, known=True)
    assert turns.challenge.done == 1


@pytest.mark.parametrize("way_back", [False, True])
def test_a_turn_counts_when_the_person_was_seen_in_it(way_back: bool) -> None:
    """Once, on the way out or back: at its end a face may be turned too far to be known."""
    turns = HeadTurns((Turn.LEFT, Turn.RIGHT), 0.0)
    shown(turns, range(1, 2), 12.0, known=not way_back)
    shown(turns, range(2, 6), 35.0, known=False)
    shown(turns, range(6, 7), 12.0, known=way_back)
    shown(turns, range(7, 8), 0.0, known=True)
    assert (turns.challenge.turn, turns.challenge.done) == (Turn.RIGHT, 1)


def test_a_turn_in_which_nobody_was_seen_is_asked_for_again_and_not_for_ever() -> None:
    """Else a picture could be held up before and after the turns of somebody else's dark head."""
    turns, frame = HeadTurns((Turn.LEFT, Turn.RIGHT), 0.0), 1
    for _ in range(3):
        assert (turns.state, turns.challenge.turn, turns.challenge.done) == (State.GOING, Turn.LEFT, 0)
        shown(turns, range(frame, frame + 4), 25.0, known=False)
        assert turns.must_know
        shown(turns, range(frame + 4, frame + 5), 0.0, known=True)
        frame += 5
    assert (turns.state, turns.reason) == (State.FAILED, Reason.CHALLENGE_TIMEOUT)
