"""Computed days. What is here may be emptied at any time; it is computed again from the facts."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from faceclock.domain.attendance import DayResult
from faceclock.storage.database import Database
from faceclock.storage.day_rows import COLUMNS, MARKS, Row, result_of, row_of

_BATCH = 500  # employees a query


class Reach(NamedTuple):
    """All days first..last of a person are here. ``due``: the instant (microseconds) from which on a pending one
    of them may be decided, None where none is pending."""

    first: date
    last: date
    due: int | None


class AttendanceDays:
    """The attendance_days table and attendance_reach."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def reach_of(self, employee_id: str) -> Reach | None:
        """None where nothing of a person is here."""
        rows = self._database.tuples(
            "SELECT first, last, due FROM attendance_reach WHERE employee_id = ?", (employee_id,)
        )
        return _reach(*rows[0]) if rows else None

    def reaches(self) -> dict[str, Reach]:
        """Of everybody."""
        rows = self._database.tuples("SELECT employee_id, first, last, due FROM attendance_reach")
        return {who: _reach(first, last, due) for who, first, last, due in rows}

    def of(self, employee_id: str, first: date, last: date) -> list[DayResult]:
        """The days of one person, in order; one that somebody has damaged is as good as none."""
        rows = self.rows_of(employee_id, first, last)
        return [day for row in rows if (day := _readable(row)) is not None]

    def rows_of(self, employee_id: str, first: date, last: date) -> list[Row]:
        """As they are stored, in the form of `row_of`."""
        return self._database.tuples(
            f"SELECT {COLUMNS} FROM attendance_days WHERE employee_id = ? AND day BETWEEN ? AND ? ORDER BY day",
            (employee_id, first.isoformat(), last.isoformat()),
        )

    def of_all(self, employees: Sequence[str], first: date, last: date) -> Iterator[DayResult]:
        """By employee and day; a few hundred people are read at a time."""
        span = (first.isoformat(), last.isoformat())
        for start in range(0, len(employees), _BATCH):
            batch = employees[start : start + _BATCH]
            marks = ", ".join("?" * len(batch))
            rows = self._database.tuples(
                f"SELECT {COLUMNS} FROM attendance_days WHERE employee_id IN ({marks}) "
                "AND day BETWEEN ? AND ? ORDER BY employee_id, day",
                (*batch, *span),
            )
            yield from map(result_of, rows)

    def pending_of(self, employee_id: str) -> list[date]:
        """The days on which something may still come."""
        rows = self._database.tuples(
            "SELECT day FROM attendance_days WHERE employee_id = ? AND status = 'pending'", (employee_id,)
        )
        return [date.fromisoformat(row[0]) for row in rows]

    def write(self, employee_id: str, days: Iterable[DayResult], reach: Reach) -> None:
        """Store days in the place of earlier ones, and which days there are now."""
        with self._database.transaction():
            self._database.execute_many(
                f"INSERT OR REPLACE INTO attendance_days ({COLUMNS}) VALUES ({MARKS})", map(row_of, days)
            )
            self._database.execute(
                "INSERT OR REPLACE INTO attendance_reach VALUES (?, ?, ?, ?)",
                (employee_id, reach.first.isoformat(), reach.last.isoformat(), reach.due),
            )

    def forget(self) -> None:
        """Empty the cache."""
        with self._database.transaction():
            for table in ("attendance_days", "attendance_reach", "attendance_stale"):
                self._database.execute(f"DELETE FROM {table}")


def _readable(row: Row) -> DayResult | None:
    try:
        return result_of(row)
    except (KeyError, ValueError, TypeError, OverflowError):
        return None


def _reach(first: str, last: str, due: int | None) -> Reach:
    return Reach(date.fromisoformat(first), date.fromisoformat(last), due)
