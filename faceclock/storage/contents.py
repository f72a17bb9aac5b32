"""What a copy of a database says of itself, whatever state and schema it is in."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from faceclock.storage.examination import reading_connection


def masters_named(path: Path) -> tuple[str, ...]:
    """The IDs of the master keys that wrap what is in it; none where that cannot be read. Raises StorageProblem where
    there is no file."""
    rows = _rows(path, "SELECT master FROM person_keys UNION SELECT master FROM site_keys")
    return tuple(str(row[0]) for row in rows)


def site_value(path: Path, key: str) -> str:
    """One of the site's values; empty where there is none. Raises StorageProblem where there is no file."""
    rows = _rows(path, "SELECT value FROM site_values WHERE key = ?", (key,))
    return str(rows[0][0]) if rows else ""


def _rows(path: Path, select: str, parameters: Sequence[str] = ()) -> list[tuple[Any, ...]]:
    with closing(reading_connection(path)) as connection:
        try:
            return connection.execute(select, parameters).fetchall()
        except sqlite3.DatabaseError:  # damaged, of an earlier schema, or no database at all
            return []
