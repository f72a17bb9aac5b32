"""The file that a payroll program reads, written from closed hours."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from io import TextIOWrapper
from itertools import groupby
from pathlib import Path

from faceclock.app.attendance.payroll_lines import PayrollLines, PayrollPerson
from faceclock.app.attendance.payroll_mapping import PayrollMapping, check_mapping
from faceclock.app.attendance.periods import span_text
from faceclock.app.attendance.showing import days_of, people_of
from faceclock.app.operator import operator
from faceclock.app.site import Site
from faceclock.domain.attendance import DayResult
from faceclock.domain.errors import EnvironmentProblem, InputProblem
from faceclock.settings.atomic import replacing
from faceclock.storage.adjustments import Adjustment, Adjustments
from faceclock.storage.audit import Audit, Detail
from faceclock.storage.book import Book
from faceclock.storage.periods import Periods


@dataclass(frozen=True)
class PayrollExport:
    """What was written: ``lines`` without the headings."""

    file: str
    period: str
    people: int
    lines: int
    draft: bool


def export_payroll(
    site: Site, mapping: PayrollMapping, first: date, last: date, file: Path, *, draft: bool = False
) -> PayrollExport:
    """Write ``file`` whole or not at all. Raises InputProblem for a mapping that cannot be used, for days that are
    not locked unless it is a ``draft``, and for a letter that the encoding does not have; EnvironmentProblem where
    the file cannot be written."""
    check_mapping(mapping)
    if not draft:
        require_locked(Periods(site.database), first, last)
    lines = PayrollLines(mapping, first, last, Book(site.database).current().leave_type)
    try:
        with replacing(file) as stream:
            text = TextIOWrapper(stream, encoding=mapping.encoding.codec, newline="")
            counts = _write(text, lines, mapping, payroll_people(site, first, last))
            text.detach()  # the stream is whole now, and its owner closes it
    except OSError as error:
        raise EnvironmentProblem(
            f"{file} cannot be written ({error.strerror}); choose another file."
        ) from error
    done = PayrollExport(str(file), span_text(first, last), *counts, draft)
    detail: Detail = {"file": file.name, "people": done.people, "lines": done.lines, "draft": draft}
    Audit(site.database).record("payroll.export", done.period, actor=operator(), detail=detail)
    return done


def payroll_people(site: Site, first: date, last: date) -> Iterator[PayrollPerson]:
    """Everybody with days or adjustments in the span, by ID, one after another."""
    booked: defaultdict[str, list[Adjustment]] = defaultdict(list)
    for adjustment in Adjustments(site.database).between(first, last):
        booked[adjustment.employee_id].append(adjustment)
    days = groupby(days_of(site, first, last), key=lambda day: day.employee_id)
    pending = next(days, None)
    for person in people_of(site):
        held: list[DayResult] = []
        if pending is not None and pending[0] == person.id:
            held = list(pending[1])
            pending = next(days, None)
        if held or person.id in booked:
            yield PayrollPerson(person.id, person.name, person.team, held, booked[person.id])


def _write(
    text: TextIOWrapper, lines: PayrollLines, mapping: PayrollMapping, people: Iterable[PayrollPerson]
) -> tuple[int, int]:
    """How many people and lines there are."""
    writer = csv.writer(text, delimiter=mapping.delimiter, lineterminator="\r\n")
    told = written = 0
    try:
        if mapping.header:
            writer.writerow(lines.headings())
        for person in people:
            found = list(lines.of(person))
            writer.writerows(found)
            told, written = told + bool(found), written + len(found)
        text.flush()
    except UnicodeEncodeError as error:
        letter = error.object[error.start]
        raise InputProblem(
            f"The encoding {mapping.encoding.value} has no {letter!r}, which stands in a name or heading; "
            'write encoding = "utf-8" in the mapping.'
        ) from error
    return told, written


def require_locked(periods: Periods, first: date, last: date) -> None:
    """Raises InputProblem where a day of the span is open."""
    day = first
    for period in periods.locked():
        if period.first <= day <= period.last:
            day = date.fromordinal(period.last.toordinal() + 1)
    if day <= last:
        name = span_text(first, last)
        raise InputProblem(
            f"{day} is not locked, so its hours may still change; lock {name} first "
            f"(`faceclock attendance lock {name} --reason ...`), or write a --draft."
        )
