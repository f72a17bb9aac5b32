"""Which columns are sealed, under whose key, and to what each is bound: its table, its row, its person, its pack."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from faceclock.security.sealing import seal, unseal
from faceclock.storage.instants import to_micros, utc_now
from faceclock.storage.vault import Master, Vault


class KeyPurpose(StrEnum):
    """FACE: templates, portrait, kept pictures; ends with the consent. PAPERS: signatures; ends with the person."""

    FACE = "face"
    PAPERS = "papers"


@dataclass(frozen=True)
class SealedTable:
    """``bound``: the columns whose values are bound to the sealed one as associated data."""

    purpose: KeyPurpose
    bound: tuple[str, ...]


SEALED: Mapping[str, SealedTable] = {
    "templates": SealedTable(KeyPurpose.FACE, ("id", "employee_id", "pack_digest", "dimension")),
    "portraits": SealedTable(KeyPurpose.FACE, ("employee_id",)),
    "enrolment_pictures": SealedTable(KeyPurpose.FACE, ("id", "employee_id", "source")),
    "consent_signatures": SealedTable(KeyPurpose.PAPERS, ("id", "employee_id")),
}


def seal_row(key: bytes, table: str, row: Mapping[str, Any], plain: bytes) -> bytes:
    """What the column ``sealed`` of ``row`` holds."""
    return seal(key, plain, *_bound(table, row))


def open_row(key: bytes, table: str, row: Mapping[str, Any]) -> bytes:
    """What `seal_row` was given. Raises SealBroken when the row was changed or swapped."""
    return unseal(key, row["sealed"], *_bound(table, row))


def wrap_key(master: Master, key: bytes, *names: str) -> bytes:
    """A data key as its table holds it; ``names`` say whose it is and what for."""
    return seal(master.key, key, "key", *names, master.id)


def person_key_row(
    master: Master, key: bytes, employee_id: str, purpose: KeyPurpose
) -> dict[str, str | int | bytes]:
    """What the table person_keys holds of a new key."""
    return {
        "employee_id": employee_id,
        "purpose": purpose.value,
        "wrapped": wrap_key(master, key, employee_id, purpose.value),
        "master": master.id,
        "created_at": to_micros(utc_now()),
    }


def unwrap_key(vault: Vault, wrapped: bytes, master_id: str, *names: str) -> bytes:
    """Raises SealBroken when it was changed or swapped, KeyProblem where its master key cannot be had."""
    return unseal(vault.of(master_id).key, wrapped, "key", *names, master_id)


def _bound(table: str, row: Mapping[str, Any]) -> tuple[str, ...]:
    return (table, *(str(row[column]) for column in SEALED[table].bound))
