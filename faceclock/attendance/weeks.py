"""What needs more than one day: overtime of the week, and caps.

Caps of a class by day and week look only at the week, those by month at what these let through, so that a change on
one day never reaches further than the end of the month in which its week ends.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from faceclock.attendance.overtime import class_named
from faceclock.attendance.plan import Plan
from faceclock.domain.attendance import DayResult, OvertimePart, Step, TraceStep
from faceclock.domain.rulebook import OvertimeClass, WeekOvertime, WeekTier

WEEK = "week"


def week_of(day: date, plan: Plan) -> date:
    """The first day of the day's week."""
    return day - timedelta(days=(day.weekday() - plan.rules_on(day).week_start) % 7)


def settle(days: Sequence[DayResult], plan: Plan) -> list[DayResult]:
    """Overtime of the week and caps, over days in order that begin with a week (and a month, where a cap is by
    the month). What was settled before is taken back first, so that settling again changes nothing."""
    book = _Ledger()
    return [_settled(_unsettled(day), plan, book) for day in days]


class _Ledger:
    """Running sums: minutes worked and plain in the week, paid by class in week and month."""

    def __init__(self) -> None:
        self.week: date | None = None
        self.worked = 0
        self.plain = 0
        self.by_week: dict[str, int] = defaultdict(int)
        self.by_month: dict[tuple[str, int, int], int] = defaultdict(int)

    def turn_to(self, week: date) -> None:
        if week != self.week:
            self.week, self.worked, self.plain = week, 0, 0
            self.by_week.clear()


def _unsettled(day: DayResult) -> DayResult:
    """As the day's own reckoning left it."""
    if not day.overtime:
        return day
    own = [part for part in day.overtime if not of_week(part)]
    back = sum(part.minutes + part.capped for part in day.overtime if of_week(part))
    parts = tuple(replace(part, minutes=part.minutes + part.capped, capped=0) for part in own)
    trace = tuple(step for step in day.trace if not _settling(step))
    return replace(day, overtime=parts, regular=day.regular + back, trace=trace)


def of_week(part: OvertimePart) -> bool:
    """Whether a part is of the week's classes: week, week-2 and so on."""
    return part.name.startswith(WEEK) and part.name != "weekend"


def _settling(step: TraceStep) -> bool:
    return step.step is Step.CAPPED or (step.step is Step.OVERTIME and step.detail.startswith(WEEK + " "))


def _settled(day: DayResult, plan: Plan, book: _Ledger) -> DayResult:
    if not day.worked:
        return day
    book.turn_to(week_of(day.day, plan))
    rules = plan.rules_on(day.day).overtime
    parts = [_capped(part, class_named(part.name, rules), day.day, book) for part in day.overtime]
    regular = day.regular
    if rules.week is not None:
        parts, regular = _weekly(parts, day, rules.week, book)
    book.worked += day.worked
    book.plain += day.regular
    if regular == day.regular and parts == list(day.overtime):
        return day
    trace = day.trace + tuple(_told(parts)) if day.trace else day.trace
    return replace(day, overtime=tuple(parts), regular=regular, trace=trace)


def _capped(part: OvertimePart, rules: OvertimeClass | None, day: date, book: _Ledger) -> OvertimePart:
    """First what the day and the week allow, then what the month does."""
    if rules is None:
        return part
    month = (part.name, day.year, day.month)
    granted = _allowed(part.minutes, rules.daily_cap, 0)
    granted = _allowed(granted, rules.weekly_cap, book.by_week[part.name])
    book.by_week[part.name] += granted
    paid = _allowed(granted, rules.monthly_cap, book.by_month[month])
    book.by_month[month] += paid
    return replace(part, minutes=paid, capped=part.minutes - paid) if paid < part.minutes else part


def _allowed(minutes: int, cap: int | None, used: int) -> int:
    return minutes if cap is None else max(0, min(minutes, cap - used))


def _weekly(
    parts: list[OvertimePart], day: DayResult, rules: WeekOvertime, book: _Ledger
) -> tuple[list[OvertimePart], int]:
    tiers = sorted(rules.tiers, key=lambda tier: tier.over)
    found = [
        OvertimePart(WEEK if not index else f"{WEEK}-{index + 1}", tier.multiplier, minutes)
        for index, tier in enumerate(tiers)
        if (minutes := _in_tier(index, tiers, book.plain, book.plain + day.regular))
    ]
    regular = day.regular - sum(part.minutes for part in found)
    if rules.cap is None:
        return parts + found, regular
    over = max(0, book.worked + day.worked - max(rules.cap, book.worked))
    return _over_the_cap(parts + found, regular, over)


def _in_tier(index: int, tiers: Sequence[WeekTier], start: int, end: int) -> int:
    """Minutes of start..end, counted from the week's first plain minute, that lie in a tier."""
    low = max(start, tiers[index].over)
    high = min(end, tiers[index + 1].over) if index + 1 < len(tiers) else end
    return max(0, high - low)


def _over_the_cap(parts: list[OvertimePart], regular: int, over: int) -> tuple[list[OvertimePart], int]:
    """The last minutes of the day are not paid: those of the highest tier first, plain ones last."""
    kept = []
    for part in reversed(parts):
        taken = min(over, part.minutes)
        over -= taken
        kept.append(
            replace(part, minutes=part.minutes - taken, capped=part.capped + taken) if taken else part
        )
    kept.reverse()
    taken = min(over, regular)
    if taken:
        kept.append(OvertimePart(f"{WEEK}-over", 1.0, 0, capped=taken))
    return kept, regular - taken


def _told(parts: Sequence[OvertimePart]) -> list[TraceStep]:
    weekly = [
        TraceStep(Step.OVERTIME, minutes=part.minutes + part.capped, detail=f"{WEEK} {part.multiplier:g}")
        for part in parts
        if of_week(part) and part.minutes
    ]
    capped = [TraceStep(Step.CAPPED, minutes=part.capped, detail=part.name) for part in parts if part.capped]
    return weekly + capped


def changed_by(plan: Plan, first: date, last: date) -> tuple[date, date]:
    """The days whose results a change on days first..last can reach."""
    end = week_of(last, plan) + timedelta(days=6)
    return first, _month_end(end) if plan.caps_months else end


def span_needed(plan: Plan, first: date, last: date) -> tuple[date, date]:
    """The days whose own results enter those of first..last: from the beginning of the week and, where something
    is capped by the month, of the month."""
    start = first.replace(day=1) if plan.caps_months else first
    return week_of(start, plan), last


def _month_end(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
