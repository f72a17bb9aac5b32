"""What is wrong with a rule book, found before anything is stored."""

from dataclasses import replace
from datetime import date, time

import pytest

from faceclock.attendance.checking import problems
from faceclock.domain.rulebook import (
    Assignment,
    Breaks,
    BreakStep,
    Counting,
    Flexible,
    Leave,
    LeavePart,
    LeaveType,
    OvertimeApproval,
    OvertimeClass,
    OvertimeRules,
    OwnDay,
    Pattern,
    Rounding,
    RoundingRules,
    RuleBook,
    RuleSet,
    ShiftType,
    WeekOvertime,
    WeekTier,
    Workplace,
)

MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)
DAY = ShiftType("day", time(8), time(16))
NIGHT = ShiftType("night", time(22), time(6))
BOOK = RuleBook(
    shift=(DAY, NIGHT), site=(Workplace("main", "Europe/Berlin"),), leave_type=(LeaveType("flu"),)
)


def shift(**changes: object) -> RuleBook:
    return replace(BOOK, shift=(replace(DAY, **changes),))


def counting(**changes: object) -> RuleBook:
    return shift(counting=Counting(**changes))


def rules(**changes: object) -> RuleBook:
    return replace(BOOK, rules=(RuleSet(**changes),))


def overtime(**changes: object) -> RuleBook:
    return rules(overtime=OvertimeRules(day=OvertimeClass(**changes)))


def week(*tiers: tuple[int, float], cap: int | None = None) -> RuleBook:
    return rules(overtime=OvertimeRules(week=WeekOvertime(tuple(WeekTier(*tier) for tier in tiers), cap)))


def pattern(*days: str, **more: object) -> RuleBook:
    return replace(BOOK, pattern=(Pattern("p", days, MAY),), **more)


def assigned(*entries: Assignment) -> RuleBook:
    return replace(BOOK, pattern=(Pattern("p", ("day",), MAY),), assignment=entries)


def leave(*entries: Leave) -> RuleBook:
    return replace(BOOK, leave=entries)


WRONG = [
    (shift(end=time(8)), "shift day, end: start and end are both 08:00, which is zero hours or 24"),
    (shift(start=time(8, 0, 30)), "shift day, start: 08:00:30 is no time in whole minutes"),
    (shift(code="a+b"), "shift a+b, code:"),
    (shift(check_in_before=-1), "shift day, check_in_before: -1 minutes is not between 0 and 1440"),
    (shift(grace_late=-5), "shift day, grace_late: -5 minutes"),
    (shift(daily_minutes=1441), "shift day, daily_minutes: 1441"),
    (
        shift(absent_below=240, half_day_below=120),
        "shift day, half_day_below: 120 is below absent_below, 240",
    ),
    (shift(auto_out=90), "shift day, auto_out: 90 minutes after the end the shift's window is closed"),
    (
        shift(flexible=Flexible(time(7), time(12), 400)),
        "shift day, flexible.core_start: the core time 07:00-12:00",
    ),
    (shift(flexible=Flexible(time(9), time(17), 400)), "shift day, flexible.core_start:"),
    (shift(flexible=Flexible(time(12), time(9), 400)), "shift day, flexible.core_start:"),
    (
        shift(flexible=Flexible(time(9), time(12), 500)),
        "shift day, flexible.total: 500 minutes is not between 1",
    ),
    (counting(min_span=-1), "shift day, counting.min_span: -1"),
    (counting(max_span=0), "shift day, counting.max_span: 0"),
    (counting(min_span=100, max_span=60), "shift day, counting.min_span: 100 is longer than max_span, 60"),
    (
        counting(rounding=RoundingRules(last_out=Rounding(unit=0))),
        "shift day, counting.rounding.last_out.unit: 0",
    ),
    (
        counting(rounding=RoundingRules(worked=Rounding(unit=61))),
        "shift day, counting.rounding.worked.unit: 61",
    ),
    (
        counting(breaks=Breaks(automatic=(BreakStep(360, 30), BreakStep(360, 45)))),
        "shift day, counting.breaks.automatic: step 2 does not rise",
    ),
    (
        counting(breaks=Breaks(automatic=(BreakStep(360, 30), BreakStep(540, 30)))),
        "shift day, counting.breaks.automatic: step 2 does not rise",
    ),
    (
        counting(breaks=Breaks(automatic=(BreakStep(30, 360),))),
        "step 1 takes 360 minutes of who worked 30; is it the other way round?",
    ),
    (counting(breaks=Breaks(automatic=(BreakStep(-1, 30),))), "shift day, counting.breaks.automatic: step 1"),
    (rules(duplicate_minutes=1000), "rules 1970-01-01, duplicate_minutes: 1000 is not between 0 and 999"),
    (rules(duplicate_minutes=-1), "rules 1970-01-01, duplicate_minutes: -1"),
    (rules(min_off=-1), "rules 1970-01-01, min_off: -1"),
    (rules(week_start=7), "rules 1970-01-01, week_start: 7 is no weekday"),
    (rules(weekend=(5, 7)), "rules 1970-01-01, weekend:"),
    (rules(weekend=(5, 5)), "rules 1970-01-01, weekend:"),
    (overtime(minimum=60, daily_cap=30), "overtime.day.daily_cap: 30 is below the minimum of 60"),
    (overtime(daily_cap=120, weekly_cap=60), "overtime.day.daily_cap: 120 is above weekly_cap, 60"),
    (overtime(monthly_cap=-1), "overtime.day.monthly_cap: -1 minutes is below 0"),
    (overtime(multiplier=float("nan")), "overtime.day.multiplier: nan is no multiplier"),
    (overtime(multiplier=-1.0), "overtime.day.multiplier: -1.0 is no multiplier"),
    (overtime(rounding=Rounding(unit=90)), "overtime.day.rounding.unit: 90"),
    (week((2400, 1.5), (2400, 2.0)), "overtime.week.tiers: tier 2 does not rise: 2400 follows 2400"),
    (week((2700, 1.5), cap=2400), "overtime.week.cap: 2400"),
    (pattern(), "pattern p, days: has no days"),
    (pattern("day", "dya"), "pattern p, days: there is no shift dya; there are day, night"),
    (pattern("day+"), "pattern p, days: day 1, 'day+': a code is missing"),
    (pattern("day+day"), "pattern p, days: day 1, 'day+day': a shift stands twice"),
    (assigned(Assignment("a", MAY)), "assignment a: nothing is assigned"),
    (assigned(Assignment("a", MAY, pattern="p", off=True)), "assignment a: pattern and off is assigned"),
    (assigned(Assignment("a", MAY, pattern="q")), "assignment a, pattern: there is no pattern q"),
    (assigned(Assignment("a", MAY, shift="x")), "assignment a, shift: there is no shift x"),
    (assigned(Assignment("a", MAY, off=True, site="x")), "assignment a, site: there is no site x"),
    (
        assigned(Assignment("a", JUNE, MAY, off=True)),
        "assignment a, last: 2026-05-01 is before the first day",
    ),
    (assigned(Assignment("a", MAY, off=True, employee="1", team="t")), "assignment a, team:"),
    (
        assigned(Assignment("a", MAY, off=True), Assignment("b", MAY, shift="day")),
        "assignment b, first: begins on",
    ),
    (leave(Leave("l", "1", "gout", MAY, MAY)), "leave l, type: there is no leave type gout"),
    (leave(Leave("l", "1", "flu", JUNE, MAY)), "leave l, last: 2026-05-01 is before"),
    (
        leave(Leave("k", "1", "flu", MAY, JUNE), Leave("l", "1", "flu", JUNE, JUNE)),
        "leave l, first: 1 has leave k",
    ),
    (replace(BOOK, site=(Workplace("x", "Mars/Base"),)), "site x, zone: there is no time zone 'Mars/Base'"),
    (replace(BOOK, site=(Workplace("x", ""),)), "site x, zone: there is no time zone ''"),
    (replace(BOOK, site=(Workplace("x", "UTC", subdivision="BE"),)), "site x, subdivision:"),
    (
        replace(BOOK, holiday=(OwnDay(MAY, "x", "nowhere"),)),
        "holiday nowhere/2026-05-01, site: there is no site",
    ),
    (replace(BOOK, approval=(OvertimeApproval("1", MAY, -1),)), "approval 1/2026-05-01, minutes: -1"),
]


@pytest.mark.parametrize(("book", "words"), WRONG, ids=[words[:60] for _, words in WRONG])
def test_what_is_wrong_is_said(book, words):
    assert [str(found) for found in problems(book) if words in str(found)], problems(book)


def test_a_sound_book_has_no_problems():
    assert problems(pattern("day", "day", "", "night", "night", "")) == []
    assert problems(RuleBook()) == []


def test_two_halves_of_a_day_are_two_leaves():
    halves = (
        Leave("k", "1", "flu", MAY, MAY, LeavePart.FIRST_HALF),
        Leave("l", "1", "flu", MAY, MAY, LeavePart.SECOND_HALF),
    )
    assert problems(leave(*halves)) == []


def said(book: RuleBook) -> list[str]:
    return [str(found) for found in problems(book)]


def test_a_shift_must_not_begin_before_the_last_one_has_ended():
    late = ShiftType("late", time(23), time(9))
    book = replace(pattern("late", "day"), shift=(late, DAY))
    assert said(book) == [
        "pattern p, days: late ends at 09:00, after day of the next day has started at 08:00"
    ]


def test_windows_that_swallow_the_neighbour():
    greedy = replace(DAY, code="greedy", check_in_before=1440)
    assert said(replace(pattern("greedy"), shift=(greedy,))) == [
        "pattern p, days: the window of greedy, which opens 1440 minutes before it, swallows all of greedy before it"
    ]
    lasting = replace(NIGHT, code="lasting", check_out_after=600)
    assert said(replace(pattern("lasting", "day"), shift=(lasting, DAY))) == [
        "pattern p, days: the window of lasting, which closes 600 minutes after it, swallows all of day after it"
    ]


def test_shifts_of_one_day_that_overlap_are_alternatives_unless_they_start_alike():
    early = ShiftType("early", time(7), time(15))
    assert said(replace(pattern("day+early", ""), shift=(DAY, early))) == []
    twin = replace(DAY, code="twin")
    assert "both start at 08:00" in said(replace(pattern("day+twin", ""), shift=(DAY, twin)))[0]


def test_neighbours_are_looked_at_with_every_version():
    longer = replace(NIGHT, end=time(9), valid_from=JUNE)
    [found] = said(replace(pattern("night", "day"), shift=(DAY, NIGHT, longer)))
    assert found.startswith("pattern p, days: night ends at 09:00")


def test_where_one_assignment_follows_another():
    first = Assignment("a", MAY, date(2026, 5, 31), employee="1", shift="late")
    then = Assignment("b", JUNE, employee="1", shift="day")
    book = replace(BOOK, shift=(ShiftType("late", time(23), time(9)), DAY), assignment=(first, then))
    assert said(book) == [
        "assignment b, first: late ends at 09:00, after day of the next day has started at 08:00"
    ]


def test_times_that_a_clock_change_skips_or_repeats_are_told():
    odd = ShiftType("odd", time(2, 30), time(10, 30))
    found = problems(replace(BOOK, shift=(odd,)), years=(2026,))
    assert all(problem.notice for problem in found)
    assert [problem.sentence for problem in found] == [
        "02:30 does not exist on 2026-03-29 in Europe/Berlin; it counts as 03:30",
        "02:30 comes twice on 2026-10-25 in Europe/Berlin; the first one counts",
    ]


def test_zones_without_clock_changes_have_no_notices():
    odd = ShiftType("odd", time(2, 30), time(10, 30))
    book = RuleBook(shift=(odd,), site=(Workplace("x", "Asia/Shanghai"), Workplace("y", "Asia/Kolkata")))
    assert problems(book, "Australia/Lord_Howe", (2026,)) == []
    assert problems(book, "America/New_York", (2026,)) != []
