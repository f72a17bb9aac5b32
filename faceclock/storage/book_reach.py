"""Whose days a change of the rule book touches, and which."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from faceclock.domain.bookkeeping import Entry
from faceclock.domain.rulebook import (
    BEGINNING,
    Assignment,
    Leave,
    LeaveType,
    Membership,
    OvertimeApproval,
    OwnDay,
    Pattern,
    RuleBook,
    RuleSet,
    ShiftType,
    Workplace,
    shift_codes,
)


class Span(NamedTuple):
    """Days of one employee, of a team, or (both empty) of everybody; ``last`` None: on and on."""

    employee: str
    team: str
    first: date
    last: date | None


def touched(entry: Entry, book: RuleBook) -> Iterator[Span]:
    """The spans that a new, changed or former entry has a say in, in the book that names it."""
    match entry:
        case RuleSet():
            yield Span("", "", entry.valid_from, None)
        case ShiftType():
            yield from _with_shift(entry, book)
        case OwnDay():
            yield Span("", "", entry.day, entry.day)
        case LeaveType():
            yield from (_of_leave(leave) for leave in book.leave if leave.type == entry.code)
        case Leave() | OvertimeApproval() | Membership():
            yield _of_person(entry, book)
        case Assignment() | Pattern() | Workplace():
            yield from (_of_assignment(found) for found in _assignments(entry, book))


def _assignments(entry: Assignment | Pattern | Workplace, book: RuleBook) -> list[Assignment]:
    if isinstance(entry, Assignment):
        return [entry]
    name = "pattern" if isinstance(entry, Pattern) else "site"
    return [found for found in book.assignment if getattr(found, name) == entry.code]


def _with_shift(shift: ShiftType, book: RuleBook) -> Iterator[Span]:
    """The first version of a shift holds for all days before it, too."""
    patterns = {
        pattern.code
        for pattern in book.pattern
        if any(shift.code in shift_codes(entry) for entry in pattern.days)
    }
    first = not any(other.code == shift.code and other.valid_from < shift.valid_from for other in book.shift)
    for found in book.assignment:
        if shift.code in shift_codes(found.shift) or found.pattern in patterns:
            span = _of_assignment(found)
            yield span if first else span._replace(first=max(span.first, shift.valid_from))


def _of_assignment(found: Assignment) -> Span:
    """A site's own holidays and zone come with the assignment."""
    return Span(found.employee, "" if found.employee else found.team, found.first, found.last)


def _of_person(entry: Leave | OvertimeApproval | Membership, book: RuleBook) -> Span:
    """Before somebody's first membership the team is that one's, too."""
    if isinstance(entry, Leave):
        return _of_leave(entry)
    if isinstance(entry, OvertimeApproval):
        return Span(entry.employee, "", entry.day, entry.day)
    same = (other for other in book.membership if other.employee == entry.employee)
    first = not any(other.first < entry.first for other in same)
    return Span(entry.employee, "", BEGINNING if first else entry.first, None)


def _of_leave(leave: Leave) -> Span:
    return Span(leave.employee, "", leave.first, leave.last)
