"""The monthly timesheet: a row for each person, a column for each day, and a page for each to sign."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from faceclock.domain.attendance import DayResult, DayStatus
from faceclock.domain.errors import InputProblem
from faceclock.reports.carried import ByPerson, Carried, carried_by_person, carried_notes
from faceclock.reports.daily import person_columns
from faceclock.reports.day_charts import hours_by_team, lateness_trend, overtime_by_class, presence_map
from faceclock.reports.figures import day_figures
from faceclock.reports.model import Anew, Column, GridCell, Kind, Report, Row, Table, Tone
from faceclock.reports.scope import Scope
from faceclock.reports.tally import Tally
from faceclock.reports.timesheet import Timesheets
from faceclock.reports.words import Words

_LONGEST = 35  # days: a month, or five weeks of a payroll
_LEADING = 3
_TONES = {
    DayStatus.ABSENT: Tone.BAD,
    DayStatus.MISSING_PUNCH: Tone.WARN,
    DayStatus.HALF_DAY: Tone.WARN,
}
_OFF = frozenset({DayStatus.WEEKEND, DayStatus.REST_DAY, DayStatus.HOLIDAY, DayStatus.NO_ROSTER})
_MARKED = frozenset({DayStatus.MISSING_PUNCH, DayStatus.HALF_DAY})


def month(scope: Scope, days: Iterable[DayResult], carried: Sequence[Carried] = ()) -> Report:
    """``days`` are read more than once, one person after another, and never kept; ``carried`` are the
    adjustments booked into the period. Raises InputProblem for more than 35 days."""
    words, span = scope.words, _days(scope)
    tally, adjusted = Tally.of(scope, days), carried_by_person(carried)
    people = ByPerson(scope, days, adjusted, tally.people)
    tally.people.update(people.without_days)
    table = Table(
        "people",
        words("title.month"),
        (*_leading(words), *_grid_columns(scope, span), *_sum_columns(words, len(span))),
        Anew(lambda: _rows(scope, span, people, adjusted)),
        empty=words("empty.days"),
        group=1,
        dense=True,
    )
    return Report(
        "month",
        words("title.month"),
        scope.subtitle(),
        scope.company,
        scope.first,
        scope.last,
        scope.made_at,
        scope.made(),
        (table,),
        figures=day_figures(words, tally),
        charts=(
            *presence_map(scope, tally),
            *hours_by_team(scope, tally),
            *lateness_trend(scope, tally),
            *overtime_by_class(scope, tally),
        ),
        notes=(words("note.marks"), words("note.balance"), *carried_notes(scope, carried)),
        timesheets=Timesheets(scope, people, adjusted),
    )


def _days(scope: Scope) -> list[date]:
    count = (scope.last - scope.first).days + 1
    if count > _LONGEST:
        raise InputProblem(
            f"A monthly timesheet has at most {_LONGEST} days, these are {count}; choose one month with --month."
        )
    return [scope.first + timedelta(days=number) for number in range(count)]


def _leading(words: Words) -> tuple[Column, ...]:
    employee_id, name, team = person_columns(words)
    return team, replace(name, width=25), employee_id


def _grid_columns(scope: Scope, span: Sequence[date]) -> list[Column]:
    letters = scope.words("weekdays.short").split()
    return [
        Column(
            day.isoformat(),
            str(day.day),
            Kind.GRID,
            6,
            total=True,
            under=letters[day.weekday()],
            shade=day.weekday() in scope.weekend,
        )
        for day in span
    ]


def _sum_columns(words: Words, days: int) -> list[Column]:
    def sums(key: str, kind: Kind, width: float, **more: object) -> Column:
        return Column(key, words(f"column.{key}"), kind, width, total=True, **more)  # type: ignore[arg-type]

    return [
        sums("worked_minutes", Kind.MINUTES, 9, across=(_LEADING, _LEADING + days)),
        sums("scheduled_minutes", Kind.MINUTES, 9),
        sums("credited_minutes", Kind.MINUTES, 9, paper=False),
        sums("adjusted_minutes", Kind.BALANCE, 9, paper=False),
        sums("balance_minutes", Kind.BALANCE, 9),
        sums("overtime_minutes", Kind.MINUTES, 9),
        sums("late_minutes", Kind.MINUTES, 8, paper=False),
        sums("early_minutes", Kind.MINUTES, 8, paper=False),
        sums("late_days", Kind.COUNT, 6, under=words("unit.days")),
        sums("absent_days", Kind.COUNT, 7, under=words("unit.days")),
        sums("leave_days", Kind.COUNT, 6, under=words("unit.days"), paper=False),
        sums("missing_punches", Kind.COUNT, 7, under=words("unit.punches"), paper=False),
    ]


def _rows(
    scope: Scope, span: Sequence[date], people: ByPerson, adjusted: dict[str, list[Carried]]
) -> Iterator[Row]:
    for employee_id, own in people:
        person = scope.person(employee_id)
        by_day = {result.day: result for result in own}
        grid = [_grid_cell(scope.words, by_day.get(day)) for day in span]
        carried = sum(entry.minutes for entry in adjusted.get(employee_id, ()))
        yield (scope.team_name(person.team), person.name, employee_id, *grid, *_sums(own, carried))


def _sums(own: Sequence[DayResult], carried: int) -> Row:
    worked, planned, credited = (
        sum(result.worked for result in own),
        sum(result.scheduled for result in own),
        sum(result.credited for result in own),
    )
    return (
        worked,
        planned,
        credited,
        carried,
        worked + credited + carried - planned,
        sum(result.worked - result.regular for result in own),
        sum(result.late for result in own),
        sum(result.early for result in own),
        sum(result.late > 0 for result in own),
        sum(result.status is DayStatus.ABSENT for result in own),
        sum(result.status is DayStatus.LEAVE for result in own),
        sum(result.missing for result in own),
    )


def _grid_cell(words: Words, result: DayResult | None) -> GridCell | None:
    if result is None:
        return None
    status = words.status(result.status)
    tardy = result.late > 0 or result.early > 0
    if not result.worked:
        tone = Tone.MUTED if result.status in _OFF else _TONES.get(result.status, Tone.PLAIN)
        return GridCell(0, status, words(f"mark.{result.status.value}"), tone)
    mark = words(f"mark.{result.status.value}") if result.status in _MARKED else "!" if tardy else ""
    return GridCell(result.worked, status, mark, Tone.WARN if mark else Tone.PLAIN)
