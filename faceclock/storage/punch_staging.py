"""Punches of somebody else's file, set down and compared before any of them is stored."""

from collections.abc import Iterable
from typing import NamedTuple

from faceclock.domain.punch import Direction, Method
from faceclock.storage.database import Database

IMPORT_KIOSK = "import"

_TABLE = """
CREATE TEMPORARY TABLE staged_punches (
    line INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    employee_id TEXT NOT NULL,
    at INTEGER NOT NULL,
    zone TEXT NOT NULL,
    direction TEXT NOT NULL
) STRICT
"""
_REPEATED = (
    "SELECT line, first FROM (SELECT line, min(line) OVER (PARTITION BY id) AS first FROM staged_punches) "
    "WHERE line > first"
)
# Another punch of the same person at the very instant, which does not come from this file.
_TAKEN = (
    "SELECT line, held.direction, held.method, held.id FROM staged_punches AS new JOIN punches AS held "
    "ON held.employee_id = new.employee_id AND held.at = new.at AND held.id <> new.id "
    "WHERE held.id NOT IN (SELECT id FROM staged_punches AS other WHERE other.id = held.id) "
    "AND NOT EXISTS (SELECT 1 FROM corrections WHERE punch_id = held.id AND kind = 'void')"
)
_STORE = (
    "INSERT INTO punches (id, employee_id, at, zone, direction, method, kiosk, suppressed, clock_back) "
    "SELECT id, employee_id, at, zone, direction, ?, ?, 0, 0 FROM staged_punches AS new "
    "WHERE line BETWEEN ? AND ? AND NOT EXISTS (SELECT 1 FROM punches WHERE id = new.id) ORDER BY line"
)


class StagedPunch(NamedTuple):
    """``line`` of the file, ``at`` in microseconds of UTC."""

    line: int
    id: str
    employee_id: str
    at: int
    zone: str
    direction: Direction


class Repeated(NamedTuple):
    line: int
    first: int


class Taken(NamedTuple):
    """A line whose person has another punch at that instant already."""

    line: int
    direction: str
    method: str
    punch_id: str


class PunchStaging:
    """A temporary table of this thread's connection, on disk: a million punches take no memory."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def fill(self, punches: Iterable[StagedPunch]) -> None:
        """Set down a file's punches in the place of the last one's."""
        with self._database.snapshot():
            self.clear()
            self._database.execute(_TABLE)
            self._database.execute_many("INSERT INTO staged_punches VALUES (?, ?, ?, ?, ?, ?)", punches)
            self._database.execute("CREATE INDEX temp.staged_by_id ON staged_punches (id)")

    def clear(self) -> None:
        self._database.execute("DROP TABLE IF EXISTS temp.staged_punches")

    def repeated(self, limit: int) -> list[Repeated]:
        """Lines that say what an earlier ``first`` line says."""
        rows = self._database.rows(f"{_REPEATED} ORDER BY line LIMIT ?", (limit,))
        return [Repeated(**row) for row in rows]

    def taken(self, limit: int) -> list[Taken]:
        """Lines at whose instant the person has another punch that counts."""
        rows = self._database.rows(f"{_TAKEN} ORDER BY line LIMIT ?", (limit,))
        return [Taken(row["line"], row["direction"], row["method"], row["id"]) for row in rows]

    def leave_out(self) -> int:
        """Take out what is ``repeated`` or ``taken``; how many lines that were."""
        return sum(
            self._database.execute(f"DELETE FROM staged_punches WHERE line IN (SELECT line FROM ({those}))")
            for those in (_REPEATED, _TAKEN)
        )

    def counts(self) -> tuple[int, int]:
        """How many are set down, and how many of them are stored already."""
        row = self._database.rows(
            "SELECT count(*) AS staged, count(punches.id) AS stored FROM staged_punches "
            "LEFT JOIN punches ON punches.id = staged_punches.id"
        )[0]
        return row["staged"], row["stored"]

    def last_line(self, after: int, count: int) -> int | None:
        """The line with which the next ``count`` punches end; None where there are none after ``after``."""
        rows = self._database.rows(
            "SELECT max(line) AS line FROM (SELECT line FROM staged_punches WHERE line > ? ORDER BY line LIMIT ?)",
            (after, count),
        )
        line: int | None = rows[0]["line"]
        return line

    def store(self, first: int, last: int) -> int:
        """Add the punches of these lines that are not stored already; how many that were."""
        return self._database.execute(_STORE, (Method.IMPORT.value, IMPORT_KIOSK, first, last))
