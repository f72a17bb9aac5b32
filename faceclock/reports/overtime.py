"""Overtime by person and class, as worked, as paid, and weighted by each class's factor."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter

from faceclock.domain.attendance import DayResult
from faceclock.reports.daily import person_columns
from faceclock.reports.day_charts import hours_by_team, overtime_by_class
from faceclock.reports.model import Column, Figure, Kind, Report, Row, Table, Totals
from faceclock.reports.scope import Scope
from faceclock.reports.tally import Tally
from faceclock.reports.words import Words, hours


def overtime(scope: Scope, days: Iterable[DayResult]) -> Report:
    """``days`` are read once, one person after another."""
    words, tally = scope.words, Tally(scope)
    rows = list(_rows(scope, days, tally))
    return Report(
        "overtime",
        words("title.overtime"),
        scope.subtitle(),
        scope.company,
        scope.first,
        scope.last,
        scope.made_at,
        scope.made(),
        (_table(words, rows),),
        figures=_figures(words, tally, rows),
        charts=(*hours_by_team(scope, tally), *overtime_by_class(scope, tally)),
        notes=(words("note.weighted"),),
    )


def _table(words: Words, rows: list[Row]) -> Table:
    columns = (*person_columns(words), *_columns(words))
    return Table("overtime", words("title.overtime"), columns, rows, words("empty.overtime"))


def _columns(words: Words) -> tuple[Column, ...]:
    def minutes(key: str) -> Column:
        return Column(key, words(f"column.{key}"), Kind.MINUTES, 10, total=True)

    return (
        Column("class", words("column.class"), Kind.TERM, 12),
        Column("multiplier", words("column.multiplier"), Kind.FACTOR, 7),
        minutes("overtime_minutes"),
        minutes("paid_minutes"),
        minutes("unapproved_minutes"),
        minutes("capped_minutes"),
        minutes("weighted_minutes"),
    )


def _rows(scope: Scope, days: Iterable[DayResult], tally: Tally) -> Iterator[Row]:
    for employee_id, results in groupby(days, attrgetter("employee_id")):
        sums: defaultdict[tuple[str, float], list[int]] = defaultdict(lambda: [0, 0, 0])
        for result in results:
            tally.add(result)
            for part in result.overtime:
                entry = sums[part.name, part.multiplier]
                entry[0] += part.minutes
                entry[1] += part.unapproved
                entry[2] += part.capped
        person = scope.person(employee_id)
        for (name, factor), (paid, unapproved, capped) in sorted(sums.items()):
            worked = paid + unapproved + capped
            yield (
                *(employee_id, person.name, person.team, scope.words.overtime_class(name), factor),
                *(worked, paid, unapproved, capped, paid * factor),
            )


def _figures(words: Words, tally: Tally, rows: list[Row]) -> tuple[Figure, ...]:
    sums = Totals(_table(words, rows))
    for row in rows:
        sums.add(row)
    worked, paid, unapproved, capped, weighted = sums.sums.values()
    people = len({row[0] for row in rows})
    return (
        Figure(words("figure.overtime"), hours(worked), words("total.people", count=people)),
        Figure(words("column.paid_minutes"), hours(paid), words("figure.weighted", minutes=hours(weighted))),
        Figure(words("figure.unpaid_overtime"), hours(unapproved + capped), words("figure.not_paid_hint")),
        Figure(words("figure.worked"), hours(tally.worked)),
    )
