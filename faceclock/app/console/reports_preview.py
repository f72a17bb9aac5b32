"""The beginning of a report as cells of text, for a window."""

from dataclasses import dataclass, replace
from itertools import islice

from faceclock.app.attendance.reporting import Wanted, make_report
from faceclock.app.site import Site
from faceclock.reports.drawing import Drawing
from faceclock.reports.model import NUMBERS, Cell, Column, Figure, Kind, Table, Term, Tone, Totals
from faceclock.reports.texts import text_of, total_text
from faceclock.reports.words import Words

MOST_ROWS, MOST_PEOPLE = 200, 200
_RIGHT = NUMBERS | {Kind.CLOCK}

TextCell = tuple[str, Tone]


@dataclass(frozen=True)
class PreviewColumn:
    """``width`` is about how many characters a cell has; ``figure`` is aligned to the right."""

    title: str
    width: float
    figure: bool


@dataclass(frozen=True)
class PreviewTable:
    """``key`` is the same in each language. ``rows`` are the first ones; ``more``: there are others. ``totals`` of
    all rows, empty where there are others."""

    key: str
    title: str
    columns: tuple[PreviewColumn, ...]
    rows: tuple[tuple[TextCell, ...], ...]
    totals: tuple[str, ...]
    more: bool
    empty: str


@dataclass(frozen=True)
class Preview:
    """``cut``: only the first MOST_PEOPLE people were looked at, so that figures and charts are left out."""

    title: str
    subtitle: str
    figures: tuple[Figure, ...]
    charts: tuple[Drawing, ...]
    tables: tuple[PreviewTable, ...]
    notes: tuple[str, ...]
    cut: bool


def preview(site: Site, wanted: Wanted) -> Preview:
    """Quick also of a large report. Raises InputProblem as `make_report` does."""
    cut = wanted.kind != "audit" and site.employees.count() > MOST_PEOPLE and not wanted.filters.employee
    narrowed = replace(wanted, filters=replace(wanted.filters, most=MOST_PEOPLE if cut else 0))
    report, words = make_report(site, narrowed)
    return Preview(
        report.title,
        report.subtitle,
        () if cut else report.figures,
        () if cut else report.charts,
        tuple(_table(table, words, cut=cut) for table in report.tables),
        report.notes,
        cut,
    )


def _table(table: Table, words: Words, *, cut: bool) -> PreviewTable:
    found = list(islice(table.rows, MOST_ROWS + 1))
    more, totals = len(found) > MOST_ROWS, Totals(table)
    for row in found:
        totals.add(row)
    rows = tuple(
        tuple(_cell(words, column, cell) for column, cell in zip(table.columns, row, strict=True))
        for row in found[:MOST_ROWS]
    )
    whole = bool(found) and not (more or cut) and bool(totals.sums)
    summed = totals.row(len(table.columns)) if whole else []
    return PreviewTable(
        table.key,
        table.title,
        tuple(PreviewColumn(_title(column), column.width, column.kind in _RIGHT) for column in table.columns),
        rows,
        tuple(_total(column, value) for column, value in zip(table.columns, summed, strict=False)),
        more,
        table.empty,
    )


def _title(column: Column) -> str:
    return f"{column.title} {column.under}".strip()


def _cell(words: Words, column: Column, cell: Cell) -> TextCell:
    """A term without its sign, which the window draws itself; the marks of a grid speak for themselves."""
    if isinstance(cell, Term):
        return cell.word, cell.tone
    return text_of(words, column, cell), Tone.PLAIN


def _total(column: Column, value: Cell) -> str:
    return total_text(column, value) if isinstance(value, int | float) else ""
