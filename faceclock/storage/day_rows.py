"""A day's result as a row, and back. The trace is not kept: it can be told again from the facts."""

import json
from datetime import date, datetime
from typing import Any

from faceclock.domain.attendance import DayKind, DayResult, DayStatus, OvertimePart
from faceclock.storage.instants import from_micros, to_micros

COLUMNS = (
    "employee_id, day, shifts, status, kind, site, label, first_in, last_out, scheduled, span, worked, "
    "break_minutes, unpaid, credited, late, early, missing, regular, rounding_seconds, overtime"
)
MARKS = ", ".join("?" * len(COLUMNS.split(",")))

_STATUS = {status.value: status for status in DayStatus}
_KINDS = {kind.value: kind for kind in DayKind}

Row = tuple[Any, ...]


def row_of(day: DayResult) -> Row:
    """In the order of COLUMNS."""
    return (
        day.employee_id,
        day.day.isoformat(),
        "+".join(day.shifts),
        day.status.value,
        day.kind.value,
        day.site,
        day.label,
        _micros(day.first_in),
        _micros(day.last_out),
        day.scheduled,
        day.span,
        day.worked,
        day.break_minutes,
        day.unpaid,
        day.credited,
        day.late,
        day.early,
        day.missing,
        day.regular,
        day.rounding_seconds,
        _text(day.overtime) if day.overtime else "",
    )


def result_of(row: Row) -> DayResult:
    """The result of a row in the order of COLUMNS, without a trace."""
    who, day, shifts, status, kind, site, label, first_in, last_out = row[:9]
    fields: Row = (
        who,
        date.fromisoformat(day),
        tuple(shifts.split("+")) if shifts else (),
        _STATUS[status],
        _KINDS[kind],
        site,
        label,
        None if first_in is None else from_micros(first_in),
        None if last_out is None else from_micros(last_out),
        *row[9:20],
        tuple(OvertimePart(*part) for part in json.loads(row[20])) if row[20] else (),
    )
    return DayResult(*fields)


def _text(parts: tuple[OvertimePart, ...]) -> str:
    return json.dumps(
        [(part.name, part.multiplier, part.minutes, part.unapproved, part.capped) for part in parts]
    )


def _micros(at: datetime | None) -> int | None:
    return None if at is None else to_micros(at)
