"""What needs more than one day: overtime of the week, and caps.

Caps of a class by day and week look only at the week, those by month at what these let through, and the cap of the
week as a whole at what all of them leave to be paid: a change on one day never reaches further than the end of the
month in which its week ends, and of the week in which that month does.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from faceclock.attendance.overtime import class_named
from faceclock.attendance.plan import Plan
from faceclock.attendance.tiers import in_tiers
from faceclock.domain.attendance import DayResult, OvertimePart, Step, TraceStep
from faceclock.domain.rulebook import OvertimeClass, OvertimeRules, WeekOvertime

WEEK = "week"
OVER = "week-over"  # plain minutes beyond what a week pays at most


def week_of(day: date, plan: Plan) -> date:
    """The first day of the day's week."""
    return day - timedelta(days=(day.weekday() - plan.rules_on(day).week_start) % 7)


def settle(days: Sequence[DayResult], plan: Plan) -> list[DayResult]:
    """Overtime of the week and caps, over days in order that begin with a week (and a month, where a cap is by
    the month). What was settled before is taken back first, so that settling again changes nothing."""
    book = _Ledger()
    return [_settled(_unsettled(day), plan, book) for day in days]


class _Ledger:
    """Running sums: plain minutes and paid ones in the week, paid by class in week and month."""

    def __init__(self) -> None:
        self.week: date | None = None
        self.plain = 0
        self.paid = 0
        self.by_week: dict[str, int] = defaultdict(int)
        self.by_month: dict[tuple[str, int, int], int] = defaultdict(int)

    def turn_to(self, week: date) -> None:
        if week != self.week:
            self.week, self.plain, self.paid = week, 0, 0
            self.by_week.clear()


def _unsettled(day: DayResult) -> DayResult:
    """As the day's own reckoning left it."""
    if not day.overtime:
        return day
    own = [part for part in day.overtime if not of_week(part)]
    back = sum(part.minutes + part.unapproved + part.capped for part in day.overtime if of_week(part))
    parts = tuple(replace(part, minutes=part.minutes + part.capped, capped=0) for part in own)
    trace = tuple(step for step in day.trace if not _settling(step))
    return replace(day, overtime=parts, regular=day.regular + back, trace=trace)


def of_week(part: OvertimePart) -> bool:
    """Whether a part is of the week's classes: week, week-2 and so on."""
    return part.name.startswith(WEEK) and part.name != "weekend"


def _settling(step: TraceStep) -> bool:
    own = step.step in (Step.OVERTIME, Step.UNAPPROVED) and step.detail.startswith(f"{WEEK} ")
    return own or step.step is Step.CAPPED


def _settled(day: DayResult, plan: Plan, book: _Ledger) -> DayResult:
    if not day.worked:
        return day
    book.turn_to(week_of(day.day, plan))
    rules = plan.rules_on(day.day).overtime
    parts = [_capped(part, class_named(part.name, rules), day.day, book) for part in day.overtime]
    regular = day.regular
    if rules.week is not None:
        weekly, regular = in_tiers(day, rules.week, book.plain, _approved_left(day, rules, plan))
        parts, regular = _within_caps(parts, weekly, regular, rules.week, day.day, book)
    book.plain += day.regular
    book.paid += regular + sum(part.minutes for part in parts)
    if regular == day.regular and parts == list(day.overtime):
        return day
    trace = day.trace + tuple(_told(parts)) if day.trace else day.trace
    return replace(day, overtime=tuple(parts), regular=regular, trace=trace)


def _approved_left(day: DayResult, rules: OvertimeRules, plan: Plan) -> int | None:
    """What of the day's approved minutes its own classes have not used; None for no limit."""
    approved = plan.approved_on(day.day)
    if approved is None or rules.week is None or not rules.week.approval:
        return None
    asked = [part for part in day.overtime if (found := class_named(part.name, rules)) and found.approval]
    return max(0, approved - sum(part.minutes + part.capped for part in asked))


def _capped(part: OvertimePart, rules: OvertimeClass | None, day: date, book: _Ledger) -> OvertimePart:
    """First what the day and the week allow, then what the month does."""
    if rules is None:
        return part
    granted = _allowed(part.minutes, rules.daily_cap, 0)
    granted = _allowed(granted, rules.weekly_cap, book.by_week[part.name])
    book.by_week[part.name] += granted
    return _capped_by_month(part, granted, rules.monthly_cap, (part.name, day.year, day.month), book)


def _capped_by_month(
    part: OvertimePart, granted: int, cap: int | None, month: tuple[str, int, int], book: _Ledger
) -> OvertimePart:
    paid = _allowed(granted, cap, book.by_month[month])
    book.by_month[month] += paid
    return replace(part, minutes=paid, capped=part.minutes - paid) if paid < part.minutes else part


def _allowed(minutes: int, cap: int | None, used: int) -> int:
    return minutes if cap is None else max(0, min(minutes, cap - used))


def _within_caps(
    own: list[OvertimePart],
    weekly: list[OvertimePart],
    regular: int,
    rules: WeekOvertime,
    day: date,
    book: _Ledger,
) -> tuple[list[OvertimePart], int]:
    """The month's cap of the week's minutes, then the week's cap of all that is paid."""
    month = (WEEK, day.year, day.month)
    weekly = [_capped_by_month(part, part.minutes, rules.monthly_cap, month, book) for part in weekly]
    parts = own + weekly
    if rules.cap is None:
        return parts, regular
    paid = regular + sum(part.minutes for part in parts)
    return _over_the_cap(parts, regular, max(0, paid - max(0, rules.cap - book.paid)))


def _over_the_cap(parts: list[OvertimePart], regular: int, over: int) -> tuple[list[OvertimePart], int]:
    """The last paid minutes of the day are not: those of the highest tier first, plain ones last."""
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
        kept.append(OvertimePart(OVER, 1.0, 0, capped=taken))
    return kept, regular - taken


def _told(parts: Sequence[OvertimePart]) -> list[TraceStep]:
    weekly = [
        TraceStep(step, minutes=minutes, detail=f"{WEEK} {part.multiplier:g}")
        for part in parts
        if of_week(part)
        for step, minutes in (
            (Step.OVERTIME, part.minutes + part.unapproved + part.capped if part.name != OVER else 0),
            (Step.UNAPPROVED, part.unapproved),
        )
        if minutes
    ]
    capped = [TraceStep(Step.CAPPED, minutes=part.capped, detail=part.name) for part in parts if part.capped]
    return weekly + capped


def changed_by(plan: Plan, first: date, last: date) -> tuple[date, date]:
    """The days whose results a change on days first..last can reach."""
    end = _week_end(last, plan)
    return first, _week_end(_month_end(end), plan) if plan.caps_months else end


def span_needed(plan: Plan, first: date, last: date) -> tuple[date, date]:
    """The days whose own results enter those of first..last: from the beginning of the week and, where something
    is capped by the month, of the month in which that week begins."""
    start = week_of(first, plan)
    return week_of(start.replace(day=1), plan) if plan.caps_months else start, last


def _week_end(day: date, plan: Plan) -> date:
    return week_of(day, plan) + timedelta(days=6)


def _month_end(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
