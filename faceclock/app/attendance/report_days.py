"""The days of a report, person after person in the report's order, without holding them all."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from faceclock.app.attendance.refreshing import Progress, no_progress
from faceclock.app.attendance.report_scope import Filters
from faceclock.app.attendance.showing import days_of
from faceclock.app.site import Site
from faceclock.domain.attendance import DayResult, DayStatus
from faceclock.reports.scope import Scope
from faceclock.storage.attendance_days import AttendanceDays

_CHUNK = 250  # people read at a time
_KEPT = 60_000  # days: so many are read once and kept, about 25 MB


class ReportDays(Iterable[DayResult]):
    """Computed once, when this is made, and may be read again and again. Somebody who is not active and has
    nothing in the period is left out. ``progress`` is told while days are computed, ``reading`` each time they are
    read; both may raise."""

    def __init__(
        self,
        site: Site,
        scope: Scope,
        filters: Filters,
        progress: Progress = no_progress,
        reading: Progress = no_progress,
    ) -> None:
        narrowed = list(scope.people) if filters.narrow_people else None
        days_of(site, scope.first, scope.last, narrowed, progress=progress)
        self._stored = AttendanceDays(site.database)
        self._scope, self._filters = scope, filters
        span = (scope.last - scope.first).days + 1
        self._keep = span * len(scope.people) <= _KEPT
        self._kept: list[DayResult] | None = None
        self._reading = reading

    def __iter__(self) -> Iterator[DayResult]:
        if not self._keep:
            return self._read()
        if self._kept is None:
            self._kept = list(self._read())
        return iter(self._kept)

    def _read(self) -> Iterator[DayResult]:
        people = list(self._scope.people)
        for start in range(0, len(people), _CHUNK):
            self._reading(start, len(people))
            chunk = people[start : start + _CHUNK]
            found: defaultdict[str, list[DayResult]] = defaultdict(list)
            for result in self._stored.of_all(chunk, self._scope.first, self._scope.last):
                if self._filters.pass_day(result):
                    found[result.employee_id].append(result)
            for employee_id in chunk:
                if self._shown(employee_id, found[employee_id]):
                    yield from found[employee_id]

    def _shown(self, employee_id: str, days: list[DayResult]) -> bool:
        if self._scope.people[employee_id].active:
            return True
        return any(day.worked or day.first_in or day.status is DayStatus.LEAVE for day in days)
