"""Whatever is out of the ordinary: late, early, absent, missing, not paid, odd punches, and the rounding's balance."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from faceclock.domain.attendance import DayResult, DayStatus
from faceclock.reports.charts import Bar, Part, bars
from faceclock.reports.daily import person_columns
from faceclock.reports.day_charts import lateness_trend
from faceclock.reports.drawing import Drawing
from faceclock.reports.model import Cell, Column, Figure, Kind, Report, Row, Table, Tone
from faceclock.reports.scope import Scope
from faceclock.reports.tally import Tally
from faceclock.reports.words import Words, share


class What(StrEnum):
    """Sorts of exceptions, in the order of the report."""

    ABSENT = "absent"
    MISSING_PUNCH = "missing-punch"
    LATE = "late"
    EARLY = "early"
    HALF_DAY = "half-day"
    UNAPPROVED = "unapproved"
    CAPPED = "capped"
    LOCKED = "locked"
    SYSTEM_PUNCH = "system-punch"
    CLOCK_BACK = "clock-back"
    ROUNDING = "rounding"


_TONES = {What.ABSENT: Tone.BAD, What.ROUNDING: Tone.PLAIN}
_ORDER = {what: number for number, what in enumerate(What)}


_Sort = tuple[What, int | None, datetime | None, str]


class OddPunch(NamedTuple):
    """A punch that people should know of. ``at`` is aware; ``detail`` may be empty."""

    what: What
    employee_id: str
    at: datetime
    site: str = ""
    detail: str = ""


class Found(NamedTuple):
    what: What
    day: date | None
    employee_id: str
    shift: str = ""
    minutes: float | None = None
    at: datetime | None = None
    detail: str = ""


def exceptions(
    scope: Scope, days: Iterable[DayResult], punches: Sequence[OddPunch] = (), suppressed: int = 0
) -> Report:
    """``punches`` and the number of ``suppressed`` ones come from whoever knows the punches themselves."""
    words, tally = scope.words, Tally(scope)
    found, rounded = [_of_punch(scope, punch) for punch in punches], Counter[str]()
    for result in days:
        tally.add(result)
        found += _of_day(scope, result)
        if result.rounding_seconds:
            rounded[result.employee_id] += result.rounding_seconds
    found.sort(key=lambda one: (_ORDER[one.what], one.day or date.min, one.employee_id))
    balances = [
        Found(What.ROUNDING, None, employee_id, minutes=round(seconds / 60, 1))
        for employee_id, seconds in sorted(rounded.items())
    ]
    table = Table(
        "exceptions",
        words("title.exceptions"),
        _columns(words),
        [_row(scope, one) for one in (*found, *balances)],
        empty=words("empty.exceptions"),
        group=1,
    )
    return Report(
        "exceptions",
        words("title.exceptions"),
        scope.subtitle(),
        scope.company,
        scope.first,
        scope.last,
        scope.made_at,
        scope.made(),
        (table,),
        figures=_figures(words, tally, found),
        charts=(*lateness_trend(scope, tally), *_kinds(words, found)),
        notes=tuple(_notes(words, suppressed, bool(balances))),
    )


def _of_day(scope: Scope, result: DayResult) -> Iterator[Found]:
    """A day may be several things at once."""
    shift = "+".join(result.shifts)
    for what, minutes, at, detail in (*_of_work(scope.words, result), *_of_overtime(scope.words, result)):
        local = at and scope.local(at, result.site)
        yield Found(what, result.day, result.employee_id, shift, minutes, local, detail)


def _of_work(words: Words, result: DayResult) -> Iterator[_Sort]:
    if result.late:
        yield What.LATE, result.late, result.first_in, ""
    if result.early:
        yield What.EARLY, result.early, result.last_out, ""
    if result.status is DayStatus.ABSENT:
        yield What.ABSENT, result.scheduled, None, ""
    if result.status is DayStatus.HALF_DAY:
        yield What.HALF_DAY, result.worked, None, ""
    if result.missing:
        detail = words("missing.count", count=result.missing)
        yield What.MISSING_PUNCH, None, result.first_in or result.last_out, detail


def _of_overtime(words: Words, result: DayResult) -> Iterator[_Sort]:
    for part in result.overtime:
        name = words.overtime_class(part.name).word
        if part.unapproved:
            yield What.UNAPPROVED, part.unapproved, None, name
        if part.capped:
            yield What.CAPPED, part.capped, None, name


def _of_punch(scope: Scope, punch: OddPunch) -> Found:
    local = scope.local(punch.at, punch.site)
    return Found(punch.what, local.date(), punch.employee_id, at=local, detail=punch.detail)


def _columns(words: Words) -> tuple[Column, ...]:
    return (
        Column("exception", words("column.exception"), Kind.TERM, 22),
        Column("date", words("column.date"), Kind.DAY, 16),
        *person_columns(words),
        Column("shift", words("column.shift"), width=10),
        Column("minutes", words("unit.minutes", title=words("column.minutes")), Kind.COUNT, 11),
        Column("at", words("column.at"), Kind.INSTANT, 18),
        Column("detail", words("column.detail"), width=24),
    )


def _row(scope: Scope, found: Found) -> Row:
    person = scope.person(found.employee_id)
    term = scope.words.term("exception", found.what.value, _TONES.get(found.what, Tone.WARN))
    cells: tuple[Cell, ...] = (term, found.day, found.employee_id, person.name, person.team)
    return (*cells, found.shift, found.minutes, found.at, found.detail)


def _figures(words: Words, tally: Tally, found: Sequence[Found]) -> tuple[Figure, ...]:
    late = words("figure.of_arrivals", share=share(tally.late, tally.arrivals), count=tally.arrivals)
    settle = words("figure.to_settle") if tally.missing else ""
    return (
        Figure(words("figure.exceptions"), str(len(found))),
        Figure(words("figure.late"), str(tally.late), late),
        Figure(words("figure.absent"), str(tally.absent), words("figure.days")),
        Figure(words("figure.missing"), str(tally.missing), settle, Tone.WARN if settle else Tone.PLAIN),
        Figure(
            words("figure.rounding"),
            words("unit.of_minutes", count=f"{tally.rounding_seconds / 60:+.0f}"),
            words("figure.rounding_hint"),
        ),
    )


def _kinds(words: Words, found: Sequence[Found]) -> list[Drawing]:
    counts = Counter(one.what for one in found)
    if not counts:
        return []
    values = [
        Bar(words.term("exception", what.value).word, (Part(count, "accent"),), str(count))
        for what, count in counts.most_common()
    ]
    return [bars(words("chart.kinds"), words("chart.kinds_about"), values)]


def _notes(words: Words, suppressed: int, rounded: bool) -> Iterator[str]:
    yield words("note.local")
    if suppressed:
        yield words("note.suppressed", count=suppressed)
    if rounded:
        yield words("note.rounding")
