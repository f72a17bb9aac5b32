"""Keys, and what they seal: templates, portraits, kept pictures and signatures leave the clear."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from sqlite_utils import Database as Connection

from faceclock.security.sealing import OVERHEAD, new_key
from faceclock.storage.seals import SEALED, KeyPurpose, person_key_row, seal_row
from faceclock.storage.vault import Master, Vault

# "master" names the key of the key file that wraps. A person's keys go with the person, and nothing opens any more.
SCRIPT = f"""
CREATE TABLE person_keys (
    employee_id TEXT NOT NULL REFERENCES employees (id) ON DELETE CASCADE,
    purpose TEXT NOT NULL CHECK (purpose IN ('face', 'papers')),
    wrapped BLOB NOT NULL,
    master TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (employee_id, purpose)
) STRICT;

CREATE TABLE site_keys (
    name TEXT PRIMARY KEY,
    wrapped BLOB NOT NULL,
    master TEXT NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

ALTER TABLE templates RENAME TO clear_templates;
ALTER TABLE portraits RENAME TO clear_portraits;
ALTER TABLE enrolment_pictures RENAME TO clear_enrolment_pictures;
ALTER TABLE consent_signatures RENAME TO clear_consent_signatures;
DROP TRIGGER enrolment_pictures_go_with_templates;
DROP INDEX templates_by_employee;
DROP INDEX templates_by_pack;

CREATE TABLE templates (
    id TEXT PRIMARY KEY,
    employee_id TEXT NOT NULL REFERENCES employees (id) ON DELETE CASCADE,
    sealed BLOB NOT NULL CHECK (length(sealed) = 4 * dimension + {OVERHEAD}), -- of float32, little-endian
    dimension INTEGER NOT NULL CHECK (dimension > 0),
    pack TEXT NOT NULL,
    pack_digest TEXT NOT NULL,
    source TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    quality REAL
) STRICT;
CREATE INDEX templates_by_employee ON templates (employee_id);
CREATE INDEX templates_by_pack ON templates (pack_digest);

CREATE TABLE portraits (
    employee_id TEXT PRIMARY KEY REFERENCES employees (id) ON DELETE CASCADE,
    sealed BLOB NOT NULL CHECK (length(sealed) <= 40960 + {OVERHEAD}), -- of a JPEG
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE enrolment_pictures (
    id TEXT PRIMARY KEY,
    employee_id TEXT NOT NULL REFERENCES employees (id) ON DELETE CASCADE,
    template_id TEXT NOT NULL,
    source TEXT NOT NULL,
    sealed BLOB NOT NULL, -- of five landmarks as float32, then a JPEG
    created_at INTEGER NOT NULL,
    UNIQUE (employee_id, source)
) STRICT;

-- A picture whose last template was removed must not bring it back.
CREATE TRIGGER enrolment_pictures_go_with_templates AFTER DELETE ON templates
WHEN NOT EXISTS (SELECT 1 FROM templates WHERE employee_id = OLD.employee_id AND source = OLD.source)
BEGIN DELETE FROM enrolment_pictures WHERE employee_id = OLD.employee_id AND source = OLD.source; END;

CREATE TABLE consent_signatures (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE REFERENCES consents (id),
    employee_id TEXT NOT NULL,
    language TEXT NOT NULL,
    words TEXT NOT NULL, -- as they stood on the screen
    sealed BLOB NOT NULL -- of the name as it was signed, and a PNG if it was drawn
) STRICT;
"""

_Row = dict[str, Any]
# Of each table: its rows as they were, and what of a row is sealed now.
_CLEAR: Mapping[str, tuple[str, Callable[[_Row], bytes]]] = {
    "templates": ("SELECT * FROM clear_templates", lambda row: row.pop("vector")),
    "portraits": ("SELECT * FROM clear_portraits", lambda row: row.pop("jpeg")),
    "enrolment_pictures": ("SELECT * FROM clear_enrolment_pictures", lambda row: row.pop("content")),
    "consent_signatures": (
        "SELECT s.*, c.employee_id FROM clear_consent_signatures AS s JOIN consents AS c ON c.id = s.id "
        "ORDER BY s.seq",
        lambda row: signature_bytes(row.pop("signed_name"), row.pop("picture")),
    ),
}


def signature_bytes(name: str, picture: bytes | None) -> bytes:
    """A signature as one piece: the length of the name, the name, the drawing."""
    signed = name.encode()
    return len(signed).to_bytes(4, "big") + signed + (picture or b"")


def seal_what_is_there(connection: Connection) -> None:
    """Fill the new tables from the old ones, which go. Raises KeyProblem where a key is needed and cannot be had."""
    keys = _Keys(connection)
    for table, (select, taken) in _CLEAR.items():
        for row in _rows(connection, select):
            plain = taken(row)
            row["sealed"] = seal_row(keys.of(row["employee_id"], SEALED[table].purpose), table, row, plain)
            _insert(connection, table, row)
        connection.execute(f"DROP TABLE clear_{table}")


class _Keys:
    """Keys of people as they are first needed; of those who are gone, keys that nobody keeps."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._made: dict[tuple[str, KeyPurpose], bytes] = {}
        self._master: Master | None = None

    def of(self, employee_id: str, purpose: KeyPurpose) -> bytes:
        if (employee_id, purpose) not in self._made:
            self._made[employee_id, purpose] = self._make(employee_id, purpose)
        return self._made[employee_id, purpose]

    def _make(self, employee_id: str, purpose: KeyPurpose) -> bytes:
        key, known = new_key(), "SELECT 1 FROM employees WHERE id = ?"
        if self._connection.execute(known, (employee_id,)).fetchone() is None:
            return key
        master = self._master = self._master or _vault_beside(self._connection).master_or_new()
        _insert(self._connection, "person_keys", person_key_row(master, key, employee_id, purpose))
        return key


def _vault_beside(connection: Connection) -> Vault:
    file = next(row[2] for row in connection.execute("PRAGMA database_list") if row[1] == "main")
    return Vault(Path(file).parent)


def _rows(connection: Connection, select: str) -> Iterator[_Row]:
    found: sqlite3.Cursor = connection.execute(select)
    names = [column[0] for column in found.description]
    for values in found:
        yield dict(zip(names, values, strict=True))


def _insert(connection: Connection, table: str, row: _Row) -> None:
    marks = ", ".join("?" * len(row))
    connection.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", tuple(row.values()))
