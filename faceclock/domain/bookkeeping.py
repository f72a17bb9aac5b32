"""How the entries of a rule book are told apart: the tables they stand in and their keys."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from faceclock.domain.rulebook import (
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
)

Entry = (
    RuleSet
    | ShiftType
    | Pattern
    | Assignment
    | Workplace
    | OwnDay
    | LeaveType
    | Leave
    | OvertimeApproval
    | Membership
)

# In the order in which entries may name each other: a pattern its shifts, an assignment its pattern.
TYPES: Mapping[str, type[Entry]] = {
    "rules": RuleSet,
    "shift": ShiftType,
    "pattern": Pattern,
    "site": Workplace,
    "holiday": OwnDay,
    "leave_type": LeaveType,
    "assignment": Assignment,
    "leave": Leave,
    "approval": OvertimeApproval,
    "membership": Membership,
}

_KEYS: Mapping[str, Callable[[Any], str]] = {
    "rules": lambda entry: entry.valid_from.isoformat(),
    "shift": lambda entry: f"{entry.code}@{entry.valid_from.isoformat()}",
    "pattern": lambda entry: entry.code,
    "site": lambda entry: entry.code,
    "holiday": lambda entry: f"{entry.site}/{entry.day.isoformat()}",
    "leave_type": lambda entry: entry.code,
    "assignment": lambda entry: entry.id,
    "leave": lambda entry: entry.id,
    "approval": lambda entry: f"{entry.employee}/{entry.day.isoformat()}",
    "membership": lambda entry: f"{entry.employee}/{entry.first.isoformat()}",
}


def key_of(table: str, entry: Entry) -> str:
    """What no second entry of the same table has."""
    return _KEYS[table](entry)


def entries(book: RuleBook) -> Iterator[tuple[str, str, Entry]]:
    """Table, key and entry of everything in the book."""
    for table in TYPES:
        for entry in getattr(book, table):
            yield table, key_of(table, entry), entry


def book_of(found: Iterable[tuple[str, Entry]]) -> RuleBook:
    """A book of entries, each with its table; of two with one key the later one, in the order of keys."""
    tables: dict[str, dict[str, Entry]] = {table: {} for table in TYPES}
    for table, entry in found:
        tables[table][key_of(table, entry)] = entry
    ordered: dict[str, Any] = {
        table: tuple(entry for _, entry in sorted(keyed.items())) for table, keyed in tables.items()
    }
    return RuleBook(**ordered)


def merged(book: RuleBook, changes: RuleBook) -> RuleBook:
    """The book with the entries of ``changes`` in the place of those with the same key, and beside the others."""
    return book_of((table, entry) for source in (book, changes) for table, _, entry in entries(source))
