"""Punches that a report names one by one, found without reading the others."""

from datetime import datetime
from typing import NamedTuple

from faceclock.storage.database import Database
from faceclock.storage.instants import from_micros, to_micros

_ODD = (
    "SELECT employee_id, at, kiosk, method = 'system' AS made_by_system, clock_back, seq FROM effective_punches "
    "WHERE at >= ? AND at < ? AND NOT voided AND (method = 'system' OR clock_back) ORDER BY at, seq"
)
_LATE = (
    "SELECT employee_id, at, kiosk, 0, 0, seq FROM effective_punches "
    "WHERE at >= ? AND at < ? AND NOT voided AND NOT suppressed AND seq > ? ORDER BY at, seq"
)
_SUPPRESSED = "SELECT employee_id FROM punches WHERE at >= ? AND at < ? AND suppressed"


class OddRow(NamedTuple):
    employee_id: str
    at: datetime
    kiosk: str
    made_by_system: bool
    clock_back: bool
    seq: int


class OddPunches:
    """Reads the punches table; spans are from ``start`` to before ``end``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def flagged(self, start: datetime, end: datetime) -> list[OddRow]:
        """Made by the system, or while a kiosk's clock stood before its own last punch."""
        return [_row(*row) for row in self._database.tuples(_ODD, (to_micros(start), to_micros(end)))]

    def arrived_after(self, seq: int, start: datetime, end: datetime) -> list[OddRow]:
        """Those of the span that were stored after the punch number ``seq``."""
        return [_row(*row) for row in self._database.tuples(_LATE, (to_micros(start), to_micros(end), seq))]

    def suppressed(self, start: datetime, end: datetime) -> list[str]:
        """Whose duplicates there are, once for each."""
        rows = self._database.tuples(_SUPPRESSED, (to_micros(start), to_micros(end)))
        return [row[0] for row in rows]


def _row(employee_id: str, at: int, kiosk: str, system: int, clock_back: int, seq: int) -> OddRow:
    return OddRow(employee_id, from_micros(at), kiosk, bool(system), bool(clock_back), seq)
