"""Days from and to, patterns, and what an assignment assigns."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations

from faceclock.attendance.checking.problem import Problem
from faceclock.domain.bookkeeping import key_of
from faceclock.domain.rulebook import Leave, LeavePart, RuleBook

_ONE = "give exactly one of pattern, shift and off"


def check_spans(book: RuleBook) -> Iterator[Problem]:
    """Spans that end before they begin, and entries that say too little or too much."""
    for table in ("assignment", "leave"):
        for entry in getattr(book, table):
            if entry.last is not None and entry.last < entry.first:
                yield Problem(table, entry.id, "last", f"{entry.last} is before the first day, {entry.first}")
    yield from _of_assignments(book)
    yield from _of_patterns(book)
    yield from _of_leaves(book)
    for approval in book.approval:
        if approval.minutes is not None and not 0 <= approval.minutes <= 1440:
            key = key_of("approval", approval)
            yield Problem("approval", key, "minutes", f"{approval.minutes} is not between 0 and 1440")


def _of_assignments(book: RuleBook) -> Iterator[Problem]:
    for entry in book.assignment:
        given = [name for name in ("pattern", "shift", "off") if getattr(entry, name)]
        if len(given) != 1:
            said = " and ".join(given) or "nothing"
            yield Problem("assignment", entry.id, "", f"{said} is assigned; {_ONE}")
        if entry.employee and entry.team:
            yield Problem("assignment", entry.id, "team", "is beside an employee; one of them is meant")

    begun: dict[tuple[str, str, date], str] = {}
    for entry in book.assignment:
        other = begun.setdefault((entry.employee, entry.team, entry.first), entry.id)
        if other != entry.id:
            sentence = (
                f"begins on the same day as {other}, for the same people; which one holds cannot be told"
            )
            yield Problem("assignment", entry.id, "first", sentence)


def _of_leaves(book: RuleBook) -> Iterator[Problem]:
    """A day cannot be taken twice; two different halves can."""
    by_employee: dict[str, list[Leave]] = defaultdict(list)
    for leave in sorted(book.leave, key=lambda leave: (leave.first, leave.id)):
        by_employee[leave.employee].append(leave)
    for leaves in by_employee.values():
        for before, leave in combinations(leaves, 2):
            if leave.first <= before.last and (
                leave.part == before.part or LeavePart.DAY in (leave.part, before.part)
            ):
                sentence = f"{leave.employee} has leave {before.id} until {before.last} already"
                yield Problem("leave", leave.id, "first", sentence)


def _of_patterns(book: RuleBook) -> Iterator[Problem]:
    for pattern in book.pattern:
        if not pattern.days:
            yield Problem("pattern", pattern.code, "days", "has no days; give at least one, '' for a day off")
        for number, entry in enumerate(pattern.days, start=1):
            codes = _codes(entry)
            if "" in codes and len(codes) > 1:
                yield Problem("pattern", pattern.code, "days", f"day {number}, {entry!r}: a code is missing")
            elif len(set(codes)) < len(codes):
                yield Problem(
                    "pattern", pattern.code, "days", f"day {number}, {entry!r}: a shift stands twice"
                )


def _codes(entry: str) -> list[str]:
    return [code.strip() for code in entry.split("+")]
