"""Who did what, when: rows that nobody can change."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from faceclock.storage.database import Database, Value
from faceclock.storage.instants import from_micros, to_micros, utc_now

_PAGE = 5000

Detail = Mapping[str, str | int | float | bool | None]


@dataclass(frozen=True)
class AuditEntry:
    """``seq`` is the order of arrival, ``detail`` plain JSON. Never holds a PIN, a vector or a picture."""

    seq: int
    at: datetime
    kiosk: str
    actor: str
    action: str
    subject: str
    detail: dict[str, Any]


class Audit:
    """The audit table."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def record(
        self,
        action: str,
        subject: str,
        *,
        actor: str,
        at: datetime | None = None,
        detail: Detail | None = None,
    ) -> None:
        """Add one row; inside a transaction it is committed with what it tells of."""
        row: dict[str, Value] = {
            "at": to_micros(at or utc_now()),
            "kiosk": self._database.kiosk,
            "actor": actor,
            "action": action,
            "subject": subject,
            "detail": json.dumps(dict(detail or {}), ensure_ascii=False, allow_nan=False),
        }
        self._database.insert("audit", row)

    def newest(self, limit: int = 100) -> list[AuditEntry]:
        """The last ``limit`` rows, newest first."""
        rows = self._database.rows("SELECT * FROM audit ORDER BY seq DESC LIMIT ?", (limit,))
        return [entry_of(row) for row in rows]

    def about(self, subject: str) -> list[AuditEntry]:
        """All rows about one subject, oldest first."""
        rows = self._database.rows("SELECT * FROM audit WHERE subject = ? ORDER BY seq", (subject,))
        return [entry_of(row) for row in rows]

    def reach(self) -> tuple[datetime, datetime] | None:
        """The first and the last instant; None where there are no rows. Reads them all."""
        [(first, last)] = self._database.tuples("SELECT min(at), max(at) FROM audit")
        return None if first is None else (from_micros(first), from_micros(last))

    def between(self, start: datetime, end: datetime) -> Iterator[AuditEntry]:
        """Rows with start <= at < end in the order of arrival, read a few thousand at a time."""
        last = 0
        while rows := self._database.rows(
            "SELECT * FROM audit WHERE seq > ? AND at >= ? AND at < ? ORDER BY seq LIMIT ?",
            (last, to_micros(start), to_micros(end), _PAGE),
        ):
            yield from map(entry_of, rows)
            last = rows[-1]["seq"]


def entry_of(row: dict[str, Any]) -> AuditEntry:
    """The entry of a whole row of the table."""
    return AuditEntry(**{**row, "at": from_micros(row["at"]), "detail": json.loads(row["detail"])})
