"""What has arrived since one last looked, without reading it all again."""

from typing import Any, NamedTuple

from faceclock.storage.database import Database, Value

Roll = dict[str, tuple[Any, ...]]

_CHANGED = """
SELECT DISTINCT employee_id FROM punches
WHERE (seq > :punches AND seq <= :punches_now AND at <= :now) OR (at > :at AND at <= :now)
UNION
SELECT punches.employee_id FROM corrections JOIN punches ON punches.id = corrections.punch_id
WHERE corrections.seq > :corrections AND corrections.seq <= :corrections_now
"""


class Newest(NamedTuple):
    """The last punch and correction to arrive, 0 for none, at an instant (microseconds)."""

    punches: int
    corrections: int
    at: int


class News:
    """Reads punches, corrections and the roll."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def newest(self, now: int) -> Newest:
        """What there is at the instant ``now``."""
        [(punches, corrections)] = self._database.tuples(
            "SELECT coalesce((SELECT max(seq) FROM punches), 0), coalesce((SELECT max(seq) FROM corrections), 0)"
        )
        return Newest(punches, corrections, now)

    def of_people(self, before: Newest, now: Newest) -> list[str]:
        """Whose punches or corrections are new; also whose punch, made by a clock that was ahead, counts now."""
        wanted: dict[str, Value] = {
            "punches": before.punches,
            "punches_now": now.punches,
            "corrections": before.corrections,
            "corrections_now": now.corrections,
            "at": before.at,
            "now": now.at,
        }
        return [row[0] for row in self._database.tuples(_CHANGED, wanted)]

    def roll(self) -> Roll:
        """What the plans of everybody on the roll depend on, by ID."""
        rows = self._database.tuples("SELECT id, team, active, created_at FROM employees")
        return {row[0]: row[1:] for row in rows}
