"""Later facts about punches."""

from typing import Any

from faceclock.domain.errors import InputProblem
from faceclock.domain.punch import Correction, CorrectionKind, Direction
from faceclock.storage.audit import Audit
from faceclock.storage.database import Database
from faceclock.storage.instants import from_micros, to_micros
from faceclock.storage.punches import Punches

_ACTIONS = {
    CorrectionKind.ADD: "punch.added-by-hand",
    CorrectionKind.VOID: "punch.void",
    CorrectionKind.DIRECTION: "punch.direction",
}


class Corrections:
    """The corrections table; nothing in it is ever changed or removed."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._punches = Punches(database)
        self._audit = Audit(database)

    def add(self, correction: Correction) -> None:
        """Store a correction with its audit row. Raises InputProblem for a punch that is unknown, or void
        already: nothing makes it count again."""
        direction = correction.direction.value if correction.direction else None
        row = {
            "id": correction.id,
            "punch_id": correction.punch_id,
            "kind": correction.kind.value,
            "direction": direction,
            "at": to_micros(correction.at),
            "actor": correction.by,
            "reason": correction.reason,
            "kiosk": self._database.kiosk,
            "requested_by": correction.requested_by,
            "approved_by": correction.approved_by,
        }
        detail = {
            "punch": correction.punch_id,
            "direction": direction,
            "reason": correction.reason,
            "requested_by": correction.requested_by,
            "approved_by": correction.approved_by,
        }
        with self._database.transaction():
            found = self._punches.get(correction.punch_id)
            if found.voided:
                raise InputProblem(
                    f"The punch {correction.punch_id} has been undone already; nothing was changed."
                )
            self._database.insert("corrections", row)
            self._audit.record(
                _ACTIONS[correction.kind],
                found.punch.employee_id,
                actor=correction.by,
                at=correction.at,
                detail=detail,
            )

    def of(self, punch_id: str) -> list[Correction]:
        """Everything said about one punch, oldest first."""
        rows = self._database.rows("SELECT * FROM corrections WHERE punch_id = ? ORDER BY seq", (punch_id,))
        return [_correction(row) for row in rows]

    def newest(self, limit: int, employee_id: str = "") -> list[Correction]:
        """The last ``limit`` of everybody or of one person, newest first."""
        rows = self._database.rows(
            "SELECT corrections.* FROM corrections JOIN punches ON punches.id = punch_id "
            "WHERE ? IN ('', employee_id) ORDER BY corrections.seq DESC LIMIT ?",
            (employee_id, limit),
        )
        return [_correction(row) for row in rows]


def _correction(row: dict[str, Any]) -> Correction:
    return Correction(
        id=row["id"],
        punch_id=row["punch_id"],
        kind=CorrectionKind(row["kind"]),
        at=from_micros(row["at"]),
        by=row["actor"],
        reason=row["reason"],
        direction=Direction(row["direction"]) if row["direction"] else None,
        requested_by=row["requested_by"],
        approved_by=row["approved_by"],
    )
