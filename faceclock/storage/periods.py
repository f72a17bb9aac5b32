"""Periods that payroll has closed, and the hours as they were then."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from faceclock.domain.attendance import DayResult
from faceclock.storage.audit import Audit
from faceclock.storage.database import Database, Value
from faceclock.storage.day_rows import COLUMNS, result_of
from faceclock.storage.instants import from_micros, to_micros

_LOCKED = (
    "SELECT * FROM periods AS held WHERE locked AND NOT EXISTS (SELECT 1 FROM periods AS later "
    "WHERE NOT later.locked AND later.first = held.first AND later.last = held.last AND later.seq > held.seq)"
)


@dataclass(frozen=True)
class Period:
    """A locking or unlocking of days. ``seen`` is the newest punch, correction and book fact at that moment."""

    id: str
    first: date
    last: date
    locked: bool
    at: datetime
    by: str
    reason: str
    seen: tuple[int, int, int]


class Periods:
    """The periods and locked_days tables; nothing in them is ever changed or removed."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._audit = Audit(database)

    def add(self, period: Period) -> None:
        """Lock or unlock. Locking keeps the days as they stand computed. Raises StorageProblem."""
        row: dict[str, Value] = {
            "id": period.id,
            "first": period.first.isoformat(),
            "last": period.last.isoformat(),
            "locked": int(period.locked),
            "at": to_micros(period.at),
            "actor": period.by,
            "reason": period.reason,
            "punches_seen": period.seen[0],
            "corrections_seen": period.seen[1],
            "book_seen": period.seen[2],
            "kiosk": self._database.kiosk,
        }
        action = "attendance.lock" if period.locked else "attendance.unlock"
        days = f"{period.first}..{period.last}"
        with self._database.transaction():
            self._database.insert("periods", row)
            if period.locked:
                self._keep_days(period)
            self._audit.record(action, days, actor=period.by, at=period.at, detail={"reason": period.reason})

    def locked(self) -> list[Period]:
        """Those that are closed now, by day."""
        return [_period(row) for row in self._database.rows(f"{_LOCKED} ORDER BY first")]

    def history(self) -> list[Period]:
        """All lockings and unlockings, oldest first."""
        return [_period(row) for row in self._database.rows("SELECT * FROM periods ORDER BY seq")]

    def holding(self, day: date) -> Period | None:
        """The closed period that a day lies in."""
        return next((period for period in self.locked() if period.first <= day <= period.last), None)

    def days_of(self, employee_id: str, first: date, last: date) -> Iterator[DayResult]:
        """The hours of one person as they were when their days were closed; none of a day that is open."""
        columns = ", ".join(f"days.{name.strip()}" for name in COLUMNS.split(","))
        rows = self._database.tuples(
            f"SELECT {columns} FROM locked_days AS days JOIN ({_LOCKED}) AS held ON held.id = days.period "
            "WHERE days.employee_id = ? AND days.day BETWEEN ? AND ? ORDER BY days.day",
            (employee_id, first.isoformat(), last.isoformat()),
        )
        return map(result_of, rows)

    def _keep_days(self, period: Period) -> None:
        self._database.execute(
            f"INSERT INTO locked_days (period, {COLUMNS}) SELECT ?, {COLUMNS} FROM attendance_days "
            "WHERE employee_id IN (SELECT employee_id FROM attendance_reach) AND day BETWEEN ? AND ?",
            (period.id, period.first.isoformat(), period.last.isoformat()),
        )


def _period(row: dict[str, Any]) -> Period:
    return Period(
        id=row["id"],
        first=date.fromisoformat(row["first"]),
        last=date.fromisoformat(row["last"]),
        locked=bool(row["locked"]),
        at=from_micros(row["at"]),
        by=row["actor"],
        reason=row["reason"],
        seen=(row["punches_seen"], row["corrections_seen"], row["book_seen"]),
    )
