"""Later facts about punches."""

from typing import Any

from faceclock.domain.punch import Correction, CorrectionKind, Direction
from faceclock.storage.audit import Audit
from faceclock.storage.database import Database
from faceclock.storage.instants import from_micros, to_micros
from faceclock.storage.punches import Punches


class Corrections:
    """The corrections table; nothing in it is ever changed or removed."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._punches = Punches(database)
        self._audit = Audit(database)

    def add(self, correction: Correction) -> None:
        """Store a correction with its audit row. Raises InputProblem for an unknown punch."""
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
        }
        detail = {"punch": correction.punch_id, "direction": direction, "reason": correction.reason}
        with self._database.transaction():
            subject = self._punches.get(correction.punch_id).punch.employee_id
            self._database.insert("corrections", row)
            action = f"punch.{correction.kind.value}"
            self._audit.record(action, subject, actor=correction.by, at=correction.at, detail=detail)

    def of(self, punch_id: str) -> list[Correction]:
        """Everything said about one punch, oldest first."""
        rows = self._database.rows("SELECT * FROM corrections WHERE punch_id = ? ORDER BY seq", (punch_id,))
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
    )
