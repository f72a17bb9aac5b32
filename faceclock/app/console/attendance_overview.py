"""The month of everybody: a square a day, and what somebody has to settle."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from faceclock.app.attendance.refreshing import Progress, no_progress
from faceclock.app.attendance.report_facts import odd_punches
from faceclock.app.attendance.report_scope import Filters, scope_of
from faceclock.app.attendance.showing import days_of
from faceclock.app.console.attendance_marks import DayMark, mark_of, unapproved_minutes
from faceclock.app.console.attendance_views import Person
from faceclock.app.console.service import Service, needs
from faceclock.app.site import Site
from faceclock.app.zone import zone_of
from faceclock.attendance.clock import local_day, micros_of
from faceclock.attendance.local_times import zone_named
from faceclock.domain.attendance import DayResult, DayStatus
from faceclock.domain.roles import Right
from faceclock.reports.exceptions import What
from faceclock.reports.scope import Scope
from faceclock.reports.words import Words
from faceclock.settings.model import Language
from faceclock.storage.day_figures import DayFigures
from faceclock.storage.instants import utc_now


class Open(StrEnum):
    """What is to be settled before hours are paid, in this order."""

    MISSING = "missing"
    UNAPPROVED = "unapproved"
    PENDING = "pending"
    CLOCK_BACK = "clock-back"
    SYSTEM_PUNCH = "system-punch"
    AFTER_LOCK = "after-lock"


_ODD = {
    What.CLOCK_BACK: Open.CLOCK_BACK,
    What.SYSTEM_PUNCH: Open.SYSTEM_PUNCH,
    What.LOCKED: Open.AFTER_LOCK,
}
_ORDER = {what: number for number, what in enumerate(Open)}


class Cell(NamedTuple):
    """``minutes`` are those worked."""

    mark: DayMark
    minutes: int


@dataclass(frozen=True)
class MonthRow:
    """``cells`` by the day of the month; None where there is no day, or not yet."""

    person: Person
    cells: tuple[Cell | None, ...]
    worked: int


@dataclass(frozen=True)
class ToSettle:
    """``minutes`` of overtime, or how many punches are missing."""

    what: Open
    person: Person
    day: date
    minutes: int = 0


@dataclass(frozen=True)
class Overview:
    """``rows`` by team, name and ID; ``to_settle`` by weight, then day."""

    first: date
    last: date
    rows: tuple[MonthRow, ...]
    to_settle: tuple[ToSettle, ...]


class OverviewService(Service):
    """Everybody's days at once; what is stale is reckoned first, with progress."""

    @needs(Right.SEE_ATTENDANCE)
    def overview(self, first: date, last: date, team: str = "", progress: Progress = no_progress) -> Overview:
        """The days first..last of a team, or of everybody. Raises InputProblem for a team that nobody is in."""
        return overview_of(self.site, first, last, team, progress)

    @needs(Right.SEE_ATTENDANCE)
    def waiting(self, first: date, last: date) -> int:
        """Of how many people days first..last are to be reckoned first; a few hundred take seconds."""
        now = micros_of(utc_now())
        today = local_day(now, zone_named(zone_of(self.site.settings)))
        return (
            len(DayFigures(self.site.database).behind(first, min(last, today), now)) if first <= today else 0
        )

    @needs(Right.SEE_ATTENDANCE)
    def teams(self) -> list[str]:
        """Those that somebody is in."""
        return sorted({person.team for person in self.site.employees.all() if person.team})


def overview_of(site: Site, first: date, last: date, team: str, progress: Progress) -> Overview:
    """For services that asked for a right already. Who has left is shown where there is anything in the days."""
    scope = scope_of(site, Words(Language.ENGLISH), first, last, Filters(team=team), utc_now())
    rows: dict[str, MonthRow] = {}
    open_ones: list[ToSettle] = []
    for employee_id, days in _days_by_person(site, scope, progress):
        one = scope.people[employee_id]
        person = Person(one.id, one.name, one.team, one.active)
        if person.active or any(day.worked or day.missing for day in days):
            rows[employee_id] = _row(person, days, first, last)
            open_ones += _of_days(person, days)
    open_ones += _odd_ones(site, scope, rows)
    open_ones.sort(key=lambda each: (_ORDER[each.what], each.day, each.person.id))
    ordered = tuple(rows[employee_id] for employee_id in scope.people if employee_id in rows)
    return Overview(first, last, ordered, tuple(open_ones))


def _days_by_person(site: Site, scope: Scope, progress: Progress) -> Iterator[tuple[str, list[DayResult]]]:
    """Everybody meant, one after another, so that no more than one person's days are held; also without days."""
    stored = days_of(site, scope.first, scope.last, list(scope.people), progress=progress)
    found = set()
    for employee_id, days in groupby(stored, key=lambda day: day.employee_id):
        found.add(employee_id)
        yield employee_id, list(days)
    for employee_id in scope.people.keys() - found:
        yield employee_id, []


def _row(person: Person, days: Sequence[DayResult], first: date, last: date) -> MonthRow:
    cells: list[Cell | None] = [None] * ((last - first).days + 1)
    for day in days:
        cells[(day.day - first).days] = _cell(mark_of(day), day.worked)
    return MonthRow(person, tuple(cells), sum(day.worked for day in days))


@lru_cache(maxsize=1 << 14)
def _cell(mark: DayMark, minutes: int) -> Cell:
    """Shared by all days that look so: of many people there are few different ones."""
    return Cell(mark, minutes)


def _of_days(person: Person, days: Sequence[DayResult]) -> Iterator[ToSettle]:
    for day in days:
        if day.missing:
            yield ToSettle(Open.MISSING, person, day.day, day.missing)
        if minutes := unapproved_minutes(day):
            yield ToSettle(Open.UNAPPROVED, person, day.day, minutes)
        if day.status is DayStatus.PENDING:
            yield ToSettle(Open.PENDING, person, day.day)


def _odd_ones(site: Site, scope: Scope, rows: Mapping[str, MonthRow]) -> Iterator[ToSettle]:
    for odd in odd_punches(site, scope):
        if odd.employee_id in rows:
            day = scope.local(odd.at, odd.site).date()
            yield ToSettle(_ODD[odd.what], rows[odd.employee_id].person, day)
