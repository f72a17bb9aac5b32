"""Whether every row is what the chain says: names the broken ones. One pass over the chain and each table; what is in
memory does not grow with them."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from faceclock.domain.errors import StorageProblem
from faceclock.storage.chaining import link
from faceclock.storage.ledger_schema import SITE, Chained, chained_tables

Progress = Callable[[int, int], None]

_STEP = 2000  # entries between two calls of the progress


class Fault(StrEnum):
    """``FOREIGN``: no entry tells of the row; ``ORDER``: it has another place than its number says."""

    CHANGED = "changed"
    MISSING = "missing"
    FOREIGN = "foreign"
    ORDER = "order"


@dataclass(frozen=True)
class Broken:
    """A row that is not what the chain says. ``entry`` is the place in the chain, None for a row without one. Of the
    table "chain" itself, ``key`` is the place."""

    table: str
    key: str
    fault: Fault
    entry: int | None


class _Entry(NamedTuple):
    seq: int
    table: str
    key: Any
    op: str
    digest: bytes | None
    hash: bytes


def broken_rows(connection: sqlite3.Connection, progress: Progress) -> Iterator[Broken]:
    """All rows that are not what the chain says, those of tables that only grow first and in the chain's order.

    ``connection`` is one that reads only (`examination.reading_connection`), within a transaction. ``progress``
    (entries done, in all) may raise to stop. Raises StorageProblem where there is no chain yet, sqlite3.Error.
    """
    tables = chained_tables(connection)
    if not tables:
        raise StorageProblem("The database is of an earlier FaceClock; open it once, then verify it.")
    connection.text_factory = _text
    with closing(_Last()) as last:
        walk = _Walk(connection, tables, last)
        total = connection.execute("SELECT count(*) FROM chain").fetchone()[0]
        for done, row in enumerate(connection.execute("SELECT * FROM chain ORDER BY seq")):
            if done % _STEP == 0:
                progress(done, total)
            yield from walk.entry(_Entry(*row))
        progress(total, total)
        yield from walk.end()


def first_of(found: list[Broken]) -> Broken:
    """The one that the chain tells of first."""
    return min(found, key=lambda each: (each.entry is None, each.entry or 0))


def _text(content: bytes) -> str:
    """A damaged text may be no UTF-8; it is compared all the same."""
    return content.decode("utf-8", "surrogateescape")


class _Walk:
    """One walk along the chain, with a cursor in each table that only grows."""

    def __init__(self, connection: sqlite3.Connection, tables: list[Chained], last: "_Last") -> None:
        self._connection = connection
        self._growing = {table.name: _Growing(connection, table) for table in tables if table.grows}
        self._others = [table for table in tables if not table.grows]
        self._last = last
        self._next, self._before = 0, b""

    def entry(self, entry: _Entry) -> Iterator[Broken]:
        follows = entry.seq == self._next
        if not follows:
            yield Broken("chain", str(self._next), Fault.MISSING, self._next)
        yield from self._row(entry, self._before if follows else None)
        self._next, self._before = entry.seq + 1, entry.hash if isinstance(entry.hash, bytes) else b""

    def _row(self, entry: _Entry, before: bytes | None) -> Iterator[Broken]:
        """``before`` is None after a gap: then only the row itself can be looked for."""
        growing = self._growing.get(entry.table)
        digest: bytes | None = entry.digest
        if growing is not None:
            yield from growing.before(entry.key)
            digest = growing.take(entry.key)
            if digest is None:
                yield Broken(entry.table, str(entry.key), growing.why_absent(entry.key), entry.seq)
                return
            if entry.digest is not None:
                yield Broken("chain", str(entry.seq), Fault.CHANGED, entry.seq)
        elif entry.table != SITE:
            self._last.note(entry)
        if before is not None and link(before, entry.table, entry.key, entry.op, digest) != entry.hash:
            yield self._torn(entry, growing is not None)

    def _torn(self, entry: _Entry, is_row: bool) -> Broken:
        if is_row:
            return Broken(entry.table, str(entry.key), Fault.CHANGED, entry.seq)
        return Broken("chain", str(entry.seq), Fault.CHANGED, entry.seq)

    def end(self) -> Iterator[Broken]:
        if self._next == 0:
            yield Broken("chain", "0", Fault.MISSING, 0)
        for growing in self._growing.values():
            yield from growing.rest()
        for table in self._others:
            yield from self._last.compare(self._connection, table)
        yield from self._last.rest()


class _Growing:
    """The rows of a table in the order of their numbers, one at a time."""

    def __init__(self, connection: sqlite3.Connection, table: Chained) -> None:
        self._table = table
        self._rows = connection.execute(
            f"SELECT {table.key_of()}, {table.values()} FROM {table.name} ORDER BY {table.key_of()}"
        )
        self._row = self._rows.fetchone()
        self._passed = -1

    def before(self, key: object) -> Iterator[Broken]:
        """Rows below ``key`` that no entry told of."""
        while self._row is not None and isinstance(key, int) and self._row[0] < key:
            yield Broken(self._table.name, str(self._row[0]), Fault.FOREIGN, None)
            self._advance()

    def take(self, key: object) -> bytes | None:
        """The digest of the row ``key``, if it is the next one."""
        if self._row is None or self._row[0] != key:
            return None
        digest = self._table.form.digest(self._row[1:])
        self._advance()
        return digest

    def why_absent(self, key: object) -> Fault:
        return Fault.ORDER if isinstance(key, int) and key <= self._passed else Fault.MISSING

    def rest(self) -> Iterator[Broken]:
        while self._row is not None:
            yield Broken(self._table.name, str(self._row[0]), Fault.FOREIGN, None)
            self._advance()

    def _advance(self) -> None:
        self._passed = self._row[0]
        self._row = self._rows.fetchone()


class _Last:
    """The last entry of each row that may change, in a temporary file of SQLite's own."""

    def __init__(self) -> None:
        self._connection = sqlite3.connect("", isolation_level=None)
        self._connection.text_factory = _text
        self._connection.execute(
            "CREATE TABLE last (tbl, key, seq, digest, PRIMARY KEY (tbl, key)) WITHOUT ROWID"
        )
        self._connection.execute("BEGIN")

    def close(self) -> None:
        self._connection.close()

    def note(self, entry: _Entry) -> None:
        self._connection.execute(
            "INSERT OR REPLACE INTO last VALUES (?, ?, ?, ?)",
            (
                _plain(entry.table),
                _plain(entry.key),
                entry.seq,
                None if entry.op == "-" else entry.digest or b"",
            ),
        )

    def compare(self, connection: sqlite3.Connection, table: Chained) -> Iterator[Broken]:
        """The rows that are there with their last entries, which are done with then."""
        salt = (
            f"(SELECT salt FROM chain_salts WHERE tbl = '{table.name}' AND key = {table.key_of(table.name)})"
        )
        rows = connection.execute(f"SELECT {table.key_of()}, {salt}, {table.values()} FROM {table.name}")
        for key, salted, *values in rows:
            found = self._connection.execute(
                "DELETE FROM last WHERE tbl = ? AND key = ? RETURNING seq, digest", (table.name, _plain(key))
            ).fetchone()
            if found is None or found[1] is None:
                yield Broken(table.name, str(key), Fault.FOREIGN, found and found[0])
            elif not isinstance(salted, bytes) or found[1] != table.form.digest(values, salted):
                yield Broken(table.name, str(key), Fault.CHANGED, found[0])

    def rest(self) -> Iterator[Broken]:
        """Rows that ought to be there."""
        for table, key, seq in self._connection.execute(
            "SELECT tbl, key, seq FROM last WHERE digest IS NOT NULL ORDER BY seq"
        ):
            yield Broken(table, str(key), Fault.MISSING, seq)


def _plain(key: object) -> object:
    """A text of broken bytes cannot be bound; its bytes can."""
    if isinstance(key, str):
        try:
            key.encode()
        except UnicodeEncodeError:
            return key.encode("utf-8", "surrogateescape")
    return key
