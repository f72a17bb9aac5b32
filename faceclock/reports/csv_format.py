"""CSV of the main table, row by row: UTF-8, RFC 4180, plain numbers, nothing that a spreadsheet would run."""

import csv
from codecs import BOM_UTF8
from datetime import date, datetime
from io import TextIOWrapper
from typing import BinaryIO

from faceclock.reports.model import Cell, Clock, Column, GridCell, Kind, Report, Term
from faceclock.reports.words import Words, moment

_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
# Excel takes these full-width signs for the plain ones.
_STARTS_FORMULA_WIDE = ("＝", "＋", "－", "＠")


def write_csv(report: Report, words: Words, stream: BinaryIO, *, bom: bool = False) -> None:
    """Durations are whole minutes, which the headings say; ``bom`` lets Excel see that it is UTF-8."""
    table = report.tables[0]
    if bom:
        stream.write(BOM_UTF8)
    text = TextIOWrapper(stream, encoding="utf-8", newline="", write_through=False)
    try:
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow([inert(_heading(words, column)) for column in table.columns])
        writer.writerows([_value(cell) for cell in row] for row in table.rows)
    finally:
        text.detach()  # the stream is its owner's to close


def inert(text: str) -> str:
    """Text that a spreadsheet would take for a formula, with an apostrophe before it: it then stays text.

    Only text comes here. A number of ours is written as a number, so that -5 remains minus five; a name "-5"
    is a text and is made inert.
    """
    begins = text.lstrip(" ")
    return f"'{text}" if begins.startswith(_STARTS_FORMULA + _STARTS_FORMULA_WIDE) else text


def _heading(words: Words, column: Column) -> str:
    if column.kind is Kind.GRID:
        return words("unit.minutes", title=column.key)
    if column.kind in (Kind.MINUTES, Kind.BALANCE):
        return words("unit.minutes", title=column.title)
    return f"{column.title} ({column.under})" if column.under else column.title


def _value(cell: Cell) -> str | int | float:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return inert(cell)
    if isinstance(cell, int | float):
        return cell
    return _composed(cell)


def _composed(cell: date | datetime | Term | Clock | GridCell) -> str | int:
    if isinstance(cell, GridCell):
        return cell.minutes or (cell.mark if not cell.mark.startswith("–") else "")
    if isinstance(cell, Term):
        return inert(cell.word)
    if isinstance(cell, Clock):
        return moment(cell.at)
    return moment(cell) if isinstance(cell, datetime) else cell.isoformat()
