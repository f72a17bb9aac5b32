"""A report before it has a form: what stands in it, typed, in the reader's language.

Builders make it, renderers write it. Rows may be long: they are iterables that can be begun anew, and no renderer
needs them twice.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from faceclock.reports.drawing import Drawing


class Kind(StrEnum):
    """What a column holds. Durations are minutes; instants are aware and in the zone in which they are shown."""

    TEXT = "text"
    TERM = "term"
    DAY = "day"
    CLOCK = "clock"
    INSTANT = "instant"
    MINUTES = "minutes"
    BALANCE = "balance"  # minutes that may be negative, or parts of minutes
    COUNT = "count"
    FACTOR = "factor"
    GRID = "grid"


NUMBERS = frozenset({Kind.MINUTES, Kind.BALANCE, Kind.COUNT, Kind.FACTOR, Kind.GRID})


class Tone(StrEnum):
    PLAIN = "plain"
    MUTED = "muted"
    OK = "ok"
    WARN = "warn"
    BAD = "bad"


SIGNS = {Tone.OK: "✓", Tone.WARN: "!", Tone.BAD: "×"}  # colour never speaks alone


class Term(NamedTuple):
    """A word of the program: ``code`` for programs, ``word`` for people."""

    code: str
    word: str
    tone: Tone = Tone.PLAIN


class Clock(NamedTuple):
    """A local time of day; ``days`` is how many days after the row's own day it lies."""

    at: datetime
    days: int = 0


class GridCell(NamedTuple):
    """One day of a calendar grid: minutes worked, with a ``mark`` behind them or alone."""

    minutes: int
    status: Term
    mark: str = ""
    tone: Tone = Tone.PLAIN


Cell = str | int | float | date | datetime | Term | Clock | GridCell | None
Row = Sequence[Cell]


@dataclass(frozen=True)
class Column:
    """``key`` is the JSON's, ``title`` the reader's, ``under`` a second line of it. ``width`` is about how many
    characters a cell has. ``total``: summed below. ``across``: the cell is the sum of the row's cells of that
    range of columns. ``paper`` is False for a column that paper has no room for;
    ``shade`` sets one apart, as a weekend.
    """

    key: str
    title: str
    kind: Kind = Kind.TEXT
    width: float = 8
    total: bool = False
    across: tuple[int, int] | None = None
    paper: bool = True
    under: str = ""
    shade: bool = False


@dataclass(frozen=True)
class Table:
    """``group``: so many leading columns tell whose the rows are; on paper they become a heading. ``empty`` is
    said where there are no rows."""

    key: str
    title: str
    columns: tuple[Column, ...]
    rows: Iterable[Row]
    empty: str = ""
    group: int = 0
    dense: bool = False


class Figure(NamedTuple):
    """A number that people look for first."""

    label: str
    value: str
    hint: str = ""
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True)
class Timesheet:
    """One person's page, to be signed."""

    name: str
    about: str
    table: Table
    figures: tuple[Figure, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Report:
    """``tables[0]`` is what a format with room for one table shows. ``made`` says in words when it was made."""

    kind: str
    title: str
    subtitle: str
    company: str
    first: date
    last: date
    made_at: datetime
    made: str
    tables: tuple[Table, ...]
    figures: tuple[Figure, ...] = ()
    charts: tuple[Drawing, ...] = ()
    notes: tuple[str, ...] = ()
    timesheets: Iterable[Timesheet] = ()


class Anew(Iterable[Row]):
    """Rows that are made again each time they are read."""

    def __init__(self, make: Callable[[], Iterator[Row]]) -> None:
        self._make = make

    def __iter__(self) -> Iterator[Row]:
        return self._make()


class Totals:
    """Sums of the columns that have a total, taken as rows go by."""

    def __init__(self, table: Table) -> None:
        self._columns = [index for index, column in enumerate(table.columns) if column.total]
        self.sums: dict[int, int | float] = dict.fromkeys(self._columns, 0)
        self.rows = 0

    def add(self, row: Row) -> None:
        self.rows += 1
        for index in self._columns:
            cell = row[index]
            if isinstance(cell, GridCell):
                self.sums[index] += cell.minutes
            elif isinstance(cell, int | float):
                self.sums[index] += cell

    def row(self, width: int) -> list[Cell]:
        """The sums under their columns, nothing elsewhere."""
        return [self.sums.get(index) for index in range(width)]
