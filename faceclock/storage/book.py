"""The rule book as facts: what was set, by whom, when, and what holds now. Nothing in it is ever changed."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from faceclock.domain.bookkeeping import TYPES, Entry, book_of, key_of
from faceclock.domain.errors import InputProblem
from faceclock.domain.identifiers import uuid7
from faceclock.domain.rulebook import Membership, RuleBook
from faceclock.storage.audit import Audit
from faceclock.storage.book_reach import Span, touched
from faceclock.storage.database import Database
from faceclock.storage.instants import from_micros, to_micros, utc_now


@cache
def _adapter(kind: str) -> TypeAdapter[Any]:
    """Made when first needed: a kiosk reads no book at its start."""
    return TypeAdapter(TYPES[kind])


# SQLite: beside max(seq) the other columns are of that very row.
_CURRENT = (
    "SELECT kind, key, body, max(seq) AS seq FROM book_facts "
    "WHERE seq <= ? AND kind IN (SELECT value FROM json_each(?)) GROUP BY kind, key"
)
_NEWEST = 2**62


@dataclass(frozen=True)
class BookFact:
    """One entry as it was set; ``entry`` is None where it was taken back."""

    seq: int
    kind: str
    key: str
    entry: Entry | None
    at: datetime
    by: str


class Book:
    """The book_facts table. Each change is audited, and what it touches is marked to be computed anew."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._audit = Audit(database)

    def current(self, seen: int = _NEWEST, kinds: Collection[str] = TYPES) -> RuleBook:
        """What holds, or held when ``seen`` was the newest fact; entries by key, of some ``kinds`` only."""
        rows = self._database.rows(_CURRENT, (seen, json.dumps(list(kinds))))
        return book_of(
            (row["kind"], _adapter(row["kind"]).validate_json(row["body"])) for row in rows if row["body"]
        )

    def newest(self) -> int:
        """The number of the last fact, 0 where there is none."""
        return int(self._database.rows("SELECT coalesce(max(seq), 0) AS seq FROM book_facts")[0]["seq"])

    def put(self, kind: str, entry: Entry, *, by: str, at: datetime | None = None) -> bool:
        """Set an entry, in the place of an earlier one with its key; False when it stood so already."""
        key = key_of(kind, entry)
        with self._database.transaction():
            before = self.get(kind, key)
            if before == entry:
                return False
            body = _adapter(kind).dump_json(entry).decode()
            self._add(kind, key, body, by, at)
            self._mark(kind, [found for found in (before, entry) if found is not None])
        return True

    def take_back(self, kind: str, key: str, *, by: str, at: datetime | None = None) -> None:
        """Let an entry count no longer. Raises InputProblem where none with this key holds."""
        with self._database.transaction():
            before = self.get(kind, key)
            if before is None:
                raise InputProblem(f"There is no {spoken(kind)} {key}; nothing was taken back.")
            self._add(kind, key, None, by, at)
            self._mark(kind, [before])

    def get(self, kind: str, key: str) -> Entry | None:
        """The entry that holds under a key."""
        rows = self._database.rows(
            "SELECT body FROM book_facts WHERE kind = ? AND key = ? ORDER BY seq DESC LIMIT 1", (kind, key)
        )
        return _entry(kind, rows[0]["body"]) if rows else None

    def memberships_of(self, employee_id: str) -> list[Membership]:
        """The teams of one person by their first day, without reading those of everybody."""
        rows = self._database.rows(
            "SELECT key, body, max(seq) AS seq FROM book_facts "
            "WHERE kind = 'membership' AND key >= ? AND key < ? GROUP BY key",
            (f"{employee_id}/", f"{employee_id}0"),  # "0" comes after "/"
        )
        found = [_adapter("membership").validate_json(row["body"]) for row in rows if row["body"]]
        own = [entry for entry in found if entry.employee == employee_id]  # "7/a" has keys in this range, too
        return sorted(own, key=lambda entry: entry.first)

    def subjects_about(self, employees: Collection[str], team: str = "") -> set[str]:
        """What the audit calls the entries that ever were of these people or this team."""
        rows = self._database.tuples(
            "SELECT DISTINCT kind || ' ' || key, json_extract(body, '$.employee'), json_extract(body, '$.team') "
            "FROM book_facts WHERE body IS NOT NULL"
        )
        return {
            subject
            for subject, employee, of_team in rows
            if employee in employees or (team and of_team == team)
        }

    def history(self, kind: str, key: str) -> list[BookFact]:
        """Everything that was set under a key, oldest first."""
        rows = self._database.rows(
            "SELECT * FROM book_facts WHERE kind = ? AND key = ? ORDER BY seq", (kind, key)
        )
        return [_fact(row) for row in rows]

    def _add(self, kind: str, key: str, body: str | None, by: str, at: datetime | None) -> None:
        moment = at or utc_now()
        row = {
            "id": uuid7(),
            "kind": kind,
            "key": key,
            "body": body,
            "at": to_micros(moment),
            "actor": by,
            "kiosk": self._database.kiosk,
        }
        self._database.insert("book_facts", row)
        action = "book.take_back" if body is None else "book.set"
        self._audit.record(action, f"{kind} {key}", actor=by, at=moment, detail={"body": body})

    def _mark(self, kind: str, changed: list[Entry]) -> None:
        book = self._surroundings(kind, changed[0])
        for span in {span for entry in changed for span in touched(entry, book)}:
            mark_stale(self._database, span)

    def _surroundings(self, kind: str, entry: Entry) -> RuleBook:
        """As much of the book as says whom a change of ``entry`` touches; entries under one key are of one person."""
        if isinstance(entry, Membership):
            return RuleBook(membership=tuple(self.memberships_of(entry.employee)))
        return RuleBook() if kind in _SELF_CONTAINED else self.current()


_SELF_CONTAINED = (
    "rules",
    "assignment",
    "holiday",
    "leave",
    "approval",
)  # they say themselves whom they touch
_SPOKEN = {"leave_type": "leave type", "rules": "rules from", "approval": "overtime approval"}


def spoken(kind: str) -> str:
    """A table's name in a sentence."""
    return _SPOKEN.get(kind, kind)


def mark_stale(database: Database, span: Span) -> None:
    """Let the days of a span be computed anew by who reads them next."""
    first = span.first.isoformat()
    last = span.last.isoformat() if span.last else None
    if span.team:
        database.execute(
            "INSERT INTO attendance_stale (employee_id, first, last) SELECT id, ?, ? FROM employees "
            "WHERE team = ?",
            (first, last, span.team),
        )
        return
    database.insert("attendance_stale", {"employee_id": span.employee, "first": first, "last": last})


def _entry(kind: str, body: str | None) -> Entry | None:
    return None if body is None else _adapter(kind).validate_json(body)


def _fact(row: dict[str, Any]) -> BookFact:
    entry = _entry(row["kind"], row["body"])
    return BookFact(row["seq"], row["kind"], row["key"], entry, from_micros(row["at"]), row["actor"])
