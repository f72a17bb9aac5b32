"""Small facts about the site that the program keeps for itself."""

from datetime import datetime

from faceclock.storage.audit import Audit, Detail
from faceclock.storage.database import Database
from faceclock.storage.instants import to_micros, utc_now


class Values:
    """The site_values table: text by key."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._audit = Audit(database)

    def get(self, key: str) -> str | None:
        rows = self._database.rows("SELECT value FROM site_values WHERE key = ?", (key,))
        return str(rows[0]["value"]) if rows else None

    def set(
        self,
        key: str,
        value: str,
        *,
        detail: Detail | None = None,
        by: str = "system",
        at: datetime | None = None,
    ) -> None:
        """``detail`` goes to the audit row; without one, the value itself."""
        with self._database.transaction():
            self._database.execute("DELETE FROM site_values WHERE key = ?", (key,))
            self._database.insert(
                "site_values", {"key": key, "value": value, "changed_at": to_micros(at or utc_now())}
            )
            self._audit.record("value.set", key, actor=by, at=at, detail=detail or {"value": value})
