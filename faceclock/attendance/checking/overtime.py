"""The company's rules: intervals, the week and the classes of overtime."""

from collections.abc import Iterator
from itertools import pairwise
from math import isfinite

from faceclock.attendance.checking.counting import Fault, rounding_faults
from faceclock.attendance.checking.problem import Problem
from faceclock.domain.bookkeeping import key_of
from faceclock.domain.rulebook import OvertimeClass, OvertimeRules, RuleBook, RuleSet, WeekOvertime

_DAY, _WEEK = 1440, 7 * 1440
_CLASSES = ("holiday", "weekend", "rest_day", "day")


def check_overtime(book: RuleBook) -> Iterator[Problem]:
    """Faults of every version of the rules; two versions with one day are two entries with one key."""
    for rules in book.rules:
        for field, sentence in (*_of_rules(rules), *_of_classes(rules.overtime)):
            yield Problem("rules", key_of("rules", rules), field, sentence)


def _of_rules(rules: RuleSet) -> Iterator[Fault]:
    if not 0 <= rules.duplicate_minutes <= 999:
        yield "duplicate_minutes", f"{rules.duplicate_minutes} is not between 0 and 999"
    if not 0 <= rules.min_off <= _DAY:
        yield "min_off", f"{rules.min_off} minutes is not between 0 and {_DAY}"
    if not 0 <= rules.week_start <= 6:
        yield "week_start", f"{rules.week_start} is no weekday; 0 is Monday, 6 Sunday"
    if any(not 0 <= day <= 6 for day in rules.weekend) or len(set(rules.weekend)) != len(rules.weekend):
        yield "weekend", "weekdays are 0 (Monday) to 6 (Sunday), each once"
    if rules.daily_minutes is not None and not 0 <= rules.daily_minutes <= _DAY:
        yield "daily_minutes", f"{rules.daily_minutes} is not between 0 and {_DAY}"


def _of_classes(overtime: OvertimeRules) -> Iterator[Fault]:
    for name in _CLASSES:
        entry: OvertimeClass | None = getattr(overtime, name)
        if entry is not None:
            yield from ((f"overtime.{name}.{field}", sentence) for field, sentence in _of_class(entry))
    if overtime.week is not None:
        yield from ((f"overtime.week.{field}", sentence) for field, sentence in _of_week(overtime.week))


def _of_class(entry: OvertimeClass) -> Iterator[Fault]:
    yield from _of_multiplier(entry.multiplier, "multiplier")
    if entry.minimum < 0:
        yield "minimum", f"{entry.minimum} minutes is below 0"
    for field, sentence in rounding_faults(entry.rounding):
        yield f"rounding.{field}", sentence
    yield from _of_caps(entry)


def _of_caps(entry: OvertimeClass) -> Iterator[Fault]:
    caps = {name: getattr(entry, name) for name in ("daily_cap", "weekly_cap", "monthly_cap")}
    given = [(name, cap) for name, cap in caps.items() if cap is not None]
    for name, cap in given:
        if cap < 0:
            yield name, f"{cap} minutes is below 0"
        elif cap < entry.minimum:
            yield name, f"{cap} is below the minimum of {entry.minimum}: nothing is ever paid"
    for (shorter, low), (longer, high) in pairwise(given):
        if low > high:
            yield shorter, f"{low} is above {longer}, {high}: it is never reached"


def _of_week(week: WeekOvertime) -> Iterator[Fault]:
    for index, tier in enumerate(week.tiers):
        yield from _of_multiplier(tier.multiplier, "tiers")
        if not 0 <= tier.over <= _WEEK:
            yield "tiers", f"tier {index + 1} begins at {tier.over} minutes, not between 0 and {_WEEK}"
        if index and tier.over <= week.tiers[index - 1].over:
            yield "tiers", f"tier {index + 1} does not rise: {tier.over} follows {week.tiers[index - 1].over}"
    if week.cap is not None and (week.cap < 0 or any(tier.over >= week.cap for tier in week.tiers)):
        yield "cap", f"{week.cap} minutes is below 0 or not above every tier: that tier is never reached"


def _of_multiplier(value: float, field: str) -> Iterator[Fault]:
    if not isfinite(value) or not 0 <= value <= 100:
        yield field, f"{value} is no multiplier between 0 and 100"
