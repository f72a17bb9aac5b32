"""What a payroll program wants to read: which columns, in which order, written how."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar

from faceclock.domain.errors import InputProblem

_STRICT: dict[str, Any] = {"extra": "forbid"}


class Line(StrEnum):
    """What one line of the file is about."""

    EMPLOYEE = "employee"
    DAY = "day"
    WAGE_TYPE = "wage-type"


class Number(StrEnum):
    MINUTES = "minutes"
    HOURS = "hours"
    CLOCK = "h:mm"


class Target(StrEnum):
    """``UTF_8_BOM`` for Excel, which takes a file without the mark for Latin-1."""

    UTF_8 = "utf-8"
    UTF_8_BOM = "utf-8-bom"
    LATIN_1 = "latin-1"
    GBK = "gbk"

    @property
    def codec(self) -> str:
        return {Target.UTF_8_BOM: "utf-8-sig", Target.LATIN_1: "cp1252"}.get(self, self.value)


@dataclass(frozen=True)
class PayrollColumn:
    """Either a ``field`` or a fixed ``value``, or neither for an empty column. ``number`` goes before the file's."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT

    header: str = ""
    field: str = ""
    value: str = ""
    number: Number | None = None


@dataclass(frozen=True)
class PayrollMapping:
    """The TOML form. ``empty``: also lines without any minutes. ``wage_type``: the code of each kind of minutes, or
    "" for one that is left out on purpose."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT

    line: Line = Line.EMPLOYEE
    delimiter: str = ";"
    encoding: Target = Target.UTF_8
    header: bool = True
    number: Number = Number.HOURS
    places: int = 2
    decimal: str = "."
    date_format: str = "%Y-%m-%d"
    empty: bool = False
    column: tuple[PayrollColumn, ...] = ()
    wage_type: Mapping[str, str] = field(default_factory=dict)


PERSON_FIELDS = ("employee_id", "name", "team", "period", "first", "last")
DAY_FIELDS = ("day", "shift", "status", "label", "site")
WAGE_FIELDS = ("wage_type", "kind", "multiplier", "minutes", "weighted")
MINUTE_FIELDS = (
    "scheduled",
    "worked",
    "regular",
    "overtime",
    "overtime_weighted",
    "overtime_unpaid",
    "credited",
    "adjusted",
    "paid",
    "break",
    "unpaid",
    "late",
    "early",
)
COUNT_FIELDS = ("missing", "days_worked", "days_absent")
_PARTS = ("overtime.", "credited.")  # of one class, of one leave type or "holiday"


def check_mapping(mapping: PayrollMapping) -> None:
    """Raises InputProblem with everything that is wrong, one a line."""
    faults = [*_faults_of_file(mapping), *_faults_of_columns(mapping)]
    if faults:
        raise InputProblem("\n".join(faults))


def fields_of(line: Line) -> tuple[str, ...]:
    """What columns of such a line may show, beside "overtime.CLASS" and "credited.TYPE"."""
    if line is Line.WAGE_TYPE:
        return (*PERSON_FIELDS, *WAGE_FIELDS)
    days = DAY_FIELDS if line is Line.DAY else ()
    return (*PERSON_FIELDS, *days, *MINUTE_FIELDS, *COUNT_FIELDS)


def _faults_of_file(mapping: PayrollMapping) -> list[str]:
    faults = []
    if len(mapping.delimiter) != 1 or mapping.delimiter in '"\r\n':
        faults.append(f"delimiter: {mapping.delimiter!r} is not one character; use ; or , or a tab.")
    if mapping.decimal not in (".", ","):
        faults.append(f"decimal: {mapping.decimal!r} is neither a point nor a comma.")
    if not 0 <= mapping.places <= 6:
        faults.append(f"places: {mapping.places} is not 0 to 6.")
    if not mapping.column:
        faults.append("column: there is none; add [[column]] with a header and a field.")
    if (mapping.line is Line.WAGE_TYPE) != bool(mapping.wage_type):
        faults.append('wage_type: belongs to line = "wage-type", and only there.')
    try:
        date(2026, 10, 1).strftime(mapping.date_format)
    except ValueError:
        faults.append(f"date_format: {mapping.date_format!r} cannot be used; write one such as %d.%m.%Y.")
    return faults


def _faults_of_columns(mapping: PayrollMapping) -> list[str]:
    known, faults = fields_of(mapping.line), []
    parts = () if mapping.line is Line.WAGE_TYPE else _PARTS
    for number, column in enumerate(mapping.column, 1):
        if column.field and column.value:
            faults.append(f"column {number}: has a field and a fixed value; leave one out.")
        if column.field and column.field not in known and not (parts and column.field.startswith(parts)):
            faults.append(
                f'column {number}: there is no field {column.field!r} for line = "{mapping.line}"; it knows '
                f"{', '.join((*known, *(part + '...' for part in parts)))}."
            )
    return faults
