"""Seals and opens the column ``sealed`` of the tables that have one."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from faceclock.domain.errors import SealBroken
from faceclock.storage.database import Database
from faceclock.storage.person_keys import PersonKeys
from faceclock.storage.seals import SEALED, open_row, seal_row

_AT_ONCE = 300  # pictures are large


class Sealer:
    """Methods raise KeyProblem where the master key cannot be had."""

    def __init__(self, database: Database) -> None:
        self._keys = PersonKeys(database)

    def seal(self, table: str, row: Mapping[str, Any], plain: bytes) -> bytes:
        """What goes into ``row``'s column; within a transaction, because it may make the person's key."""
        return seal_row(self._keys.get_or_make(row["employee_id"], SEALED[table].purpose), table, row, plain)

    def open(self, table: str, row: Mapping[str, Any]) -> bytes:
        """What was sealed. Raises SealBroken when the row was changed, swapped, or its key is gone."""
        return open_row(self._keys.of(row["employee_id"], SEALED[table].purpose), table, row)

    def open_all(self, table: str, rows: list[dict[str, Any]]) -> list[bytes | None]:
        """As `open` for many rows at once; None where one does not open."""
        people = {row["employee_id"] for row in rows}
        keys = self._keys.all(SEALED[table].purpose, people) if people else {}
        return [_opened(keys, table, row) for row in rows]


class Broken(NamedTuple):
    """A row whose sealed column does not open; ``id`` is the employee's where the row has none."""

    table: str
    id: str
    employee_id: str


def broken(database: Database) -> Iterator[Broken]:
    """Every sealed row that does not open, table by table. Raises KeyProblem where the master key cannot be had.

    What a person signed stays after the person was deleted, as noise on purpose: that is not broken.
    """
    for table, how in SEALED.items():
        keys = PersonKeys(database).all(how.purpose)
        people = {row[0] for row in database.tuples("SELECT id FROM employees")}
        for row in _walk(database, table):
            if row["employee_id"] in people and _opened(keys, table, row) is None:
                yield Broken(table, str(row.get("id", row["employee_id"])), row["employee_id"])


def _opened(keys: Mapping[str, bytes], table: str, row: Mapping[str, Any]) -> bytes | None:
    key = keys.get(row["employee_id"])
    try:
        return open_row(key, table, row) if key else None
    except SealBroken:
        return None


def _walk(database: Database, table: str) -> Iterator[dict[str, Any]]:
    """A few hundred rows at a time; one person's follow each other, which spares preparing the key anew."""
    places = [row[0] for row in database.tuples(f"SELECT rowid FROM {table} ORDER BY employee_id")]
    for start in range(0, len(places), _AT_ONCE):
        some = places[start : start + _AT_ONCE]
        marks = ", ".join("?" * len(some))
        yield from database.rows(f"SELECT * FROM {table} WHERE rowid IN ({marks}) ORDER BY employee_id", some)
