"""In which direction a punch goes: single days that show why, and a made-up company as a whole."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest
from direction_trials import people_who, reliability, share, trials
from hypothesis import given
from hypothesis import strategies as st

from faceclock.attendance.clock import DAY, HOUR, MINUTE, datetime_of, micros_of
from faceclock.attendance.plan import Plan, Plans
from faceclock.attendance.prediction import predict
from faceclock.domain.attendance import Stamp
from faceclock.domain.prediction import Prediction
from faceclock.domain.punch import Direction, Method
from faceclock.domain.rulebook import Assignment, Flexible, Pattern, RuleBook, ShiftType

IN, OUT, PAUSE, BACK = Direction.IN, Direction.OUT, Direction.BREAK_OUT, Direction.BREAK_IN
BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = date(2026, 3, 2)
SHIFTS = (
    ShiftType("office", time(9), time(17)),
    ShiftType("early", time(6), time(14)),
    ShiftType("late", time(14), time(22)),
    ShiftType("night", time(22), time(6)),
    ShiftType("morning", time(7), time(11)),
    ShiftType("evening", time(16), time(20)),
    ShiftType("free", time(7), time(19), flexible=Flexible(time(10), time(15), 480)),
)
TIMES = {shift.code: (shift.start, shift.end) for shift in SHIFTS} | {"free": (time(9), time(17))}
WEEKS = {
    "office": ("office",) * 5 + ("", ""),
    "nights": ("night",) * 5 + ("", ""),
    "rotating": ("early", "early", "late", "late", "night", "night", "", ""),
    "split": ("morning+evening",) * 6 + ("",),
    "flexible": ("free",) * 5 + ("", ""),
}


def plan_for(pattern: str) -> Plan:
    cycle = WEEKS.get(pattern)
    if cycle is None:
        return Plans(RuleBook(), {}, BERLIN.key).of("1", "")
    book = RuleBook(
        shift=SHIFTS,
        pattern=(Pattern(pattern, cycle, MONDAY),),
        assignment=(Assignment("a", date(2025, 1, 1), pattern=pattern),),
    )
    return Plans(book, {}, BERLIN.key).of("1", "")


def local(day: date, clock: str) -> int:
    return micros_of(datetime.combine(day, time.fromisoformat(clock), BERLIN))


def stamps(*moments: tuple[date, str, Direction]) -> list[Stamp]:
    return [Stamp(f"{day} {clock}", local(day, clock), way, Method.FACE) for day, clock, way in moments]


def day(number: int) -> date:
    return MONDAY + timedelta(days=number)


def foreseen(plan: Plan, known: list[Stamp], at: int) -> Prediction:
    """As the kiosk does: the last two days say where somebody is, the weeks before today what is usual."""
    recent = [stamp for stamp in known if at - 2 * DAY <= stamp.at < at]
    return predict(at, recent, [stamp for stamp in known if stamp.at < at - 12 * HOUR], plan)


def working_days(pattern: str, days: int, seed: int = 1, lunch: bool = True) -> list[Stamp]:
    """True punches, a few minutes off their times, lunch as OUT and IN."""
    cycle, random = WEEKS.get(pattern, WEEKS["office"]), Random(seed)
    found: list[tuple[int, Direction]] = []
    for number in range(days):
        for code in filter(None, cycle[number % len(cycle)].split("+")):
            start, end = (micros_of(at) for at in _span(day(number), *TIMES[code]))
            begin, finish = start - random.randint(0, 9) * MINUTE, end + random.randint(0, 15) * MINUTE
            found += [(begin, IN), (finish, OUT)]
            if lunch and finish - begin > 6 * HOUR:
                away = (begin + finish) // 2 + random.randint(-15, 15) * MINUTE
                found += [(away, OUT), (away + 30 * MINUTE, IN)]
    return [Stamp(str(n), at, way, Method.FACE) for n, (at, way) in enumerate(sorted(found))]


def _span(first: date, start: time, end: time) -> Iterator[datetime]:
    yield datetime.combine(first, start, BERLIN)
    yield datetime.combine(first if end > start else first + timedelta(days=1), end, BERLIN)


@pytest.mark.parametrize(
    ("pattern", "known", "clock", "expected"),
    [
        ("office", [], "08:55", IN),
        ("office", [], "17:05", OUT),  # forgot to check in on the first day
        ("office", [("08:55", IN)], "17:05", OUT),
        ("office", [("08:55", IN)], "12:00", OUT),
        ("office", [("08:55", IN), ("12:00", OUT)], "12:35", IN),
        ("office", [("08:55", IN), ("12:00", PAUSE)], "12:35", BACK),
        ("office", [("08:55", IN), ("12:00", PAUSE)], "17:05", OUT),  # forgot to come back
        ("office", [("08:55", IN), ("12:00", OUT)], "17:05", OUT),
        ("office", [("08:55", IN), ("17:02", OUT)], "17:20", IN),  # came back for the keys
        ("split", [("06:58", IN)], "15:57", IN),  # forgot to leave in the morning
        ("none", [], "08:55", IN),
        ("none", [("08:55", IN)], "12:00", OUT),
        ("none", [("08:55", IN), ("12:00", OUT)], "12:30", IN),
        ("none", [("08:55", IN), ("12:00", PAUSE)], "12:30", BACK),
    ],
)
def test_a_first_day(
    pattern: str, known: list[tuple[str, Direction]], clock: str, expected: Direction
) -> None:
    before = stamps(*((MONDAY, at, way) for at, way in known))
    assert foreseen(plan_for(pattern), before, local(MONDAY, clock)).direction is expected


@pytest.mark.parametrize("pattern", sorted(WEEKS))
@pytest.mark.parametrize("lunch", [False, True], ids=["two punches", "four punches"])
def test_a_forgotten_punch_does_not_invert_the_following_days(pattern: str, lunch: bool) -> None:
    """Whichever punch of the week is forgotten, and though nobody puts anything right."""
    plan, truth = plan_for(pattern), working_days(pattern, 16, lunch=lunch)
    for forgotten in [
        stamp for stamp in truth if local(day(7), "00:00") <= stamp.at < local(day(14), "00:00")
    ]:
        told = [stamp for stamp in truth if stamp.at < forgotten.at]
        for stamp in [stamp for stamp in truth if stamp.at > forgotten.at]:
            found = foreseen(plan, told, stamp.at)
            if stamp.at > forgotten.at + 20 * HOUR:
                assert found.direction is stamp.direction, (forgotten, datetime_of(stamp.at))
            told.append(stamp._replace(direction=found.direction))


@pytest.mark.parametrize("pattern", ["office", "nights"])
def test_without_a_roster_habit_comes_to_the_same(pattern: str) -> None:
    truth = working_days(pattern, 28, lunch=False)
    plan, later = plan_for("none"), truth[-10:]
    for stamp in later:
        known = [other for other in truth if other.at < stamp.at]
        assert foreseen(plan, known, stamp.at).direction is stamp.direction
        before = [other for other in known if other.at < stamp.at - 12 * HOUR]
        assert foreseen(plan, before[:-1], stamp.at).direction is stamp.direction, "one was forgotten"


def test_breaks_are_learned_from_those_who_take_them() -> None:
    plan, truth = plan_for("office"), working_days("office", 26)
    ways = {1: PAUSE, 2: BACK}
    known = [stamp._replace(direction=ways.get(n % 4, stamp.direction)) for n, stamp in enumerate(truth)]
    at = local(day(28), "13:05")
    today = stamps((day(28), "08:58", IN))
    assert foreseen(plan, known + today, at).direction is PAUSE
    assert foreseen(plan, truth + today, at).direction is OUT


def test_the_less_is_known_the_less_sure_it_is() -> None:
    plan, lunch = plan_for("office"), local(day(28), "13:05")
    today = stamps((day(28), "08:58", IN))
    at_first = foreseen(plan, today, lunch)
    in_time = foreseen(plan, working_days("office", 26) + today, lunch)
    assert at_first.direction is in_time.direction is OUT
    assert at_first.probability < 0.7 < 0.9 < in_time.probability


def test_it_says_why() -> None:
    known = [*working_days("office", 26, lunch=False), *stamps((day(28), "08:01", IN))]
    found = foreseen(plan_for("office"), known, local(day(28), "17:05"))
    why = found.grounds
    assert (found.direction, why.last, why.last_at) == (OUT, IN, datetime_of(local(day(28), "08:01")))
    assert (why.shift, why.shift_end) == ("office", datetime_of(local(day(28), "17:00")))
    assert why.usual_from is not None and why.usual_to is not None
    assert local(day(28), "17:00") <= micros_of(why.usual_from) <= micros_of(why.usual_to)
    assert micros_of(why.usual_to) <= local(day(28), "17:15")


def test_a_system_check_out_is_nobodys_habit() -> None:
    plan, at = plan_for("none"), local(day(28), "12:00")
    made = [Stamp(f"s{n}", local(day(n), "12:00"), OUT, Method.SYSTEM) for n in range(27)]
    assert foreseen(plan, made, at) == predict(at, [s for s in made if s.at >= at - 2 * DAY], (), plan)


@given(
    st.lists(
        st.tuples(
            st.integers(-60 * 1440, 0), st.sampled_from(list(Direction)), st.sampled_from(list(Method))
        ),
        max_size=60,
    ),
    st.sampled_from(["none", *WEEKS]),
)
def test_whatever_was_punched_the_shares_are_probabilities(
    moments: list[tuple[int, Direction, Method]], pattern: str
) -> None:
    plan, now = plan_for(pattern), micros_of(datetime(2026, 6, 1, 11, 7, tzinfo=UTC))
    known = [
        Stamp(str(n), now + minute * MINUTE, way, method) for n, (minute, way, method) in enumerate(moments)
    ]
    found = foreseen(plan, sorted(known, key=lambda stamp: stamp.at), now)
    parts = [part for _, part in found.shares]
    assert {way for way, _ in found.shares} == {IN, OUT, PAUSE, BACK}
    assert parts == sorted(parts, reverse=True)
    assert sum(parts) == pytest.approx(1)
    assert all(0 < part < 1 for part in parts)


@pytest.mark.slow
@pytest.mark.parametrize("forgotten", [0.0, 0.03])
def test_a_company_is_foreseen_better_than_by_turns(forgotten: float) -> None:
    """Lunch as OUT and IN, one or two punches in a hundred forgotten and more, and nobody ever answers."""
    found = list(trials(people_who(people=8, breaks=False, forgotten=forgotten, weeks=8)))
    right, by_turns = share([one.right for one in found]), share([one.right_by_turns for one in found])
    assert right > 0.95
    assert 1 - right < (1 - by_turns) / 2, "more than half of the mistakes are gone"


@pytest.mark.slow
def test_the_probabilities_are_as_often_right_as_they_say() -> None:
    """Who is asked below 0.8 answers; breaks are punched as such."""
    made = people_who(people=8, weeks=10)
    planned = [one for one in trials(made, ask_below=0.8) if one.person != "E0007"]  # who has no roster
    assert share([one.probability < 0.8 for one in planned]) < 0.12
    assert share([one.right or one.probability < 0.8 for one in planned]) > 0.95
    for low, _, count, mean, right in reliability(planned, (0.0, 0.7, 0.9, 0.99, 1.01)):
        if count >= 50:
            assert abs(right - mean) < (0.25 if low < 0.7 else 0.1), (low, count, mean, right)
