"""Cells as people read them on paper and screen. Noughts among minutes are left out, so that the rest is seen."""

from datetime import date, datetime

from faceclock.reports.model import SIGNS, Cell, Clock, Column, GridCell, Kind, Term, Tone
from faceclock.reports.words import Words, hours, moment, signed, time_of_day


def text_of(words: Words, column: Column, cell: Cell) -> str:
    """One line; empty for nothing."""
    if cell is None:
        return ""
    if isinstance(cell, str | Term | GridCell | Clock):
        return _named(cell)
    if isinstance(cell, datetime):
        return moment(cell)
    if isinstance(cell, date):
        return words.day_in_row(cell)
    return number_text(column.kind, cell)


def _named(cell: str | Term | GridCell | Clock) -> str:
    if isinstance(cell, Term):
        sign = SIGNS.get(cell.tone)
        return f"{sign} {cell.word}" if sign else cell.word
    if isinstance(cell, GridCell):
        return f"{hours(cell.minutes)}{cell.mark}" if cell.minutes else cell.mark
    return time_of_day(cell) if isinstance(cell, Clock) else cell


def number_text(kind: Kind, value: float) -> str:
    if kind is Kind.BALANCE:
        return signed(value) if value else ""
    if kind in (Kind.MINUTES, Kind.GRID):
        return hours(value) if value else ""
    return f"{value:g}" if kind is Kind.FACTOR or value else ""


def total_text(column: Column, value: float) -> str:
    """A sum, which is written when it is nought too."""
    if column.kind is Kind.GRID and not value:
        return ""
    if column.kind is Kind.COUNT:
        return f"{value:g}"
    return signed(value) if column.kind is Kind.BALANCE else hours(value)


def tone_of(cell: Cell) -> Tone:
    return cell.tone if isinstance(cell, Term | GridCell) else Tone.PLAIN
