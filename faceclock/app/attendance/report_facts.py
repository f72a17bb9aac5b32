"""What reports take from the facts themselves, beside the computed days."""

from collections.abc import Collection, Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta

from faceclock.app.attendance.book import load_plans
from faceclock.app.attendance.facts import plan_of
from faceclock.app.attendance.report_scope import Filters
from faceclock.app.attendance.showing import days_of
from faceclock.app.site import Site
from faceclock.attendance.clock import micros_of
from faceclock.attendance.plan import Plan
from faceclock.domain.errors import InputProblem
from faceclock.reports.audit import Entry
from faceclock.reports.carried import Carried
from faceclock.reports.exceptions import OddPunch, What
from faceclock.reports.scope import Scope
from faceclock.storage.adjustments import Adjustments
from faceclock.storage.audit import Audit
from faceclock.storage.book import Book
from faceclock.storage.odd_punches import OddPunches, OddRow
from faceclock.storage.periods import Periods
from faceclock.storage.staff import Staff

_DAY = timedelta(days=1)


def carried_over(site: Site, scope: Scope, filters: Filters) -> list[Carried]:
    """Minutes booked into the period, of the people meant. They are of the site and the shift of the day that they
    belong to."""
    found = [
        Carried(one.employee_id, one.day, one.for_day, one.minutes, one.reason)
        for one in Adjustments(site.database).between(scope.first, scope.last)
        if one.employee_id in scope.people
    ]
    if not found or not (filters.site or filters.shift):
        return found
    span = min(one.for_day for one in found), max(one.for_day for one in found)
    days = days_of(site, *span, [one.employee_id for one in found])
    passed = {(result.employee_id, result.day) for result in days if filters.pass_day(result)}
    return [one for one in found if (one.employee_id, one.for_day) in passed]


def odd_punches(site: Site, scope: Scope) -> list[OddPunch]:
    """Made by the system, with a clock set back, or come too late for a locked day."""
    reader = OddPunches(site.database)
    start, end = _midnight(scope, scope.first), _midnight(scope, scope.last + _DAY)
    site_of = _Sites(site)
    found = [_odd(row, site_of(row)) for row in reader.flagged(start, end)]
    for period in Periods(site.database).locked():
        first, last = max(period.first, scope.first), min(period.last, scope.last)
        if first <= last:
            late = reader.arrived_after(
                period.seen[0], _midnight(scope, first), _midnight(scope, last + _DAY)
            )
            found += [OddPunch(What.LOCKED, row.employee_id, row.at, site_of(row), row.kiosk) for row in late]
    return [one for one in found if one.employee_id in scope.people]


def _odd(row: OddRow, site: str) -> OddPunch:
    what = What.CLOCK_BACK if row.clock_back else What.SYSTEM_PUNCH
    return OddPunch(what, row.employee_id, row.at, site, row.kiosk)


class _Sites:
    """At which site, and so by which clock, people worked on a day."""

    def __init__(self, site: Site) -> None:
        self._plans = load_plans(site.database, site.settings)
        self._staff = Staff(site.database)
        self._known: dict[str, Plan] = {}

    def __call__(self, row: OddRow) -> str:
        plan = self._known.get(row.employee_id)
        if plan is None:
            plan = self._known[row.employee_id] = plan_of(self._plans, self._staff.get(row.employee_id))
        return plan.site_on(plan.day_at(micros_of(row.at)))


def suppressed_count(site: Site, scope: Scope) -> int:
    """Duplicates of the period, of the people meant."""
    start, end = _midnight(scope, scope.first), _midnight(scope, scope.last + _DAY)
    return sum(one in scope.people for one in OddPunches(site.database).suppressed(start, end))


class AuditEntries(Iterable[Entry]):
    """The log of a period, read a few thousand rows at a time."""

    def __init__(self, site: Site, start: datetime, end: datetime, subjects: Collection[str] | None) -> None:
        self._audit = Audit(site.database)
        self._span, self._subjects = (start, end), subjects

    def __iter__(self) -> Iterator[Entry]:
        for row in self._audit.between(*self._span):
            if self._subjects is None or row.subject in self._subjects:
                yield Entry(row.seq, row.at, row.kiosk, row.actor, row.action, row.subject, row.detail)

    def reach(self) -> tuple[datetime, datetime] | None:
        """From when to when the whole log goes."""
        return self._audit.reach()


def audit_entries(site: Site, scope: Scope, filters: Filters) -> AuditEntries:
    """Narrowed by employee or team, with their entries of the rule book. Raises InputProblem for a filter that
    the log knows nothing of."""
    if filters.site or filters.shift:
        raise InputProblem("The audit log knows no sites and shifts; leave out --site and --shift.")
    subjects: set[str] | None = None
    if filters.employee or filters.team:
        subjects = {*scope.people, *Book(site.database).subjects_about(scope.people.keys(), filters.team)}
    return AuditEntries(site, _midnight(scope, scope.first), _midnight(scope, scope.last + _DAY), subjects)


def _midnight(scope: Scope, day: date) -> datetime:
    return datetime.combine(day, time(), scope.zone).astimezone(UTC)
