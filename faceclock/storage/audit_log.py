"""The audit log, read page by page: it may have grown for years."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from faceclock.storage.audit import AuditEntry, entry_of
from faceclock.storage.database import Database, Value
from faceclock.storage.instants import to_micros

_PAGE = 2000
# A person or an account may be gone: then the number alone tells who it was.
_SELECT = (
    "SELECT a.*, coalesce(e.name, c.name, '') AS about FROM audit AS a "
    "LEFT JOIN employees AS e ON e.id = a.subject LEFT JOIN accounts AS c ON c.id = a.subject"
)


@dataclass(frozen=True)
class AuditFilter:
    """``start`` <= at < ``end``; ``about`` is found in the subject, or in the name of a person or account. Empty:
    everything."""

    start: datetime | None = None
    end: datetime | None = None
    actor: str = ""
    action: str = ""
    about: str = ""


class Told(NamedTuple):
    """An entry and the name of whom it is about, if somebody of that ID is known."""

    entry: AuditEntry
    name: str


class AuditLog:
    """Reads the audit table; nothing here writes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def page(self, wanted: AuditFilter, before: int | None, limit: int) -> list[Told]:
        """The newest ``limit`` entries that pass, of those whose seq is below ``before`` (None: of all)."""
        where, values = _where(wanted)
        if before is not None:
            where, values = f"{where} AND a.seq < ?", [*values, before]
        rows = self._database.rows(f"{_SELECT} WHERE {where} ORDER BY a.seq DESC LIMIT ?", (*values, limit))
        return [Told(entry_of(row), name) for row in rows for name in (row.pop("about"),)]

    def count(self, wanted: AuditFilter) -> int:
        where, values = _where(wanted)
        [(found,)] = self._database.tuples(f"SELECT count(*) FROM audit AS a WHERE {where}", values)
        return int(found)

    def walk(self, wanted: AuditFilter) -> Iterator[AuditEntry]:
        """All that pass in the order of arrival, read a few thousand at a time."""
        where, values = _where(wanted)
        last = 0
        while rows := self._database.rows(
            f"SELECT a.* FROM audit AS a WHERE {where} AND a.seq > ? ORDER BY a.seq LIMIT ?",
            (*values, last, _PAGE),
        ):
            yield from map(entry_of, rows)
            last = rows[-1]["seq"]

    def before(self, entry: AuditEntry) -> AuditEntry | None:
        """The entry before it about the same subject and kind of action ("employee.update": employee)."""
        kind = entry.action.partition(".")[0]
        rows = self._database.rows(
            "SELECT * FROM audit WHERE subject = ? AND seq < ? AND (action = ? OR action LIKE ? || '.%') "
            "ORDER BY seq DESC LIMIT 1",
            (entry.subject, entry.seq, kind, kind),
        )
        return entry_of(rows[0]) if rows else None

    def actions(self) -> list[str]:
        """Every action that occurs."""
        return [row[0] for row in self._database.tuples("SELECT DISTINCT action FROM audit ORDER BY action")]

    def actors(self) -> list[str]:
        """Everybody who did something."""
        return [row[0] for row in self._database.tuples("SELECT DISTINCT actor FROM audit ORDER BY actor")]


def _where(wanted: AuditFilter) -> tuple[str, list[Value]]:
    """Conditions of our own with the values beside them."""
    found: list[tuple[str, list[Value]]] = [("true", [])]
    if wanted.start is not None:
        found.append(("a.at >= ?", [to_micros(wanted.start)]))
    if wanted.end is not None:
        found.append(("a.at < ?", [to_micros(wanted.end)]))
    if wanted.actor:
        found.append(("a.actor = ?", [wanted.actor]))
    if wanted.action:
        found.append(("a.action = ?", [wanted.action]))
    if wanted.about:
        named = "SELECT id FROM {} WHERE instr(lower(name), lower(?)) > 0"
        people, accounts = named.format("employees"), named.format("accounts")
        condition = f"(instr(a.subject, ?) > 0 OR a.subject IN ({people}) OR a.subject IN ({accounts}))"
        found.append((condition, [wanted.about] * 3))
    conditions, values = zip(*found, strict=True)
    return " AND ".join(conditions), [value for part in values for value in part]
