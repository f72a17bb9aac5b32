"""JSON of every table, row by row, with typed values: whole minutes, ISO days, instants with their offset."""

import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import BinaryIO

from faceclock.reports.model import Cell, Clock, GridCell, Report, Table, Term, Totals


def write_json(report: Report, stream: BinaryIO) -> None:
    """One document: the main table's columns, rows and totals at the top, others under ``tables``."""
    head = {
        "report": report.kind,
        "title": report.title,
        "subtitle": report.subtitle,
        "company": report.company,
        "from": report.first.isoformat(),
        "to": report.last.isoformat(),
        "made_at": report.made_at.isoformat(),
        "notes": list(report.notes),
    }
    stream.write(_dumps(head).removesuffix(b"}"))
    for piece in _table(report.tables[0]):
        stream.write(piece)
    stream.write(b',\n"tables": {')
    for number, table in enumerate(report.tables[1:]):
        stream.write(b"%s\n%s: {" % (b"," if number else b"", _dumps(table.key)))
        for piece in _table(table, first=True):
            stream.write(piece)
        stream.write(b"}")
    stream.write(b"}}\n")


def _table(table: Table, *, first: bool = False) -> Iterator[bytes]:
    """The members of one table's object."""
    columns = [{"key": column.key, "title": column.title, "kind": column.kind} for column in table.columns]
    yield b'%s\n"columns": %s,\n"rows": [' % (b"" if first else b",", _dumps(columns))
    totals, keys = Totals(table), [column.key for column in table.columns]
    for row in table.rows:
        values = {key: value_of(cell) for key, cell in zip(keys, row, strict=True)}
        yield (b",\n" if totals.rows else b"\n") + _dumps(values)
        totals.add(row)
    sums = {keys[index]: value for index, value in totals.sums.items()}
    yield b'],\n"totals": %s' % _dumps(sums)


def value_of(cell: Cell) -> object:
    """What JSON has for a cell; terms are their codes."""
    if isinstance(cell, GridCell):
        return {"worked_minutes": cell.minutes, "status": cell.status.code}
    if isinstance(cell, Term):
        return cell.code
    if isinstance(cell, Clock):
        return cell.at.isoformat()
    return cell.isoformat() if isinstance(cell, date | datetime) else cell


def _dumps(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, allow_nan=False).encode()
