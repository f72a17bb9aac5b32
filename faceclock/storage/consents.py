"""Consents as they were given and withdrawn; the last record of a purpose is the one that stands."""

from datetime import datetime
from typing import Any

from faceclock.domain.consent import Consent, Purpose
from faceclock.domain.errors import InputProblem
from faceclock.domain.identifiers import uuid7
from faceclock.storage.audit import Audit
from faceclock.storage.database import Database
from faceclock.storage.instants import from_micros, to_micros, utc_now
from faceclock.storage.person_keys import PersonKeys
from faceclock.storage.seals import KeyPurpose

_ENDED = "ended with the person's removal"
_STANDING = (
    "SELECT employee_id FROM consents AS c WHERE purpose = ? AND given "
    "AND NOT EXISTS (SELECT 1 FROM consents AS later WHERE later.employee_id = c.employee_id "
    "AND later.purpose = c.purpose AND later.seq > c.seq)"
)


class Consents:
    """The consents table; nothing in it is ever changed or removed."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._audit = Audit(database)
        self._keys = PersonKeys(database)

    def add(self, consent: Consent) -> None:
        """Store a consent, or its withdrawal. Who no longer lets pictures be kept has none a moment later.

        Raises InputProblem when nobody has the ID.
        """
        with self._database.transaction():
            if not self._database.rows("SELECT 1 FROM employees WHERE id = ?", (consent.employee_id,)):
                raise InputProblem(
                    f"Nobody has the ID {consent.employee_id}; look it up in the list of people."
                )
            self._insert(consent)

    def end(self, employee_id: str, *, by: str, at: datetime | None = None) -> None:
        """Withdraw what stands, as the person leaves: whoever gets the ID later has agreed to nothing."""
        for purpose in Purpose:
            if self.stands(employee_id, purpose):
                self._insert(Consent(uuid7(), employee_id, purpose, False, _ENDED, at or utc_now(), by))

    def of(self, employee_id: str) -> list[Consent]:
        """Everything that one ID gave and withdrew, oldest first."""
        rows = self._database.rows(
            "SELECT * FROM consents WHERE employee_id = ? ORDER BY seq", (employee_id,)
        )
        return [_consent(row) for row in rows]

    def stands(self, employee_id: str, purpose: Purpose) -> bool:
        """Whether the person's last word on ``purpose`` was yes; False for who was never asked."""
        found = self._database.rows(f"{_STANDING} AND employee_id = ?", (purpose.value, employee_id))
        return bool(found)

    def require_recognition(self, employee_id: str) -> None:
        """Before anything is stored of a face. Raises InputProblem where the consent to recognition does not stand."""
        if not self.stands(employee_id, Purpose.RECOGNITION):
            raise InputProblem(
                f"The person with the ID {employee_id} did not agree to be recognised by face; record the consent "
                f"with `faceclock people consent {employee_id} --recognition`, or let them use number and PIN."
            )

    def standing(self, purpose: Purpose) -> frozenset[str]:
        """The IDs of all whose consent stands."""
        return frozenset(row["employee_id"] for row in self._database.rows(_STANDING, (purpose.value,)))

    def _insert(self, consent: Consent) -> None:
        self._database.insert(
            "consents",
            {
                "id": consent.id,
                "employee_id": consent.employee_id,
                "purpose": consent.purpose.value,
                "given": int(consent.given),
                "text_version": consent.text_version,
                "at": to_micros(consent.at),
                "actor": consent.actor,
                "kiosk": self._database.kiosk,
            },
        )
        detail: dict[str, str | int] = {"purpose": consent.purpose.value, "text": consent.text_version}
        if consent.purpose is Purpose.PICTURES and not consent.given:
            detail["pictures_deleted"] = self._database.execute(
                "DELETE FROM enrolment_pictures WHERE employee_id = ?", (consent.employee_id,)
            )
        if consent.purpose is Purpose.RECOGNITION and not consent.given:
            detail["templates_deleted"] = self._forget_face(consent.employee_id)
        action = "consent.give" if consent.given else "consent.withdraw"
        self._audit.record(action, consent.employee_id, actor=consent.actor, at=consent.at, detail=detail)

    def _forget_face(self, employee_id: str) -> int:
        """Without the consent no template stays, nor any picture of the face, nor the key to them."""
        for table in ("portraits", "enrolment_pictures"):
            self._database.execute(f"DELETE FROM {table} WHERE employee_id = ?", (employee_id,))
        deleted = self._database.execute("DELETE FROM templates WHERE employee_id = ?", (employee_id,))
        self._keys.destroy(employee_id, KeyPurpose.FACE)
        return deleted


def _consent(row: dict[str, Any]) -> Consent:
    return Consent(
        id=row["id"],
        employee_id=row["employee_id"],
        purpose=Purpose(row["purpose"]),
        given=bool(row["given"]),
        text_version=row["text_version"],
        at=from_micros(row["at"]),
        actor=row["actor"],
    )
