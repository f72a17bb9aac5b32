"""What was signed under a consent."""

from typing import Any

from faceclock.domain.consent import Signature
from faceclock.storage.database import Database
from faceclock.storage.keys_schema import signature_bytes
from faceclock.storage.sealed_rows import Sealer


class Signatures:
    """The consent_signatures table; nothing in it is ever changed or removed. Names and drawings are sealed, and with
    the person goes the key that opens them. Methods raise KeyProblem where the site's key cannot be had."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._sealer = Sealer(database)

    def add(self, consent_id: str, employee_id: str, signature: Signature) -> None:
        """Store what was signed under one consent; within a transaction."""
        row = {
            "id": consent_id,
            "employee_id": employee_id,
            "language": signature.language,
            "words": signature.words,
        }
        plain = signature_bytes(signature.name, signature.picture)
        self._database.insert(
            "consent_signatures", row | {"sealed": self._sealer.seal("consent_signatures", row, plain)}
        )

    def of(self, employee_id: str) -> dict[str, Signature]:
        """All that one ID signed and that still opens, by the consent's ID: nothing of an ID's earlier holder."""
        rows = self._database.rows(
            "SELECT * FROM consent_signatures WHERE employee_id = ? ORDER BY seq", (employee_id,)
        )
        opened = zip(rows, self._sealer.open_all("consent_signatures", rows), strict=True)
        return {row["id"]: _signature(row, plain) for row, plain in opened if plain is not None}


def signed(plain: bytes) -> tuple[str, bytes | None]:
    """The name and the drawing of `signature_bytes`."""
    length = int.from_bytes(plain[:4], "big")
    return plain[4 : 4 + length].decode(), plain[4 + length :] or None


def _signature(row: dict[str, Any], plain: bytes) -> Signature:
    name, picture = signed(plain)
    return Signature(name, row["language"], row["words"], picture)
