"""Copies of a database that is in use, and the moment at which nobody uses it."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from faceclock.domain.errors import StorageProblem
from faceclock.storage.anchor import remove_anchor
from faceclock.storage.examination import reading_connection
from faceclock.storage.faults import primary_code, spoken, spoken_files

Progress = Callable[[int, int], None]

_PAGES = 512  # copied between two calls of the progress: 2 MiB


def copy_database(path: Path, target: Path, progress: Progress = lambda done, total: None) -> None:
    """Write one state of the database at ``path`` to the new file ``target`` by SQLite's backup API, synced.

    Others may write meanwhile: the copy is of the moment at which it began. ``progress`` (pages done, in all) may
    raise to stop it. Raises StorageProblem; ``target`` is then of no use.
    """
    with closing(reading_connection(path)) as source, spoken(path):
        source.execute("BEGIN")
        source.execute("SELECT count(*) FROM sqlite_schema").fetchone()  # from here on the state is held
        _copy(source, target, progress)


def _copy(source: sqlite3.Connection, target: Path, progress: Progress) -> None:
    with spoken_files(target):
        target.touch(mode=0o600, exist_ok=False)
    with closing(sqlite3.connect(target, isolation_level=None)) as copy, spoken(target):
        source.backup(
            copy, pages=_PAGES, progress=lambda status, left, total: progress(total - left, total), sleep=0
        )
        copy.execute("PRAGMA journal_mode = DELETE")  # one file, without a log beside it
    sync_file(target)


def sync_file(path: Path) -> None:
    """Return once the content is on disk. Raises StorageProblem."""
    with spoken_files(path), path.open("rb+") as stream:
        os.fsync(stream.fileno())


@contextmanager
def nobody_using(path: Path, busy: str) -> Iterator[sqlite3.Connection]:
    """Hold the database at ``path`` alone. Raises StorageProblem with the sentence ``busy`` when any other connection
    has it open: while one has, it shares a lock on the file."""
    with spoken(path):
        connection = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode=rw", uri=True, timeout=0, isolation_level=None
        )
        with closing(connection):
            _take(connection, busy)
            yield connection


def _take(connection: sqlite3.Connection, busy: str) -> None:
    """In this mode of locking the lock outlives the transaction that took it."""
    try:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")
    except sqlite3.OperationalError as error:
        if primary_code(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise StorageProblem(busy) from error
        raise


def keep(held: sqlite3.Connection, aside: Path) -> None:
    """Copy what ``held`` (of `nobody_using`) has, damaged or not, to the new file ``aside``. Raises StorageProblem."""
    _copy(held, aside, lambda done, total: None)


def overwrite(held: sqlite3.Connection, path: Path, copy: Path, progress: Progress) -> None:
    """Give ``held``, the database at ``path``, the content of the file ``copy`` in one transaction: whatever ends it
    leaves the one or the other, because the write-ahead log takes it until it is whole. How far the content before
    had come is forgotten. Raises StorageProblem."""
    remove_anchor(path)
    with closing(reading_connection(copy)) as source, spoken(path):
        source.backup(
            held, pages=_PAGES, progress=lambda status, left, total: progress(total - left, total), sleep=0
        )


def is_readable(path: Path) -> bool:
    """Whether SQLite takes the file for a database at all, however damaged."""
    try:
        with closing(reading_connection(path)) as connection:
            connection.execute("PRAGMA schema_version").fetchone()
    except sqlite3.DatabaseError as error:
        if primary_code(error) not in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
            raise
        return False
    return True
