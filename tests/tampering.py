"""Ways to change a site's database behind FaceClock's back: what somebody with the file and a SQLite shell can do."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from random import Random
from typing import Any

from faceclock.storage.anchor import anchor_of
from faceclock.storage.chaining import link
from faceclock.storage.ledger_schema import Chained, chained_tables

Tamper = Callable[[Path, Random], bool]  # False: this file offers nothing to do it to


@contextmanager
def stranger(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection without FaceClock's triggers; guards are gone within the block and back after it."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        guards = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for name, _ in guards:
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute("BEGIN")
        yield connection
        connection.execute("COMMIT")
        for _, sql in guards:
            connection.execute(sql)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _rows(connection: sqlite3.Connection, table: str) -> list[dict[str, Any]]:
    connection.row_factory = sqlite3.Row
    rows = [dict(row) for row in connection.execute(f"SELECT * FROM {table}")]
    connection.row_factory = None
    return rows


def _tables(connection: sqlite3.Connection) -> list[Chained]:
    """Those that have rows."""
    return [
        table
        for table in chained_tables(connection)
        if connection.execute(f"SELECT count(*) FROM {table.name}").fetchone()[0]
    ]


def _where(row: dict[str, Any]) -> tuple[str, list[Any]]:
    return " AND ".join(f'"{column}" IS ?' for column in row), list(row.values())


def _other(value: Any, random: Random) -> Any:
    """Another value of the same kind."""
    if isinstance(value, int):
        return value + random.choice((-60_000_000, -1, 1, 1000))
    if isinstance(value, float):
        return value * 0.99 + 0.001
    if isinstance(value, bytes):
        place = random.randrange(len(value))
        return value[:place] + bytes([value[place] ^ 1 << random.randrange(8)]) + value[place + 1 :]
    if value is None:
        return None
    place = random.randrange(len(value) + 1)
    return value[:place] + random.choice("abc019 -") + value[place + 1 :]


def _write(connection: sqlite3.Connection, sql: str, values: list[Any]) -> bool:
    """False where a constraint of the table is in the way."""
    try:
        return connection.execute(sql, values).rowcount > 0
    except sqlite3.IntegrityError:
        return False


def edit(path: Path, random: Random) -> bool:
    """One value of one row."""
    with stranger(path) as connection:
        table = random.choice(_tables(connection)).name
        row = random.choice(_rows(connection, table))
        column = random.choice(list(row))
        value = _other(row[column], random)
        where, values = _where(row)
        return value != row[column] and _write(
            connection, f'UPDATE {table} SET "{column}" = ? WHERE {where}', [value, *values]
        )


def edit_day(path: Path, random: Random) -> bool:
    """One value of one computed day."""
    with stranger(path) as connection:
        row = random.choice(_rows(connection, "attendance_days"))
        column = random.choice(list(row))
        value = _other(row[column], random)
        where, values = _where(row)
        sql = f"UPDATE attendance_days SET {column} = ? WHERE {where}"
        return value != row[column] and _write(connection, sql, [value, *values])


def delete(path: Path, random: Random) -> bool:
    """One row, or the newest few, of any table; computed days too."""
    with stranger(path) as connection:
        table = random.choice([*(each.name for each in _tables(connection)), "attendance_days"])
        rows = _rows(connection, table)
        gone = random.choice([rows[-3:], [random.choice(rows)]])
        for row in gone:
            where, values = _where(row)
            _write(connection, f"DELETE FROM {table} WHERE {where}", values)
    return True


def insert(path: Path, random: Random) -> bool:
    """A row like another one, under a new key."""
    with stranger(path) as connection:
        table = random.choice(_tables(connection)).name
        row = random.choice(_rows(connection, table))
        for column, unique in (("seq", None), ("id", "planted"), ("key", "planted"), ("subject", "planted")):
            if column in row:
                row[column] = unique
        names, marks = ", ".join(f'"{name}"' for name in row), ", ".join("?" * len(row))
        return _write(connection, f"INSERT INTO {table} ({names}) VALUES ({marks})", list(row.values()))


def swap(path: Path, random: Random) -> bool:
    """What two rows of a table hold in one column: two people's punches, templates, hashes."""
    with stranger(path) as connection:
        table = random.choice(_tables(connection))
        rows = _rows(connection, table.name)
        if len(rows) < 2:
            return False
        one, other = random.sample(rows, 2)
        column = random.choice([name for name in one if name not in ("seq", "id")])
        if one[column] == other[column]:
            return False
        done = False
        for row, value in ((one, other[column]), (other, one[column])):
            where, values = _where(row)
            done |= _write(
                connection, f'UPDATE {table.name} SET "{column}" = ? WHERE {where}', [value, *values]
            )
        return done


def change_order(path: Path, random: Random) -> bool:
    """Two rows of a growing table change their numbers."""
    with stranger(path) as connection:
        table = random.choice([each.name for each in _tables(connection) if each.grows])
        seqs = [row["seq"] for row in _rows(connection, table)]
        if len(seqs) < 2:
            return False
        one, other = random.sample(seqs, 2)
        for before, after in ((one, -1), (other, one), (-1, other)):
            connection.execute(f"UPDATE {table} SET seq = ? WHERE seq = ?", (after, before))
    return True


def edit_with_its_entry(path: Path, random: Random) -> bool:
    """A punch, and its own entry made to fit it: the next one does not follow then."""
    with stranger(path) as connection:
        return _rechain(connection, random, entries=1)


def edit_chain(path: Path, random: Random) -> bool:
    """One entry: removed, moved or changed."""
    with stranger(path) as connection:
        last = connection.execute("SELECT max(seq) FROM chain").fetchone()[0]
        seq = random.randrange(last)
        how = random.choice(
            (
                "DELETE FROM chain WHERE seq = ?",
                "UPDATE chain SET hash = randomblob(32) WHERE seq = ?",
                "UPDATE chain SET op = CASE op WHEN '+' THEN '=' ELSE '+' END WHERE seq = ?",
                "UPDATE chain SET key = 'x' WHERE seq = ?",
                "UPDATE chain SET digest = randomblob(32) WHERE seq = ?",
            )
        )
        return connection.execute(how, (seq,)).rowcount > 0


def rewrite_the_chain(path: Path, random: Random) -> bool:
    """A punch, and every entry from its own on made to fit: consistent in itself, only the head is another."""
    with stranger(path) as connection:
        return _rechain(connection, random, entries=1 << 60)


def rewrite_chain_and_anchor(path: Path, random: Random) -> bool:
    """The same, with the note beside the database removed: only a checkpoint knows."""
    done = rewrite_the_chain(path, random)
    anchor_of(path).unlink(missing_ok=True)
    return done


def truncate(path: Path, random: Random) -> bool:
    """The newest entries and all that they told of, consistently."""
    with stranger(path) as connection:
        last = connection.execute("SELECT max(seq) FROM chain").fetchone()[0]
        first = last - random.randrange(1, 12)
        for table in chained_tables(connection):
            if table.grows:
                keys = "SELECT key FROM chain WHERE seq > ? AND tbl = ?"
                connection.execute(f"DELETE FROM {table.name} WHERE seq IN ({keys})", (first, table.name))
        return connection.execute("DELETE FROM chain WHERE seq > ?", (first,)).rowcount > 0


def truncate_with_the_anchor(path: Path, random: Random) -> bool:
    done = truncate(path, random)
    anchor_of(path).unlink(missing_ok=True)
    return done


def alter_schema(path: Path, random: Random) -> bool:
    """A guard removed, a view that tells something else, a trigger or an index of one's own."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        guards = [
            row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
        ]
        script = random.choice(
            (
                f"DROP TRIGGER {random.choice(sorted(guards))}",
                "CREATE TRIGGER planted AFTER INSERT ON punches BEGIN SELECT 1; END",
                "DROP INDEX punches_by_time",
                "CREATE INDEX planted ON punches (zone)",
                "CREATE TABLE planted (x)",
                "DROP VIEW effective_punches; CREATE VIEW effective_punches AS SELECT *, 0 AS voided, direction AS "
                "effective_direction FROM punches",
            )
        )
        connection.executescript(script)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return True


def cut_file(path: Path, random: Random) -> bool:
    """The file ends earlier, by pages or anywhere."""
    content = path.read_bytes()
    length = random.choice(
        (len(content) - 4096 * random.randrange(1, 20), random.randrange(600, len(content)))
    )
    path.write_bytes(content[:length])
    return True


def flip(path: Path, random: Random) -> bool:
    """One bit anywhere in the file."""
    content = bytearray(path.read_bytes())
    content[random.randrange(len(content))] ^= 1 << random.randrange(8)
    path.write_bytes(content)
    return True


KINDS: dict[str, Tamper] = {
    tamper.__name__: tamper
    for tamper in (
        edit, edit_day, delete, insert, swap, change_order, edit_chain, edit_with_its_entry, rewrite_the_chain,
        rewrite_chain_and_anchor, truncate, truncate_with_the_anchor, alter_schema, cut_file, flip,
    )
}  # fmt: skip


def put(pristine: Path, path: Path) -> None:
    """The files of ``pristine`` (database and anchor) in the place of those at ``path``."""
    for file in path.parent.glob(f"{path.name}-*"):
        file.unlink()
    shutil.copyfile(pristine, path)
    shutil.copyfile(anchor_of(pristine), anchor_of(path))


def _rechain(connection: sqlite3.Connection, random: Random, entries: int) -> bool:
    punches = next(table for table in chained_tables(connection) if table.name == "punches")
    seq, key = random.choice(
        connection.execute("SELECT seq, key FROM chain WHERE tbl = 'punches'").fetchall()
    )
    connection.execute("UPDATE punches SET at = at + 60000000 WHERE seq = ?", (key,))
    [before] = connection.execute("SELECT hash FROM chain WHERE seq = ?", (seq - 1,)).fetchone()
    forms = {table.name: table for table in chained_tables(connection)}
    rest = connection.execute(
        "SELECT seq, tbl, key, op, digest FROM chain WHERE seq >= ? ORDER BY seq", (seq,)
    )
    for at, table, row, op, digest in rest.fetchall()[:entries]:
        form = forms[table]
        if form.grows:
            values = connection.execute(
                f"SELECT {form.values()} FROM {table} WHERE seq = ?", (row,)
            ).fetchone()
            before = link(before, table, row, op, form.form.digest(values))
        else:
            before = link(before, table, row, op, digest)
        connection.execute("UPDATE chain SET hash = ? WHERE seq = ?", (before, at))
    return punches.grows
