"""Mappings for those who have none of their own yet: names of fields as headings, readable in any spreadsheet."""

from faceclock.app.attendance.payroll_mapping import Line, PayrollColumn, PayrollMapping, Target

_PERSON = ("employee_id", "name", "team", "period")
_SUMS = ("scheduled", "worked", "overtime", "credited", "adjusted", "paid", "late", "missing")


def _columns(*fields: str) -> tuple[PayrollColumn, ...]:
    return tuple(PayrollColumn(header=name, field=name) for name in fields)


EACH_PERSON = PayrollMapping(encoding=Target.UTF_8_BOM, column=_columns(*_PERSON, *_SUMS))
EACH_DAY = PayrollMapping(
    line=Line.DAY,
    encoding=Target.UTF_8_BOM,
    column=_columns("employee_id", "name", "team", "day", "shift", "status", *_SUMS),
)
