"""What was signed under a consent."""

from typing import Any

from faceclock.domain.consent import Signature
from faceclock.storage.database import Database


class Signatures:
    """The consent_signatures table; nothing in it is ever changed or removed."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, consent_id: str, signature: Signature) -> None:
        """Store what was signed under one consent."""
        row = {
            "id": consent_id,
            "signed_name": signature.name,
            "language": signature.language,
            "words": signature.words,
            "picture": signature.picture,
        }
        self._database.insert("consent_signatures", row)

    def of(self, employee_id: str) -> dict[str, Signature]:
        """All that one ID signed, by the consent's ID."""
        rows = self._database.rows(
            "SELECT s.* FROM consent_signatures AS s JOIN consents AS c ON c.id = s.id "
            "WHERE c.employee_id = ? ORDER BY s.seq",
            (employee_id,),
        )
        return {row["id"]: _signature(row) for row in rows}


def _signature(row: dict[str, Any]) -> Signature:
    return Signature(row["signed_name"], row["language"], row["words"], row["picture"])
