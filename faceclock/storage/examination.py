"""What a database file holds and whether it is whole: pages, references, and the guards of what is never changed."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from faceclock.domain.errors import StorageProblem
from faceclock.storage import attendance_schema, console_schema, ledger_schema
from faceclock.storage.faults import problem_of, spoken
from faceclock.storage.inspection import wal_of
from faceclock.storage.instants import from_micros, to_micros
from faceclock.storage.migrations import APPLICATION_ID

Progress = Callable[[int, int], None]

_GUARDED = (
    *("punches", "corrections", "audit"),
    *attendance_schema.APPEND_ONLY,
    *console_schema.APPEND_ONLY,
    *ledger_schema.APPEND_ONLY,
)
_PARTS = 4
_NAMELESS = "malformed names in the schema"
_FOREIGN = "unsupported file format"  # of a header that no SQLite wrote; told without a code of its own
_END = to_micros(datetime(9999, 1, 1, tzinfo=UTC))  # somebody may have written more than a calendar has
_INSTRUCTIONS = (
    200_000  # of SQLite's machine between two looks at whether somebody cancelled: some milliseconds
)


@dataclass(frozen=True)
class Examined:
    """``damage`` is what SQLite says of the first damaged place, empty where there is none; ``rows`` by table;
    ``missing_guards`` are triggers that should keep facts from being changed. ``newest`` is None without rows."""

    path: Path
    size: int  # bytes, with the log
    schema: int
    damage: str
    broken_references: int
    missing_guards: tuple[str, ...]
    rows: Mapping[str, int]
    newest_punch: datetime | None
    newest_audit: datetime | None

    @property
    def sound(self) -> bool:
        return not (self.damage or self.broken_references or self.missing_guards)


def examine_file(path: Path, progress: Progress = lambda done, total: None) -> Examined:
    """Read the whole file; writers are not held up. ``progress`` may raise to stop it.

    Raises StorageProblem for a file that is absent, foreign or cannot be read.
    """
    with closing(reading_connection(path)) as connection, spoken(path), _stoppable(connection, progress):
        if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise StorageProblem(f"{path.name} is not a database of FaceClock; choose another file.")
        connection.execute("BEGIN")
        damage = _damage(connection, path)
        if damage:
            return Examined(
                path, _size(path), _pragma(connection, "user_version"), damage, 0, (), {}, None, None
            )
        progress(1, _PARTS)
        broken = sum(1 for _ in connection.execute("PRAGMA foreign_key_check"))
        progress(2, _PARTS)
        rows = dict(_counts(connection))
        progress(3, _PARTS)
        return Examined(
            path,
            _size(path),
            _pragma(connection, "user_version"),
            "",
            broken,
            _missing_guards(connection, rows),
            rows,
            _newest(connection, "punches", rows),
            _newest(connection, "audit", rows),
        )


def reading_connection(path: Path) -> sqlite3.Connection:
    """A connection of its own that writes nothing. Raises StorageProblem where there is no file."""
    if not path.is_file():
        raise StorageProblem(f"There is no file {path}; choose another.")
    # A log needs its index beside the file; without a log the file is not to be touched at all.
    wal = wal_of(path)
    mode = "rw" if wal.exists() else "ro&immutable=1"
    with spoken(path):
        connection = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode={mode}", uri=True, isolation_level=None, check_same_thread=False
        )
        connection.execute("PRAGMA query_only = ON")
    connection.text_factory = lambda text: text.decode(errors="replace")  # SQLite names what is damaged
    return connection


@contextmanager
def _stoppable(connection: sqlite3.Connection, progress: Progress) -> Iterator[None]:
    """Long statements ask ``progress`` too; what it raises comes out of the block, not SQLite's interruption."""
    raised: list[BaseException] = []

    def look() -> bool:
        try:
            progress(0, _PARTS)
        except BaseException as wish:  # noqa: BLE001 - carried through SQLite and raised below
            raised.append(wish)
        return bool(raised)

    connection.set_progress_handler(look, _INSTRUCTIONS)
    try:
        yield
    except sqlite3.OperationalError:
        if raised:
            raise raised[0] from None
        raise
    finally:
        connection.set_progress_handler(None, 0)


def _damage(connection: sqlite3.Connection, path: Path) -> str:
    """The first finding; a page that cannot be read at all is one too."""
    try:
        finding = str(connection.execute("PRAGMA integrity_check(1)").fetchone()[0])
    except UnicodeDecodeError:  # sqlite3's, of a message that names what is damaged
        return _NAMELESS
    except sqlite3.DatabaseError as error:
        if _FOREIGN in str(error):
            return _FOREIGN
        if isinstance(error, sqlite3.OperationalError) or problem_of(error, path) is None:
            raise
        return str(error)
    return "" if finding == "ok" else " ".join(finding.split())


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def _counts(connection: sqlite3.Connection) -> Iterator[tuple[str, int]]:
    """Names from the schema are quoted: a file from elsewhere may call a table anything."""
    tables = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name"
    ).fetchall()
    for (table,) in tables:
        quoted = table.replace('"', '""')
        yield table, int(connection.execute(f'SELECT count(*) FROM "{quoted}"').fetchone()[0])


def guards_of(tables: Iterable[str]) -> frozenset[str]:
    """The triggers that keep those of the tables from being changed that never are; an earlier schema has fewer."""
    deeds = ("update", "delete", "replace")
    return frozenset(f"{table}_no_{deed}" for table in tables if table in _GUARDED for deed in deeds)


def _missing_guards(connection: sqlite3.Connection, tables: Iterable[str]) -> tuple[str, ...]:
    there = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'")}
    return tuple(sorted(guards_of(tables) - there))


def _newest(connection: sqlite3.Connection, table: str, rows: Mapping[str, int]) -> datetime | None:
    if not rows.get(table):
        return None
    newest = connection.execute(f"SELECT max(at) FROM {table} WHERE at < ?", (_END,)).fetchone()[0]
    return None if newest is None else from_micros(newest)


def _size(path: Path) -> int:
    return sum(part.stat().st_size for part in (path, wal_of(path)) if part.exists())
