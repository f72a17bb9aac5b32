"""Sums over many days, taken in one pass, for the figures and charts of a report."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import accumulate

from faceclock.domain.attendance import DayResult, DayStatus
from faceclock.reports.scope import Scope

_DAY = 24 * 60
_WEEK = 7 * _DAY


class Presence:
    """How many people are there, by minute of the week; one addition for a coming and one for a going."""

    def __init__(self) -> None:
        self._changes = [0] * (_WEEK + 1)

    def add(self, start: int, minutes: int) -> None:
        """``start``: minutes since Monday 00:00; what runs over Sunday goes on at Monday."""
        end = start + min(minutes, _WEEK)
        self._changes[start] += 1
        if end > _WEEK:
            self._changes[0] += 1
        self._changes[end if end <= _WEEK else end - _WEEK] -= 1

    def average(self, days_of: Counter[int]) -> list[list[float]]:
        """People present on average, 7 weekdays from Monday x 24 hours; ``days_of`` counts each weekday."""
        present = list(accumulate(self._changes))
        return [
            [
                sum(present[start : start + 60]) / 60 / max(1, days_of[weekday])
                for start in range(weekday * _DAY, (weekday + 1) * _DAY, 60)
            ]
            for weekday in range(7)
        ]


class Tally:
    """``add`` takes a day in; everything else is read afterwards. Durations are minutes."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self.people: set[str] = set()
        self.days = self.worked = self.scheduled = self.credited = self.overtime = 0
        self.arrivals = self.late = self.absent = self.missing = 0
        self.rounding_seconds = 0
        self.late_on: Counter[date] = Counter()
        self.teams: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])  # regular, overtime
        self.classes: Counter[str] = Counter()
        self.presence = Presence()

    @classmethod
    def of(cls, scope: Scope, days: Iterable[DayResult]) -> "Tally":
        tally = cls(scope)
        for result in days:
            tally.add(result)
        return tally

    def add(self, result: DayResult) -> None:
        self.people.add(result.employee_id)
        self.days += 1
        self.scheduled += result.scheduled
        self.credited += result.credited
        self.missing += result.missing
        self.rounding_seconds += result.rounding_seconds
        self.absent += result.status is DayStatus.ABSENT
        if result.worked:
            self._add_work(result)
        if result.first_in is not None:
            self._add_arrival(result)

    def count_teams(self) -> int:
        """Of all its people, also of those who did not work."""
        return len({self._scope.person(employee_id).team for employee_id in self.people} - {""})

    def _add_work(self, result: DayResult) -> None:
        beyond = result.worked - result.regular
        self.worked += result.worked
        self.overtime += beyond
        team = self.teams[self._scope.person(result.employee_id).team]
        team[0] += result.regular
        team[1] += beyond
        for part in result.overtime:
            self.classes[part.name] += part.minutes + part.unapproved + part.capped

    def _add_arrival(self, result: DayResult) -> None:
        assert result.first_in is not None
        self.arrivals += 1
        if result.late:
            self.late += 1
            self.late_on[result.day] += 1
        if result.last_out is not None:
            local = self._scope.local(result.first_in, result.site)
            start = local.weekday() * _DAY + local.hour * 60 + local.minute
            self.presence.add(start, (result.last_out - result.first_in) // timedelta(minutes=1))

    def weekdays_until_now(self) -> Counter[int]:
        """How often each weekday lies in the period; days to come are none yet."""
        last = min(self._scope.last, self._scope.made_at.astimezone(self._scope.zone).date())
        days = (last - self._scope.first).days + 1
        return Counter((self._scope.first + timedelta(days=number)).weekday() for number in range(days))
