"""The pure rules of a punch."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faceclock.attendance.clock import micros_of
from faceclock.attendance.plan import Plans
from faceclock.attendance.prediction import predict
from faceclock.attendance.punching import clock_went_back, is_duplicate
from faceclock.domain.attendance import Stamp
from faceclock.domain.punch import Direction, Method
from faceclock.domain.rulebook import RuleBook

START = datetime(2026, 3, 2, 8, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
IN, OUT = Direction.IN, Direction.OUT
BREAK_OUT, BREAK_IN, UNSPECIFIED = Direction.BREAK_OUT, Direction.BREAK_IN, Direction.UNSPECIFIED


def after(hours: float) -> datetime:
    return START + timedelta(hours=hours)


def history(*steps: tuple[float, Direction]) -> list[Stamp]:
    return [Stamp(str(h), micros_of(after(h)), way, Method.FACE) for h, way in steps]


def predicted(previous: list[Stamp], hours: float) -> Direction:
    """For somebody of whom nothing but the last punches is known."""
    return predict(micros_of(after(hours)), previous, (), Plans(RuleBook(), {}, "UTC").of("1", "")).direction


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [(0, True), (59.999999, True), (60, False), (61, False), (-59, True), (-60, False)],
)
def test_the_interval_is_open_at_its_end(seconds: float, expected: bool) -> None:
    assert is_duplicate(START, START + timedelta(seconds=seconds), MINUTE) is expected


def test_the_first_punch_and_an_interval_of_zero_never_suppress() -> None:
    assert not is_duplicate(None, START, MINUTE)
    assert not is_duplicate(START, START, timedelta(0))


@given(st.lists(st.integers(0, 600), max_size=40), st.integers(0, 90))
def test_no_two_counted_punches_lie_within_the_interval(seconds: list[int], interval: int) -> None:
    """Whatever the order of arrival; and a second round of the same instants counts nothing more."""
    span = timedelta(seconds=interval)

    def arrive(counted: list[datetime]) -> list[datetime]:
        for second in seconds:
            at = START + timedelta(seconds=second)
            nearest = min(counted, key=lambda other: abs(other - at), default=None)
            if not is_duplicate(nearest, at, span):
                counted.append(at)
        return counted

    counted = arrive([])
    ordered = sorted(counted)
    if interval:
        assert all(b - a >= span for a, b in pairwise(ordered))
        assert arrive(list(counted)) == counted
        assert all(any(abs(START + timedelta(seconds=s) - c) < span for c in counted) for s in seconds)
    else:
        assert len(counted) == len(seconds)


@pytest.mark.parametrize(
    ("previous", "hours", "expected"),
    [
        ([], 0, IN),
        ([(0, IN)], 8, OUT),
        ([(0, IN)], 16, OUT),
        ([(0, IN)], 16.001, IN),
        ([(0, IN), (8, OUT)], 9, IN),
        ([(0, IN), (4, BREAK_OUT)], 5, BREAK_IN),
        ([(0, IN), (4, BREAK_OUT)], 21, IN),
        ([(0, IN), (4, BREAK_OUT), (5, BREAK_IN)], 9, OUT),
        ([(0, UNSPECIFIED)], 8, OUT),
        ([(0, UNSPECIFIED), (8, UNSPECIFIED)], 9, IN),
        ([(0, UNSPECIFIED), (20, UNSPECIFIED)], 21, OUT),
        ([(0, IN)], -1, OUT),  # the clock was set back: order is kept
        ([(2, IN), (1, OUT)], 1.5, IN),
        ([(0, IN), (8, IN)], 9, OUT),
    ],
)
def test_direction(previous: list[tuple[float, Direction]], hours: float, expected: Direction) -> None:
    assert predicted(history(*previous), hours) is expected


@given(st.lists(st.floats(0.01, 11.9), min_size=1, max_size=20))
def test_following_the_prediction_alternates(gaps: list[float]) -> None:
    steps: list[tuple[float, Direction]] = []
    hours = 0.0
    for gap in gaps:
        hours += gap
        steps.append((hours, predicted(history(*steps), hours)))
    assert [way for _, way in steps] == [(IN, OUT)[n % 2] for n in range(len(steps))]


def test_fault_14_a_clock_that_stands_before_its_own_last_punch() -> None:
    assert not clock_went_back(None, START)
    assert not clock_went_back(START, START)
    assert clock_went_back(START, START - timedelta(seconds=1, microseconds=1))


def test_two_programs_on_one_kiosk_do_not_accuse_the_clock() -> None:
    assert not clock_went_back(START, START - timedelta(milliseconds=8))
