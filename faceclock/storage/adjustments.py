"""Minutes that a locked day should have had, booked into an open one."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from faceclock.storage.audit import Audit
from faceclock.storage.database import Database
from faceclock.storage.instants import from_micros, to_micros


@dataclass(frozen=True)
class Adjustment:
    """``day`` gets ``minutes`` (never 0, below it they are taken), which ``for_day`` should have had."""

    id: str
    employee_id: str
    day: date
    for_day: date
    minutes: int
    reason: str
    requested_by: str
    approved_by: str
    at: datetime
    by: str


class Adjustments:
    """The adjustments table; nothing in it is ever changed or removed."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._audit = Audit(database)

    def add(self, adjustment: Adjustment) -> None:
        """Store one with its audit row. Raises StorageProblem."""
        told: dict[str, str | int] = {
            "day": adjustment.day.isoformat(),
            "for_day": adjustment.for_day.isoformat(),
            "minutes": adjustment.minutes,
            "reason": adjustment.reason,
            "requested_by": adjustment.requested_by,
            "approved_by": adjustment.approved_by,
        }
        stored: dict[str, str | int] = {
            "id": adjustment.id,
            "employee_id": adjustment.employee_id,
            "at": to_micros(adjustment.at),
            "actor": adjustment.by,
            "kiosk": self._database.kiosk,
        }
        with self._database.transaction():
            self._database.insert("adjustments", told | stored)
            self._audit.record(
                "attendance.adjust",
                adjustment.employee_id,
                actor=adjustment.by,
                at=adjustment.at,
                detail={"adjustment": adjustment.id, **told},
            )

    def of(self, employee_id: str) -> list[Adjustment]:
        """All of one person, oldest first."""
        return self._select("employee_id = ? ORDER BY seq", employee_id)

    def between(self, first: date, last: date) -> list[Adjustment]:
        """Everybody's that are booked into the days ``first`` to ``last``, by person and day."""
        condition = "day BETWEEN ? AND ? ORDER BY employee_id, day, seq"
        return self._select(condition, first.isoformat(), last.isoformat())

    def balances(self, first: date, last: date) -> list[tuple[str, date, int]]:
        """Person, day and sum of what was booked for the days ``first`` to ``last`` and not taken back."""
        rows = self._database.tuples(
            "SELECT employee_id, for_day, sum(minutes) FROM adjustments WHERE for_day BETWEEN ? AND ? "
            "GROUP BY employee_id, for_day HAVING sum(minutes) <> 0 ORDER BY employee_id, for_day",
            (first.isoformat(), last.isoformat()),
        )
        return [(employee_id, date.fromisoformat(day), minutes) for employee_id, day, minutes in rows]

    def newest(self, limit: int, employee_id: str = "") -> list[Adjustment]:
        """The last ``limit`` of everybody or of one person, newest first."""
        sql = "SELECT * FROM adjustments WHERE ? IN ('', employee_id) ORDER BY seq DESC LIMIT ?"
        return [_adjustment(row) for row in self._database.rows(sql, (employee_id, limit))]

    def _select(self, condition: str, *parameters: str) -> list[Adjustment]:
        rows = self._database.rows(f"SELECT * FROM adjustments WHERE {condition}", parameters)
        return [_adjustment(row) for row in rows]


def _adjustment(row: dict[str, Any]) -> Adjustment:
    return Adjustment(
        id=row["id"],
        employee_id=row["employee_id"],
        day=date.fromisoformat(row["day"]),
        for_day=date.fromisoformat(row["for_day"]),
        minutes=row["minutes"],
        reason=row["reason"],
        requested_by=row["requested_by"],
        approved_by=row["approved_by"],
        at=from_micros(row["at"]),
        by=row["actor"],
    )
