"""Every change of a covered row appends its entry to the chain, whichever statement makes it.

They are TEMP triggers of each writing connection, because those of the schema may not call a function of the program
(``trusted_schema`` is off). Another program's connection has none: what it writes has no entry, and is found by that.
"""

import sqlite3
import threading

from faceclock.storage.chaining import link
from faceclock.storage.ledger_schema import Chained, chained_tables

_BEFORE = "(SELECT hash FROM chain ORDER BY seq DESC LIMIT 1)"


class Touched(threading.local):
    """Whether this thread's connection has appended to the chain since somebody last asked."""

    wrote = False

    def taken(self) -> bool:
        """The answer; from now on it is no."""
        wrote, self.wrote = self.wrote, False
        return wrote


def install(connection: sqlite3.Connection, touched: Touched) -> None:
    """Make the triggers, or make them anew after the schema was changed. Not within a transaction. Takes 3 ms."""
    there = connection.execute("SELECT name FROM temp.sqlite_schema WHERE type = 'trigger'").fetchall()
    for (name,) in there:
        connection.execute(f"DROP TRIGGER temp.{name}")
    tables = chained_tables(connection)
    forms = {table.name: table.form for table in tables}

    def entry(before: bytes | None, table: str, key: object, op: str, digest: bytes | None) -> bytes:
        touched.wrote = True
        return link(before or b"", table, key, op, digest)  # somebody may have emptied the chain

    def digest(table: str, salt: bytes, *values: object) -> bytes:
        return forms[table].digest(values, salt)

    connection.create_function("chain_entry", 5, entry)
    connection.create_function("row_digest", -1, digest)
    connection.executescript("".join(_script(table) for table in tables))


def _script(table: Chained) -> str:
    if table.grows:
        return _trigger(table, "added", "INSERT", _noted(table))
    moved = f"WHEN {table.key_of('OLD')} COLLATE BINARY IS NOT {table.key_of('NEW')}"
    return "".join(
        (
            _trigger(table, "added", "INSERT", _set(table, "+")),
            _trigger(table, "changed", "UPDATE", _set(table, "=")),
            _trigger(table, "moved", "UPDATE", _gone(table), moved),
            _trigger(table, "deleted", "DELETE", _gone(table)),
        )
    )


def _trigger(table: Chained, name: str, event: str, statement: str, when: str = "") -> str:
    trigger = f"chain_{table.name}_{name}"
    return f"CREATE TEMP TRIGGER {trigger} AFTER {event} ON main.{table.name} {when} BEGIN {statement}; END;"


def _noted(table: Chained) -> str:
    """Of a row that stays as it is: the digest goes into the hash alone."""
    key, digest = table.key_of("NEW"), _digest(table, "x''")
    return (
        "INSERT INTO chain (tbl, key, op, hash) "
        f"VALUES ('{table.name}', {key}, '+', chain_entry({_BEFORE}, '{table.name}', {key}, '+', {digest}))"
    )


def _set(table: Chained, op: str) -> str:
    key, name = table.key_of("NEW"), table.name
    its_salt = f"chain_salts WHERE tbl = '{name}' AND key = {key}"
    return (
        f"INSERT INTO chain_salts SELECT '{name}', {key}, randomblob(16) WHERE NOT EXISTS (SELECT 1 FROM {its_salt});"
        "INSERT INTO chain (tbl, key, op, digest, hash) "
        f"SELECT '{name}', {key}, '{op}', digest, chain_entry({_BEFORE}, '{name}', {key}, '{op}', digest) "
        f"FROM (SELECT {_digest(table, f'(SELECT salt FROM {its_salt})')} AS digest)"
    )


def _gone(table: Chained) -> str:
    key, name = table.key_of("OLD"), table.name
    return (
        f"DELETE FROM chain_salts WHERE tbl = '{name}' AND key = {key};"
        "INSERT INTO chain (tbl, key, op, hash) "
        f"VALUES ('{name}', {key}, '-', chain_entry({_BEFORE}, '{name}', {key}, '-', NULL))"
    )


def _digest(table: Chained, salt: str) -> str:
    return f"row_digest('{table.name}', {salt}, {table.values('NEW')})"
