"""Codes that entries name and that must be there."""

from collections.abc import Collection, Iterable, Iterator

from faceclock.attendance.checking.problem import Problem
from faceclock.domain.bookkeeping import key_of
from faceclock.domain.rulebook import RuleBook, shift_codes


def check_references(book: RuleBook) -> Iterator[Problem]:
    """Every code that nothing in the book has."""
    shifts = {shift.code for shift in book.shift}
    patterns = {pattern.code for pattern in book.pattern}
    sites = {site.code for site in book.site}
    leave_types = {kind.code for kind in book.leave_type}
    for pattern in book.pattern:
        for code in _codes(pattern.days):
            yield from _missing("pattern", pattern.code, "days", "shift", code, shifts)
    for entry in book.assignment:
        yield from _missing("assignment", entry.id, "pattern", "pattern", entry.pattern, patterns)
        for code in _codes([entry.shift]):
            yield from _missing("assignment", entry.id, "shift", "shift", code, shifts)
        yield from _missing("assignment", entry.id, "site", "site", entry.site, sites)
    for own in book.holiday:
        yield from _missing("holiday", key_of("holiday", own), "site", "site", own.site, sites)
    for leave in book.leave:
        yield from _missing("leave", leave.id, "type", "leave type", leave.type or "''", leave_types)


def _codes(days: Iterable[str]) -> list[str]:
    return sorted({code for entry in days for code in shift_codes(entry)})


def _missing(
    table: str, key: str, field: str, what: str, code: str, known: Collection[str]
) -> Iterator[Problem]:
    if code and code not in known:
        listed = f"there are {', '.join(sorted(known)[:12])}" if known else "there is none yet"
        yield Problem(table, key, field, f"there is no {what} {code}; {listed}")
