"""What the prediction makes of second looks, of guesses that nobody confirmed, of answers and of long shifts."""

from datetime import timedelta

import pytest
from foreseeing import BACK, IN, MONDAY, OUT, PAUSE, day, foreseen, local, plan_for, stamps, working_days

from faceclock.attendance.clock import MINUTE
from faceclock.domain.attendance import Stamp
from faceclock.domain.punch import Direction, Method

ASK_BELOW = 0.8
FIRST = Stamp(
    "first", local(MONDAY, "06:00"), IN, Method.FACE
)  # the end of a night whose beginning was forgotten


def nights(count: int, begin: str = "22:00", end: str = "06:00") -> list[tuple[int, Direction]]:
    """What a night worker without a roster does after a forgotten first check-in."""
    found = []
    for number in range(count):
        found += [(local(day(number), begin), IN), (local(day(number + 1), end), OUT)]
    return found


def guessed(known: list[Stamp], at: int, roster: str = "none") -> tuple[Stamp, bool]:
    """As the kiosk records it, and whether it asks."""
    found = foreseen(plan_for(roster), known, at)
    return Stamp(str(at), at, found.direction, Method.FACE), found.probability < ASK_BELOW


def answered(stamp: Stamp, direction: Direction) -> Stamp:
    return stamp._replace(direction=direction, original=stamp.direction)


@pytest.mark.parametrize("pattern", ["office", "none"])
@pytest.mark.parametrize("history", [0, 26])
@pytest.mark.parametrize("minutes", [2, 5, 10, 20])
def test_a_second_look_is_not_surely_a_check_out(pattern: str, history: int, minutes: int) -> None:
    known = working_days("office", history, lunch=False) if history else []
    came = stamps((day(28), "08:55", IN))
    found = foreseen(plan_for(pattern), known + came, came[0].at + minutes * MINUTE)
    assert found.direction is IN or found.probability < ASK_BELOW
    assert dict(found.shares)[PAUSE] < 0.5


@pytest.mark.parametrize("minutes", [2, 4])
def test_a_look_after_going_is_not_surely_a_check_in(minutes: int) -> None:
    went = stamps((MONDAY, "08:55", IN), (MONDAY, "17:02", OUT))
    found = foreseen(plan_for("office"), went, went[-1].at + minutes * MINUTE)
    assert found.direction is OUT or found.probability < ASK_BELOW


def test_a_second_look_of_somebody_unknown_is_asked_about() -> None:
    """Turns are kept where nothing is known, as at a kiosk that asks nobody."""
    made, asks = guessed(stamps((MONDAY, "12:00", IN)), local(MONDAY, "12:07"))
    assert made.direction is OUT
    assert asks


def test_a_second_look_on_a_later_day_does_not_invert_the_day() -> None:
    known = stamps((MONDAY, "12:00", IN), (MONDAY, "21:00", OUT), (MONDAY + timedelta(days=1), "12:00", IN))
    for clock in ("12:07", "21:00"):
        known.append(guessed(known, local(MONDAY + timedelta(days=1), clock))[0])
    assert [stamp.direction for stamp in known[-2:]] == [IN, OUT]


def test_a_night_worker_who_forgot_the_first_check_in_is_asked_until_it_is_right() -> None:
    """Nobody ever answers: the evening is asked about, or right; from some day on it is right."""
    known = [FIRST]
    for at, truth in nights(28):
        made, asks = guessed(known, at)
        assert asks or made.direction is truth or truth is OUT
        known.append(made)
    assert [stamp.direction for stamp in known[-8:]] == [IN, OUT] * 4


@pytest.mark.parametrize(("begin", "end"), [("22:00", "06:00"), ("20:00", "06:00"), ("19:00", "05:30")])
def test_one_answer_puts_an_inverted_history_right(begin: str, end: str) -> None:
    plan_of_nights = nights(21, begin, end)
    inverted = [FIRST._replace(at=local(MONDAY, end))]
    for number, (at, truth) in enumerate(plan_of_nights[:28]):
        inverted.append(Stamp(str(number), at, OUT if truth is IN else IN, Method.FACE))
    (evening, _), *later = plan_of_nights[28:]
    made, asks = guessed(inverted, evening)
    assert asks
    known = [*inverted, answered(made, IN)]
    for at, truth in later:
        known.append(guessed(known, at)[0])
        assert known[-1].direction is truth


def test_the_first_answer_is_believed_at_once() -> None:
    made, asks = guessed([FIRST], local(MONDAY, "22:00"))
    assert asks
    known = [FIRST, answered(made, IN)]
    morning, asks = guessed(known, local(day(1), "06:00"))
    assert (morning.direction, asks) == (OUT, False)


def test_who_really_stays_long_and_says_so_is_not_asked_for_ever() -> None:
    """Fourteen hours without a roster."""
    known: list[Stamp] = []
    asked = 0
    for number in range(28):
        known.append(guessed(known, local(day(number), "07:00"))[0])
        made, asks = guessed(known, local(day(number), "21:00"))
        known.append(answered(made, OUT) if asks else made)
        asked += asks
        assert [stamp.direction for stamp in known[-2:]] == [IN, OUT]
    assert 0 < asked <= 6


def test_an_answer_teaches_more_than_guesses() -> None:
    """Two lunches that were OUT because nobody said otherwise, and one that was named."""
    plan, lunch = plan_for("office"), "12:30"
    known = stamps(
        *(
            (day(n), clock, way)
            for n in (0, 1)
            for clock, way in (("08:55", IN), (lunch, OUT), ("13:00", IN), ("17:05", OUT))
        )
    )
    silent = stamps(
        (day(2), "08:55", IN), (day(2), lunch, PAUSE), (day(2), "13:00", BACK), (day(2), "17:05", OUT)
    )
    named = [
        answered(stamp._replace(direction=OUT), PAUSE) if stamp.direction is PAUSE else stamp
        for stamp in silent
    ]
    today = stamps((day(3), "08:55", IN))
    at = local(day(3), lunch)
    before, after = (
        dict(foreseen(plan, [*known, *third, *today], at).shares)[PAUSE] for third in (silent, named)
    )
    assert after > before + 0.1
    assert after > 0.7


def test_the_longest_stay_is_that_of_the_shift() -> None:
    """Duty for a day and a night, of up to 26 hours, though the rules end a stay after 16."""
    known: list[Stamp] = []
    for number in range(0, 12, 3):
        for later, clock in ((0, "07:56"), (1, "08:04")):
            known.append(guessed(known, local(day(number + later), clock), "duties")[0])
    assert [stamp.direction for stamp in known] == [IN, OUT] * 4


def test_overtime_somewhat_beyond_the_longest_stay_is_asked_about() -> None:
    came = stamps((MONDAY, "08:55", IN))
    _, asks = guessed(came, local(day(1), "01:30"), "office")
    assert asks
    found, asks = guessed(came, local(day(1), "08:55"), "office")
    assert (found.direction, asks) == (IN, False)
