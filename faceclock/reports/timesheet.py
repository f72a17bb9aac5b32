"""One page for each person, with every day, the sums, and a line to sign."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from faceclock.domain.attendance import DayResult
from faceclock.reports.carried import ByPerson, Carried, carried_note
from faceclock.reports.daily import day_cells, day_columns
from faceclock.reports.model import Figure, Table, Timesheet
from faceclock.reports.scope import Scope
from faceclock.reports.tally import Tally
from faceclock.reports.words import hours, signed


class Timesheets(Iterable[Timesheet]):
    """Made one at a time, whenever they are read."""

    def __init__(self, scope: Scope, people: ByPerson, carried: Mapping[str, Sequence[Carried]]) -> None:
        self._scope, self._people, self._carried = scope, people, carried

    def __iter__(self) -> Iterator[Timesheet]:
        for employee_id, own in self._people:
            yield _timesheet(self._scope, employee_id, own, self._carried.get(employee_id, ()))


def _timesheet(
    scope: Scope, employee_id: str, own: Sequence[DayResult], carried: Sequence[Carried]
) -> Timesheet:
    words = scope.words
    person = scope.person(employee_id)
    columns = tuple(
        replace(column, width=7 if column.key == "shift" else column.width) for column in day_columns(words)
    )
    rows = [day_cells(scope, result) for result in own]
    table = Table("days", words("sheet.title"), columns, rows, words("empty.days"))
    about = " · ".join(
        part for part in (person.id, person.team, words.period(scope.first, scope.last)) if part
    )
    notes = tuple(carried_note(scope, entry) for entry in carried)
    return Timesheet(person.name or person.id, about, table, _figures(scope, own, carried), notes)


def _figures(scope: Scope, own: Sequence[DayResult], carried: Sequence[Carried]) -> tuple[Figure, ...]:
    words, tally = scope.words, Tally.of(scope, own)
    adjusted = sum(entry.minutes for entry in carried)
    balance = tally.worked + tally.credited + adjusted - tally.scheduled
    return (
        Figure(
            words("figure.worked"),
            hours(tally.worked),
            words("figure.of_planned", planned=hours(tally.scheduled)),
        ),
        Figure(words("figure.credited"), hours(tally.credited + adjusted)),
        Figure(words("figure.balance"), signed(balance)),
        Figure(words("figure.overtime"), hours(tally.overtime)),
        Figure(words("figure.absent"), str(tally.absent), words("figure.days")),
        Figure(words("figure.missing"), str(tally.missing)),
    )
