"""Minutes of a closed period that were booked into an open one."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from heapq import merge
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from faceclock.domain.attendance import DayResult
from faceclock.reports.scope import Scope
from faceclock.reports.words import signed

_MOST_NOTES = 50


class Carried(NamedTuple):
    """``minutes`` count on ``day`` and belong to ``for_day``."""

    employee_id: str
    day: date
    for_day: date
    minutes: int
    reason: str


def carried_by_person(carried: Sequence[Carried]) -> dict[str, list[Carried]]:
    people: defaultdict[str, list[Carried]] = defaultdict(list)
    for entry in carried:
        people[entry.employee_id].append(entry)
    return dict(people)


class ByPerson(Iterable[tuple[str, list[DayResult]]]):
    """The days one person after another, and in the report's order also who has nothing but minutes carried over.
    ``with_days``: whom ``days`` are of."""

    def __init__(
        self,
        scope: Scope,
        days: Iterable[DayResult],
        carried: Mapping[str, Sequence[Carried]],
        with_days: Collection[str],
    ) -> None:
        self._days = days
        self._places = {employee_id: place for place, employee_id in enumerate(scope.people)}
        self.without_days = [one for one in scope.people if one in carried and one not in with_days]

    def __iter__(self) -> Iterator[tuple[str, list[DayResult]]]:
        groups = ((who, list(results)) for who, results in groupby(self._days, attrgetter("employee_id")))
        others: Iterator[tuple[str, list[DayResult]]] = ((who, []) for who in self.without_days)
        return merge(groups, others, key=lambda entry: self._places.get(entry[0], -1))


def carried_notes(scope: Scope, carried: Sequence[Carried]) -> list[str]:
    """One line each, so that nobody wonders where the minutes come from; the first ones of very many."""
    return [carried_note(scope, entry) for entry in carried[:_MOST_NOTES]]


def carried_note(scope: Scope, entry: Carried) -> str:
    name = scope.person(entry.employee_id).name or entry.employee_id
    return scope.words(
        "note.adjusted", name=name, minutes=signed(entry.minutes), day=entry.for_day, reason=entry.reason
    )
