"""Whether tables, indexes, views and guards are those of this program, compared with a fresh database's."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from functools import cache

from sqlite_utils import Database as Connection

from faceclock.storage.migrations import STEPS, migrate

_OBJECTS = "SELECT type || ' ' || name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"


def altered_schema(connection: sqlite3.Connection, version: int) -> tuple[str, ...]:
    """What was removed, added or changed, such as "trigger audit_no_delete", by name. Raises sqlite3.Error."""
    ours, theirs = _ours(version), _objects(connection)
    return tuple(sorted(name for name in {*ours, *theirs} if ours.get(name) != theirs.get(name)))


@cache
def _ours(version: int) -> Mapping[str, str]:
    with closing(Connection(memory=True)) as fresh:
        migrate(fresh, STEPS[:version])
        return _objects(fresh.conn)


def _objects(connection: sqlite3.Connection) -> Mapping[str, str]:
    """Quotes and spaces depend on how SQLite writes a renamed table's definition anew."""
    return {
        str(name): "".join(str(sql).replace('"', "").split()) for name, sql in connection.execute(_OBJECTS)
    }
