"""Figures over computed days, without making results of them."""

from datetime import date

from faceclock.storage.database import Database

_BEHIND = """
SELECT employees.id FROM employees LEFT JOIN attendance_reach AS reach ON reach.employee_id = employees.id
WHERE reach.employee_id IS NULL OR reach.last < :last OR reach.first > :first OR reach.due <= :now
    OR EXISTS (SELECT 1 FROM attendance_stale AS stale WHERE stale.employee_id IN ('', employees.id))
"""
# Through the roll, by the key of the days: in a table of years nothing else is read.
_TODAY = "FROM employees JOIN attendance_days AS days ON days.employee_id = employees.id AND days.day = ?"
_EXPECTED = f"""
SELECT count(*) {_TODAY} WHERE kind = 'workday' AND shifts <> '' AND status NOT IN ('leave', 'on-duty')
"""


class DayFigures:
    """Reads the attendance_days and attendance_reach tables as they are: what is stale is not computed first."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def behind(self, first: date, last: date, now: int) -> list[str]:
        """Who on the roll has days first..last that are stale, missing, or pending and decided by ``now``."""
        wanted: dict[str, str | int | float | bytes | None] = {
            "first": first.isoformat(),
            "last": last.isoformat(),
            "now": now,
        }
        return [row[0] for row in self._database.tuples(_BEHIND, wanted)]

    def expected(self, day: date) -> int:
        """How many people are to work at any time of a day."""
        return int(self._database.tuples(_EXPECTED, (day.isoformat(),))[0][0])

    def late(self, day: date) -> list[int]:
        """The minutes of each late arrival, ascending."""
        rows = self._database.tuples(f"SELECT late {_TODAY} WHERE late > 0 ORDER BY late", (day.isoformat(),))
        return [minutes for (minutes,) in rows]

    def missing(self, first: date, last: date) -> int:
        """How many punches are missing on days first..last, whose absence is settled neither way."""
        [(count,)] = self._database.tuples(
            "SELECT coalesce(sum(missing), 0) FROM attendance_days WHERE day BETWEEN ? AND ? AND missing > 0",
            (first.isoformat(), last.isoformat()),
        )
        return int(count)
