"""The daily detail: a row for each person and day."""

from collections.abc import Iterable, Iterator

from faceclock.domain.attendance import DayResult
from faceclock.reports.day_charts import lateness_trend, presence_map
from faceclock.reports.figures import day_figures
from faceclock.reports.model import Anew, Column, Kind, Report, Row, Table
from faceclock.reports.scope import Scope
from faceclock.reports.tally import Tally
from faceclock.reports.words import Words


def daily(scope: Scope, days: Iterable[DayResult]) -> Report:
    """``days`` are read twice, one person after another, and never kept."""
    words, tally = scope.words, Tally.of(scope, days)
    table = Table(
        "days",
        words("title.daily"),
        (*person_columns(words), *day_columns(words)),
        Anew(lambda: _rows(scope, days)),
        empty=words("empty.days"),
        group=3,
    )
    return Report(
        "daily",
        words("title.daily"),
        scope.subtitle(),
        scope.company,
        scope.first,
        scope.last,
        scope.made_at,
        scope.made(),
        (table,),
        figures=day_figures(words, tally),
        charts=(*presence_map(scope, tally), *lateness_trend(scope, tally)),
        notes=(words("note.local"),),
    )


def person_columns(words: Words) -> tuple[Column, ...]:
    """Whose a row is."""
    return (
        Column("employee_id", words("column.employee_id"), width=8),
        Column("name", words("column.name"), width=20),
        Column("team", words("column.team"), width=14),
    )


def day_columns(words: Words) -> tuple[Column, ...]:
    """What a day came to."""

    def minutes(key: str, width: float = 8) -> Column:
        return Column(key, words(f"column.{key}"), Kind.MINUTES, width, total=True)

    return (
        Column("date", words("column.date"), Kind.DAY, 16),
        Column("shift", words("column.shift"), width=10),
        Column("status", words("column.status"), Kind.TERM, 15),
        Column("in", words("column.in"), Kind.CLOCK, 8),
        Column("out", words("column.out"), Kind.CLOCK, 8),
        minutes("scheduled_minutes"),
        minutes("worked_minutes"),
        minutes("break_minutes"),
        minutes("late_minutes"),
        minutes("early_minutes"),
        minutes("overtime_minutes"),
        minutes("credited_minutes"),
        Column("missing", words("column.missing"), Kind.COUNT, 8, total=True),
        Column("label", words("column.label"), width=13),
    )


def _rows(scope: Scope, days: Iterable[DayResult]) -> Iterator[Row]:
    for result in days:
        person = scope.person(result.employee_id)
        yield (result.employee_id, person.name, person.team, *day_cells(scope, result))


def day_cells(scope: Scope, result: DayResult) -> Row:
    """The cells of `day_columns`."""
    return (
        result.day,
        "+".join(result.shifts),
        scope.words.status(result.status),
        scope.clock(result.first_in, result),
        scope.clock(result.last_out, result),
        result.scheduled,
        result.worked,
        result.break_minutes,
        result.late,
        result.early,
        result.worked - result.regular,
        result.credited,
        result.missing,
        result.label,
    )
