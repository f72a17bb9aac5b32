"""Who is in, on a break, or forgot to go out: the hard mornings."""

from datetime import date, datetime, time
from itertools import count
from zoneinfo import ZoneInfo

from faceclock.attendance.clock import micros_of
from faceclock.attendance.plan import Plans
from faceclock.attendance.whereabouts import Whereabouts, whereabouts
from faceclock.domain.attendance import Stamp
from faceclock.domain.punch import Direction, Method
from faceclock.domain.rulebook import Assignment, Counting, Reading, RuleBook, RuleSet, ShiftType

BERLIN = ZoneInfo("Europe/Berlin")
WEDNESDAY = date(2026, 11, 18)


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-11-{text}").replace(tzinfo=BERLIN)


def seen(now: str, *punches: tuple[str, str], book: RuleBook | None = None) -> Whereabouts:
    number = count()
    stamps = [
        Stamp(f"p{next(number)}", micros_of(at(when)), Direction(direction), Method.FACE)
        for when, direction in punches
    ]
    plan = Plans(book or RuleBook(), {}, "Europe/Berlin").of("1", "")
    return whereabouts(stamps, plan, date(2026, 11, 16), WEDNESDAY, at(now))


def came(found: Whereabouts) -> int | None:
    return found.came.at if found.came else None


def test_who_came_in_is_in_and_who_went_is_not() -> None:
    assert came(seen("18T10:00", ("18T08:00", "in"))) == micros_of(at("18T08:00"))
    assert came(seen("18T18:00", ("18T08:00", "in"), ("18T17:00", "out"))) is None


def test_what_comes_later_is_not_known_yet() -> None:
    assert came(seen("18T10:00", ("18T08:00", "in"), ("18T17:00", "out"))) is not None


def test_punches_without_direction_by_turns_over_days() -> None:
    punches = [(f"{day}T{clock}", "unspecified") for day in (16, 17, 18) for clock in ("07:45", "16:30")]
    book = RuleBook(rules=(RuleSet(counting=Counting(direction=Reading.ALTERNATING)),))
    for rules in (RuleBook(), book):
        assert came(seen("18T10:00", *punches, book=rules)) == micros_of(at("18T07:45"))
        assert came(seen("18T20:00", *punches, book=rules)) is None


def test_a_forgotten_check_out_does_not_hide_who_is_in_today() -> None:
    """From a late shift to an early one there are less than 16 hours."""
    shifts = (ShiftType("late", time(14), time(22)), ShiftType("early", time(6), time(14)))
    roster = (
        Assignment("a", date(2026, 11, 17), date(2026, 11, 17), employee="1", shift="late"),
        Assignment("b", WEDNESDAY, employee="1", shift="early"),
    )
    for book in (RuleBook(), RuleBook(shift=shifts, assignment=roster)):
        found = seen("18T06:30", ("17T14:00", "in"), ("18T05:55", "in"), book=book)
        assert came(found) == micros_of(at("18T05:55"))


def test_who_forgot_to_go_out_is_told_of() -> None:
    found = seen("18T10:00", ("17T07:00", "in"))
    assert came(found) is None
    assert found.forgot is not None


def test_a_break_that_goes_on_and_one_that_ended() -> None:
    found = seen("18T12:10", ("18T08:00", "in"), ("18T12:00", "break-out"))
    assert came(found) is not None
    assert found.resting is not None
    ended = seen("18T13:00", ("18T08:00", "in"), ("18T12:00", "break-out"), ("18T12:30", "break-in"))
    assert ended.resting is None
    assert ended.breaks == ((micros_of(at("18T12:00")), micros_of(at("18T12:30"))),)


def test_who_forgot_and_was_seen_going_later_has_gone() -> None:
    assert seen("18T10:00", ("17T07:00", "in"), ("18T09:30", "out")).forgot is None
    assert seen("18T18:00", ("17T14:00", "in"), ("18T06:00", "in"), ("18T14:00", "out")).forgot is None
