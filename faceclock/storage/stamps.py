"""Punches as attendance reads them: tuples, as corrected, quickly."""

from typing import Any

from faceclock.domain.attendance import Stamp
from faceclock.domain.punch import Direction, Method
from faceclock.storage.database import Database, Value

_DIRECTIONS = {direction.value: direction for direction in Direction}
_METHODS = {method.value: method for method in Method}
_EARLIEST, _LATEST = -(2**62), 2**62

_SELECT = """
SELECT id, at, direction, method,
    EXISTS (SELECT 1 FROM corrections WHERE punch_id = punches.id AND kind = 'void' AND seq <= :corrections),
    (SELECT direction FROM corrections WHERE punch_id = punches.id AND kind = 'direction' AND seq <= :corrections
     ORDER BY seq DESC LIMIT 1)
FROM punches
WHERE employee_id = :who AND at BETWEEN :start AND :end AND seq <= :punches
ORDER BY at, id
"""


class Stamps:
    """Reads punches and corrections. ``punches_seen`` and ``corrections_seen``: only what had arrived by then."""

    def __init__(
        self, database: Database, punches_seen: int = _LATEST, corrections_seen: int = _LATEST
    ) -> None:
        self._database = database
        self._bounds = {"punches": punches_seen, "corrections": corrections_seen}

    def of(self, employee_id: str, start: int = _EARLIEST, end: int = _LATEST) -> list[Stamp]:
        """Between two instants, both included, in order; voided and suppressed ones too."""
        wanted: dict[str, Value] = {"who": employee_id, "start": start, "end": end, **self._bounds}
        return [_stamp(*row) for row in self._database.tuples(_SELECT, wanted)]

    def first_of(self, employee_id: str) -> int | None:
        """The instant of the person's first punch."""
        found = self._database.tuples("SELECT min(at) FROM punches WHERE employee_id = ?", (employee_id,))
        return None if found[0][0] is None else int(found[0][0])

    def made_between(self, start: int, end: int) -> dict[str, tuple[str, str]]:
        """Whose punches there are between two instants, both included, and at which kiosks, by the punch's ID."""
        rows = self._database.tuples(
            "SELECT id, employee_id, kiosk FROM punches WHERE at BETWEEN ? AND ?", (start, end)
        )
        return {id: (employee_id, kiosk) for id, employee_id, kiosk in rows}

    def newest(self) -> tuple[int, int]:
        """The numbers of the last punch and the last correction to arrive, 0 for none."""
        [(punches, corrections)] = self._database.tuples(
            "SELECT coalesce((SELECT max(seq) FROM punches), 0), coalesce((SELECT max(seq) FROM corrections), 0)"
        )
        return punches, corrections


def _stamp(id: str, at: int, made: str, method: str, voided: int, corrected: Any) -> Stamp:
    direction = _DIRECTIONS[made]
    if corrected is None:
        return Stamp(id, at, direction, _METHODS[method], voided == 1)
    return Stamp(id, at, _DIRECTIONS[corrected], _METHODS[method], voided == 1, direction)
