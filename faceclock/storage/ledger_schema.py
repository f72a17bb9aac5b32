"""The table of the chain, and which tables it covers."""

import secrets
import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from faceclock.storage import attendance_schema, console_schema
from faceclock.storage.chaining import RowForm, link

# "digest" is kept where a row may change later; of a row that is only ever added, the row itself is there to be read.
SCRIPT = """
CREATE TABLE chain (
    seq INTEGER PRIMARY KEY, -- 0, 1, 2 ... without a gap
    tbl TEXT NOT NULL,
    key ANY NOT NULL,
    op TEXT NOT NULL CHECK (op IN ('+', '=', '-')), -- added, changed, deleted
    digest BLOB,
    hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

-- The digest of a deleted person's row stays in the chain; without its salt nobody can try names on it.
CREATE TABLE chain_salts (
    tbl TEXT NOT NULL,
    key ANY NOT NULL,
    salt BLOB NOT NULL,
    PRIMARY KEY (tbl, key)
) STRICT, WITHOUT ROWID;
"""
APPEND_ONLY = {"chain": "seq = NEW.seq"}

STEPS = "_sqlite_migrations"  # where sqlite_utils notes which steps of the schema ran
SITE = "site"  # the first entry names the site by a random number, and tells its chain from all others

# Rows of these stay as they came, in the order of their "seq"; guards see to it, and so a digest need not be kept.
_GROWING = frozenset(
    name
    for name, key in {
        **dict.fromkeys(("punches", "corrections", "audit"), "seq"),
        **attendance_schema.APPEND_ONLY,
        **console_schema.APPEND_ONLY,
    }.items()
    if key.startswith("seq")
)

# Computed from what is chained, and the chain itself.
_UNCHAINED = frozenset({"chain", "chain_salts", "attendance_days", "attendance_reach", "attendance_stale"})

_TABLES = """
SELECT tables.name, columns.name, columns.pk
FROM sqlite_schema AS tables, pragma_table_info(tables.name) AS columns
WHERE tables.type = 'table' AND tables.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
ORDER BY tables.name, columns.name
"""


class Chained(NamedTuple):
    """One covered table. ``key`` is what identifies a row, as SQL with a place for OLD or NEW; ``grows``: rows are only
    ever added, and the key is their number in the order of arrival."""

    name: str
    form: RowForm
    key: str
    grows: bool

    def values(self, row: str = "") -> str:
        """The columns as SQL, of ``row`` (OLD or NEW)."""
        dot = f"{row}." if row else ""
        return ", ".join(f'{dot}"{column}"' for column in self.form.columns)

    def key_of(self, row: str = "") -> str:
        return self.key.replace("{row}", f"{row}." if row else "")


def chained_tables(connection: sqlite3.Connection) -> list[Chained]:
    """By name; none where the schema has no chain yet."""
    columns: dict[str, list[tuple[str, int]]] = {}
    for table, column, place in connection.execute(_TABLES):
        columns.setdefault(table, []).append((column, place))
    if "chain" not in columns:
        return []
    return [_chained(name, columns[name]) for name in columns if name not in _UNCHAINED]


def _chained(name: str, columns: list[tuple[str, int]]) -> Chained:
    keys = [column for column, place in sorted(columns, key=lambda each: each[1]) if place]
    parts = [f'{{row}}"{column}"' for column in keys]
    key = parts[0] if len(parts) == 1 else f"json_array({', '.join(parts)})"
    return Chained(name, RowForm([column for column, _ in columns]), key, name in _GROWING)


def begin_chain(connection: sqlite3.Connection) -> None:
    """The first entries of a new chain: the site, and every row that is there."""
    site = secrets.token_hex(16)
    head = link(b"", SITE, site, "+", None)
    connection.execute("INSERT INTO chain VALUES (0, ?, ?, '+', NULL, ?)", (SITE, site, head))
    for table in chained_tables(connection):
        if table.name != STEPS:
            _append(connection, table, "true")


def note_steps(connection: sqlite3.Connection) -> None:
    """The entries of steps that were noted since: their notes are written where no trigger is."""
    for table in chained_tables(connection):
        if table.name == STEPS:
            known = f"SELECT key FROM chain_salts WHERE tbl = '{STEPS}'"
            _append(connection, table, f"{table.key_of()} NOT IN ({known})")


def _append(connection: sqlite3.Connection, table: Chained, condition: str) -> None:
    """Entries for the rows of a table that meet a condition."""
    connection.executemany(
        "INSERT INTO chain VALUES (?, ?, ?, '+', ?, ?)", _entries(connection, table, condition)
    )


def _entries(connection: sqlite3.Connection, table: Chained, condition: str) -> Iterator[tuple[object, ...]]:
    count, head = connection.execute("SELECT seq, hash FROM chain ORDER BY seq DESC LIMIT 1").fetchone()
    rows = connection.execute(
        f"SELECT {table.key_of()}, {table.values()} FROM {table.name} WHERE {condition} ORDER BY 1"
    )
    for key, *values in rows:
        count += 1
        digest = table.form.digest(values, b"" if table.grows else _salted(connection, table.name, key))
        head = link(head, table.name, key, "+", digest)
        yield count, table.name, key, None if table.grows else digest, head


def _salted(connection: sqlite3.Connection, table: str, key: object) -> bytes:
    salt = secrets.token_bytes(16)
    connection.execute("INSERT INTO chain_salts VALUES (?, ?, ?)", (table, key, salt))
    return salt
