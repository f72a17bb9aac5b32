"""Which days must be computed anew; triggers and the rule book say so."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from faceclock.storage.database import Database

_END = date.max


@dataclass(frozen=True)
class Marks:
    """What is stale of one person: around ``instants`` (microseconds) and on the days of ``spans``. ``count``
    marks up to number ``newest`` were read."""

    employee_id: str
    instants: tuple[int, ...]
    spans: tuple[tuple[date, date], ...]
    count: int
    newest: int


class Staleness:
    """The attendance_stale table."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def mark(self, employee_id: str, first: date, last: date | None = None) -> None:
        """Days of a person, from ``first`` on where there is no ``last``; '' is everybody."""
        self._database.insert(
            "attendance_stale",
            {
                "employee_id": employee_id,
                "first": first.isoformat(),
                "last": last.isoformat() if last else None,
            },
        )

    def claim(self, employees: Iterable[str]) -> None:
        """Leave a mark on people that are to be computed. Of two programs that compute at once, the one that
        comes second to `done` learns of the other by it."""
        with self._database.transaction():
            self._database.execute_many(
                "INSERT INTO attendance_stale (employee_id, first) VALUES (?, ?)",
                ((employee_id, _END.isoformat()) for employee_id in employees),
            )

    def people(self) -> set[str]:
        """Everybody of whom something is stale. A mark of everybody is first made one of each."""
        self._spread()
        rows = self._database.tuples("SELECT DISTINCT employee_id FROM attendance_stale")
        return {row[0] for row in rows}

    def of(self, employee_id: str) -> Marks:
        """What was marked until now."""
        rows = self._database.tuples(
            "SELECT seq, at, first, last FROM attendance_stale WHERE employee_id = ? ORDER BY seq",
            (employee_id,),
        )
        return Marks(
            employee_id,
            tuple(at for _, at, _, _ in rows if at is not None),
            tuple((_day(first, date.min), _day(last, _END)) for _, at, first, last in rows if at is None),
            len(rows),
            rows[-1][0] if rows else 0,
        )

    def done(self, marks: Marks) -> bool:
        """Remove what was read; False where another has been quicker, and knew more or less than the caller."""
        removed = self._database.execute(
            "DELETE FROM attendance_stale WHERE employee_id = ? AND seq <= ?",
            (marks.employee_id, marks.newest),
        )
        return removed == marks.count

    def _spread(self) -> None:
        """Who has no days yet needs no mark."""
        if not self._database.tuples("SELECT 1 FROM attendance_stale WHERE employee_id = '' LIMIT 1"):
            return
        with self._database.transaction():
            self._database.execute(
                "INSERT INTO attendance_stale (employee_id, first, last) SELECT reach.employee_id, stale.first, "
                "stale.last FROM attendance_reach AS reach, attendance_stale AS stale WHERE stale.employee_id = ''"
            )
            self._database.execute("DELETE FROM attendance_stale WHERE employee_id = ''")


def _day(text: str | None, otherwise: date) -> date:
    return date.fromisoformat(text) if text else otherwise
