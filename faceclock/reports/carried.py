"""Minutes of a closed period that were booked into an open one."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

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


def carried_notes(scope: Scope, carried: Sequence[Carried]) -> list[str]:
    """One line each, so that nobody wonders where the minutes come from; the first ones of very many."""
    return [carried_note(scope, entry) for entry in carried[:_MOST_NOTES]]


def carried_note(scope: Scope, entry: Carried) -> str:
    name = scope.person(entry.employee_id).name or entry.employee_id
    return scope.words(
        "note.adjusted", name=name, minutes=signed(entry.minutes), day=entry.for_day, reason=entry.reason
    )
