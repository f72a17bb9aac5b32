"""People who left: since when, and what is still held of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from faceclock.storage.audit import Audit
from faceclock.storage.database import Database
from faceclock.storage.instants import from_micros
from faceclock.storage.person_keys import PersonKeys
from faceclock.storage.seals import KeyPurpose

# Who left before the day was noted: the audit log knows when the person was last set to be no longer active.
_SINCE = (
    "SELECT e.id, e.name, coalesce(e.left_at, (SELECT max(a.at) FROM audit AS a WHERE a.subject = e.id "
    "AND a.action IN ('employee.update', 'employee.add') AND json_extract(a.detail, '$.active') = 0), "
    "e.created_at) AS since, "
    "(SELECT count(*) FROM templates WHERE employee_id = e.id) AS templates, "
    "(SELECT count(*) FROM enrolment_pictures WHERE employee_id = e.id) AS pictures, "
    "(SELECT count(*) FROM portraits WHERE employee_id = e.id) AS portraits, "
    "(SELECT count(*) FROM pins WHERE employee_id = e.id) AS pins "
    "FROM employees AS e WHERE NOT e.active ORDER BY since, e.id"
)
_HELD = {"templates": "templates", "pictures": "enrolment_pictures", "portraits": "portraits", "pins": "pins"}


@dataclass(frozen=True)
class Leaver:
    """``held``: how many templates, pictures, portraits and PINs are stored."""

    id: str
    name: str
    left_at: datetime
    held: Mapping[str, int]


class Leavers:
    """What retention asks and does. ``by`` says who had it done."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._audit = Audit(database)

    def all(self) -> list[Leaver]:
        """Everybody who is not active any more, who left first at first."""
        rows = self._database.rows(_SINCE)
        return [
            Leaver(row["id"], row["name"], from_micros(row["since"]), {what: row[what] for what in _HELD})
            for row in rows
        ]

    def forget_face(self, employee_id: str, *, by: str, at: datetime) -> dict[str, int]:
        """Delete templates, pictures, portrait, their key and the PIN of who is still not active; how many of what it
        was."""
        with self._database.transaction():
            if not self._database.rows("SELECT 1 FROM employees WHERE id = ? AND NOT active", (employee_id,)):
                return {}
            deleted = {  # pictures first: they go with their templates, and would not be counted
                what: self._database.execute(
                    f"DELETE FROM {_HELD[what]} WHERE employee_id = ?", (employee_id,)
                )
                for what in ("pictures", "templates", "portraits", "pins")
            }
            PersonKeys(self._database).destroy(employee_id, KeyPurpose.FACE)
            self._audit.record("retention.face", employee_id, actor=by, at=at, detail=deleted)
            return deleted
