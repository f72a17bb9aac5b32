"""Who is meant to work what, where and by which rules: a rule book read for one person and day."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from typing import Protocol, TypeVar
from zoneinfo import ZoneInfo

from faceclock.attendance.clock import instant_of, local_day
from faceclock.domain.attendance import DayKind
from faceclock.domain.rulebook import (
    BEGINNING,
    Assignment,
    Leave,
    LeaveType,
    Membership,
    OvertimeApproval,
    OvertimeRules,
    RuleBook,
    RuleSet,
    ShiftType,
    shift_codes,
)

_UTC = ZoneInfo("UTC")

PublicHolidays = Mapping[str, Mapping[date, str]]


class _Version(Protocol):
    @property
    def valid_from(self) -> date: ...


V = TypeVar("V", bound=_Version)
E = TypeVar("E", Leave, Membership)


@dataclass(frozen=True, slots=True)
class PlannedDay:
    """What is planned for one person on one day."""

    day: date
    rules: RuleSet
    site: str
    zone: ZoneInfo
    rostered: bool
    shifts: tuple[ShiftType, ...]
    kind: DayKind
    otherwise: DayKind  # what the day would be if it were no holiday
    holiday: str
    leaves: tuple[tuple[Leave, LeaveType], ...]

    @property
    def midnight(self) -> int:
        """The instant at which the day begins."""
        return instant_of(self.day, time(0), self.zone)


class Plans:
    """The plans of a whole company. ``public_holidays`` are by site, ``zone`` holds where no site is assigned."""

    def __init__(self, book: RuleBook, public_holidays: PublicHolidays, zone: str) -> None:
        self._zone = ZoneInfo(zone)
        self._rules = _from_the_beginning(book.rules)
        self.longest_duplicate = max(rules.duplicate_minutes for rules in self._rules)
        self.caps_months = any(_caps_months(rules.overtime) for rules in self._rules)
        self._shifts = _by_code(book.shift)
        self._patterns = {pattern.code: pattern for pattern in book.pattern}
        self._zones = {site.code: ZoneInfo(site.zone) for site in book.site}
        self._leave_types = {kind.code: kind for kind in book.leave_type}
        self._public = public_holidays
        self._own = {(own.site, own.day): own for own in book.holiday}
        self._assignments = _grouped(book.assignment)
        self._leaves = _by_employee(book.leave)
        self._memberships = _by_employee(book.membership)
        self._approvals = {(entry.employee, entry.day): entry for entry in book.approval}

    def of(self, employee_id: str, team: str, since: date = date.min, until: date = date.max) -> "Plan":
        """The plan of one person; the employee's own assignments go before the team's and everybody's, which hold
        from ``since`` to ``until`` only: nobody is absent before the first day or after the last. An own one that names
        no last day ends with ``until``, too."""
        own = (
            _within(found, date.min, date.max if found.last else until)
            for found in self._assignments.get((employee_id, ""), ())
        )
        spans = [*self._teams(employee_id, team), ("", date.min, date.max)]
        within = (
            _within(found, max(first, since), min(last, until))
            for name, first, last in spans
            for found in self._assignments.get(("", name), ())
        )
        return Plan(
            self, employee_id, [*filter(None, own), *filter(None, within)], self._leaves.get(employee_id, ())
        )

    def _teams(self, employee_id: str, team: str) -> list[tuple[str, date, date]]:
        """Which team the person was in, from when to when."""
        entries = self._memberships.get(employee_id, ())
        if not entries:
            return [(team, date.min, date.max)] if team else []
        ends = [*(entry.first - timedelta(days=1) for entry in entries[1:]), date.max]
        starts = [date.min, *(entry.first for entry in entries[1:])]
        spans = zip((entry.team for entry in entries), starts, ends, strict=True)
        return [span for span in spans if span[0]]

    def rules_on(self, day: date) -> RuleSet:
        return _version_on(self._rules, day)

    def zone_of(self, site: str) -> ZoneInfo:
        return self._zones.get(site, self._zone)

    def holiday_on(self, site: str, day: date) -> str:
        """The holiday's name, "" for none; a site's own days go before everybody's and the public ones."""
        own = self._own.get((site, day)) or self._own.get(("", day))
        if own is not None:
            return own.name if own.off else ""
        return self._public.get(site, {}).get(day, "")

    def shifts_of(self, assignment: Assignment, day: date) -> tuple[ShiftType, ...]:
        return tuple(_version_on(self._shifts[code], day) for code in self._codes(assignment, day))

    def leave_type(self, code: str) -> LeaveType:
        return self._leave_types.get(code) or LeaveType(code)

    def approval(self, employee_id: str, day: date) -> OvertimeApproval | None:
        return self._approvals.get((employee_id, day))

    def _codes(self, assignment: Assignment, day: date) -> tuple[str, ...]:
        if not assignment.pattern:
            return shift_codes(assignment.shift)
        pattern = self._patterns[assignment.pattern]
        return pattern.codes((day - pattern.anchor).days)


class Plan:
    """One person's plan; every day is worked out once."""

    def __init__(
        self,
        plans: Plans,
        employee_id: str,
        assignments: Sequence[Assignment],
        leaves: Sequence[Leave],
    ) -> None:
        self._plans = plans
        self._employee_id = employee_id
        self._assignments = assignments
        self._leaves = leaves
        self._days: dict[date, PlannedDay] = {}

    def on(self, day: date) -> PlannedDay:
        """Everything about one day."""
        found = self._days.get(day)
        if found is None:
            found = self._days[day] = self._planned(day)
        return found

    def rules_on(self, day: date) -> RuleSet:
        return self.on(day).rules

    def site_on(self, day: date) -> str:
        return self.on(day).site

    def zone_on(self, day: date) -> ZoneInfo:
        return self.on(day).zone

    def shifts_on(self, day: date) -> tuple[ShiftType, ...]:
        """Empty on a day off and without a roster."""
        return self.on(day).shifts

    def rostered(self, day: date) -> bool:
        """Whether any assignment covers the day, be it a day off."""
        return self.on(day).rostered

    def kind_of(self, day: date) -> DayKind:
        return self.on(day).kind

    def holiday_on(self, day: date) -> str:
        return self.on(day).holiday

    def leave_on(self, day: date) -> tuple[tuple[Leave, LeaveType], ...]:
        return self.on(day).leaves

    def day_at(self, instant: int) -> date:
        """The date at the place where the person works then."""
        return local_day(instant, self.on(local_day(instant, _UTC)).zone)

    def at(self, instant: int) -> PlannedDay:
        """Everything about the day of an instant."""
        return self.on(self.day_at(instant))

    @property
    def caps_months(self) -> bool:
        """Whether any rules, of whatever time, cap a class by the month: it may have begun within one."""
        return self._plans.caps_months

    @property
    def longest_duplicate(self) -> int:
        """The longest duplicate interval of all rules, in minutes."""
        return self._plans.longest_duplicate

    def approved_on(self, day: date) -> int | None:
        """Minutes of overtime that were approved: 0 for none, None for all."""
        approval = self._plans.approval(self._employee_id, day)
        return 0 if approval is None else approval.minutes

    def _planned(self, day: date) -> PlannedDay:
        plans, rules = self._plans, self._plans.rules_on(day)
        covering = [found for found in self._assignments if _covers(found, day)]
        site = next((found.site for found in covering if found.site), "")
        shifts = plans.shifts_of(covering[0], day) if covering else ()
        holiday = plans.holiday_on(site, day)
        otherwise = _kind(day, rules, bool(covering), shifts)
        return PlannedDay(
            day,
            rules,
            site,
            plans.zone_of(site),
            bool(covering),
            shifts,
            DayKind.HOLIDAY if holiday else otherwise,
            otherwise,
            holiday,
            tuple((leave, plans.leave_type(leave.type)) for leave in self._leaves if _covers(leave, day)),
        )


def _kind(day: date, rules: RuleSet, rostered: bool, shifts: Sequence[ShiftType]) -> DayKind:
    """A rostered Saturday is a workday; a day off is a weekend or a rest day by the week's day."""
    if shifts:
        return DayKind.WORKDAY
    if day.weekday() in rules.weekend:
        return DayKind.WEEKEND
    return DayKind.REST_DAY if rostered else DayKind.NO_ROSTER


def _within(found: Assignment, since: date, until: date) -> Assignment | None:
    first, last = max(found.first, since), min(found.last or date.max, until)
    if first > last:
        return None
    return found if first == found.first and until == date.max else replace(found, first=first, last=last)


def _covers(found: Assignment | Leave, day: date) -> bool:
    return found.first <= day and (found.last is None or day <= found.last)


def _version_on(versions: Sequence[V], day: date) -> V:
    """The last version that had begun; before all of them the first."""
    return versions[max(0, bisect_right(versions, day, key=lambda found: found.valid_from) - 1)]


def _from_the_beginning(rules: Iterable[RuleSet]) -> list[RuleSet]:
    """In order; before the first that somebody made, the program's own hold, so that it rewrites no earlier day."""
    versions = sorted(rules, key=lambda rules: rules.valid_from)
    if not versions or versions[0].valid_from > BEGINNING:
        versions.insert(0, RuleSet())
    return versions


def _caps_months(rules: OvertimeRules) -> bool:
    found = (rules.holiday, rules.weekend, rules.rest_day, rules.day, rules.week)
    return any(each is not None and each.monthly_cap is not None for each in found)


def _by_code(shifts: Iterable[ShiftType]) -> dict[str, list[ShiftType]]:
    found: dict[str, list[ShiftType]] = defaultdict(list)
    for shift in sorted(shifts, key=lambda shift: shift.valid_from):
        found[shift.code].append(shift)
    return dict(found)


def _grouped(assignments: Iterable[Assignment]) -> dict[tuple[str, str], list[Assignment]]:
    """By employee and team, the one that begins last first."""
    found: dict[tuple[str, str], list[Assignment]] = defaultdict(list)
    for entry in sorted(assignments, key=lambda entry: (entry.first, entry.id), reverse=True):
        found[(entry.employee, "" if entry.employee else entry.team)].append(entry)
    return dict(found)


def _by_employee(entries: Iterable[E]) -> dict[str, list[E]]:
    """In the order of their first days, whatever that in which they arrived."""
    found: dict[str, list[E]] = defaultdict(list)
    for entry in sorted(entries, key=lambda entry: (entry.first, repr(entry))):
        found[entry.employee].append(entry)
    return dict(found)
