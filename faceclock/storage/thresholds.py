"""Thresholds that were chosen; the last one of a pack holds, and none is ever changed or removed."""

import json
from typing import Any

from faceclock.domain.thresholds import ThresholdChoice
from faceclock.storage.audit import Audit
from faceclock.storage.database import Database
from faceclock.storage.instants import from_micros, to_micros


class Thresholds:
    """The thresholds table."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._audit = Audit(database)

    def add(self, choice: ThresholdChoice) -> None:
        """Store a choice with its audit row. Raises StorageProblem."""
        row: dict[str, str | int | float | None] = {
            "id": choice.id,
            "pack_digest": choice.pack_digest,
            "similarity": choice.similarity,
            "basis": json.dumps(dict(choice.basis), ensure_ascii=False, allow_nan=False),
            "reason": choice.reason,
            "at": to_micros(choice.at),
            "actor": choice.actor,
            "kiosk": self._database.kiosk,
        }
        detail = {**choice.basis, "similarity": choice.similarity, "reason": choice.reason}
        with self._database.transaction():
            self._database.insert("thresholds", row)
            self._audit.record(
                "threshold.set", choice.pack_digest, actor=choice.actor, at=choice.at, detail=detail
            )

    def current(self, pack_digest: str) -> ThresholdChoice | None:
        """The last choice for a pack, which may have gone back to its calibration."""
        found = self._database.rows(
            "SELECT * FROM thresholds WHERE pack_digest = ? ORDER BY seq DESC LIMIT 1", (pack_digest,)
        )
        return _choice(found[0]) if found else None

    def of(self, pack_digest: str) -> list[ThresholdChoice]:
        """All choices for a pack, the newest first."""
        rows = self._database.rows(
            "SELECT * FROM thresholds WHERE pack_digest = ? ORDER BY seq DESC", (pack_digest,)
        )
        return [_choice(row) for row in rows]

    def state(self, pack_digest: str) -> int:
        """Another number whenever there is another choice for a pack."""
        rows = self._database.rows(
            "SELECT coalesce(max(seq), 0) AS seq FROM thresholds WHERE pack_digest = ?", (pack_digest,)
        )
        return int(rows[0]["seq"])


def _choice(row: dict[str, Any]) -> ThresholdChoice:
    return ThresholdChoice(
        row["id"],
        row["pack_digest"],
        row["similarity"],
        json.loads(row["basis"]),
        row["reason"],
        from_micros(row["at"]),
        row["actor"],
    )
