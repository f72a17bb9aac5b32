"""One SQLite file: transactions, faults as sentences, and a schema that is brought up to date at opening."""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from faceclock.domain.errors import InputProblem, StorageProblem
from faceclock.settings.atomic import make_folder
from faceclock.storage.anchor import Anchor, Lost, head_of
from faceclock.storage.connections import Connections, turn_log_on
from faceclock.storage.faults import is_disk_failure, problem_of, removed_tables_told, spoken, spoken_files
from faceclock.storage.gate import Gate
from faceclock.storage.inspection import check_pages, ends_in_a_cut, inspect, is_fresh, wal_of
from faceclock.storage.migrations import STEPS, Step, migrate
from faceclock.storage.vault import Vault

Value = str | int | float | bytes | None

# A writer that finds the file locked tries again for this long: a lock of half a minute is survived.
_BUSY_SECONDS = 40.0


class Database:
    """An open database. Safe to share between threads; each gets a connection of its own.

    ``kiosk`` stands in the facts that this program adds. ``notice`` is a sentence for the administrator about a write
    that was cut off or entries that were lost, else None. ``vault`` has the keys of what is sealed in it.
    """

    def __init__(self, path: Path, *, read_only: bool, busy_seconds: float, kiosk: str) -> None:
        self.path = path
        self.read_only = read_only
        self.kiosk = kiosk
        self.notice: str | None = None
        self.vault = Vault(path.parent)
        self._busy_seconds = busy_seconds
        self._connections = Connections(path, read_only=read_only, busy_seconds=busy_seconds)
        self._anchor = Anchor(path)
        self._disk_failed = False
        self._gate = Gate()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing: BEGIN IMMEDIATE ... COMMIT; on disk once the block was left without an exception.

        Inside another transaction of the same thread it is a part of that one, which alone commits. Raises
        StorageProblem for a fault of the file or machine; nothing of the block is recorded then.
        """
        self._refuse_when_unsafe()
        with self._spoken():
            connection = self._connections.writing()
            if connection.conn.in_transaction:
                with connection.atomic():
                    yield
                return
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                head = head_of(connection.conn) if self._connections.touched.taken() else None
                connection.execute("COMMIT")
            except BaseException:
                self._connections.touched.taken()
                connection.rollback()
                raise
            if head is not None:
                self._anchor.note(head)

    def rows(self, sql: str, parameters: Sequence[Value] = ()) -> list[dict[str, Any]]:
        """All rows of a query, by column name. Raises StorageProblem, and InputProblem for broken text."""
        with self._spoken(), _text_that_can_be_stored():
            return list(self._connections.mine().query(sql, parameters))

    def tuples(self, sql: str, parameters: Sequence[Value] | dict[str, Value] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query as they come, for many of them. Raises as ``rows`` does."""
        with self._spoken(), _text_that_can_be_stored():
            return self._connections.mine().execute(sql, parameters).fetchall()

    def version(self) -> int:
        """Another number whenever any other connection has committed something. Raises StorageProblem."""
        return int(self.rows("PRAGMA data_version")[0]["data_version"])

    def execute(self, sql: str, parameters: Sequence[Value] = ()) -> int:
        """Run one writing statement and return how many rows it changed. Raises as ``rows`` does."""
        self._refuse_when_unsafe()
        with self._spoken(), _text_that_can_be_stored():
            changed = self._connections.writing().execute(sql, parameters).rowcount
            self._note_what_was_committed()
            return int(changed)

    def execute_many(self, sql: str, rows: Iterable[Sequence[Value]]) -> int:
        """Run one writing statement for each of ``rows``, which may be a stream; how many rows it changed.
        Raises as ``rows`` does."""
        self._refuse_when_unsafe()
        with self._spoken(), _text_that_can_be_stored():
            changed = self._connections.writing().conn.executemany(sql, rows).rowcount
            self._note_what_was_committed()
            return int(changed)

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """One state of the file for several readings, and temporary tables to work in: no writer is held up.
        What is written into temporary tables stays when the block ends without an exception."""
        with self._spoken():
            connection = self._connections.writing()
            connection.execute("BEGIN")
            try:
                yield
                connection.execute("COMMIT")
            except BaseException:
                connection.rollback()
                raise

    def insert(self, table: str, row: Mapping[str, Value]) -> None:
        """Add one row; the names of ``table`` and columns are the program's own, never input."""
        columns, marks = ", ".join(row), ", ".join("?" * len(row))
        self.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", tuple(row.values()))

    def check(self) -> None:
        """Walk the whole file. Raises StorageProblem when it is damaged."""
        with self._spoken():
            check_pages(self._connections.mine().conn, self.path)

    def fold_log(self, patience: float = 2.0) -> bool:
        """Write the write-ahead log into the file and empty it, so that nothing deleted is left there; False where a
        reader was in the way for ``patience`` seconds. Not to be called within a transaction. Raises
        StorageProblem."""
        with self._spoken():
            connection = self._connections.mine()
            connection.execute(f"PRAGMA busy_timeout = {round(1000 * patience)}")
            try:
                busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            finally:
                connection.execute(f"PRAGMA busy_timeout = {round(1000 * self._busy_seconds)}")
            return not busy

    def close(self) -> None:
        """Close the connections of all threads. Raises StorageProblem."""
        with self._spoken():
            self._connections.close()
        self._anchor.close()

    @contextmanager
    def released(self) -> Iterator[None]:
        """While the block runs, this process has the file not open, so that it can be restored: what other threads
        are at ends first, and then they wait. Not to be called within a transaction. Raises StorageProblem."""
        with self._gate.closed(), spoken(self.path), self._connections.released():
            self._anchor.close()
            yield
        self.notice = None
        self.look_for_losses()

    def __enter__(self) -> "Database":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def bring_up(self, steps: Sequence[Step]) -> None:
        """Write-ahead log on, schema at its newest. Raises StorageProblem; the schema is as it was then."""
        with self._spoken():
            turn_log_on(self._connections.mine(), self._busy_seconds)
        with self.transaction():
            try:
                migrate(self._connections.mine(), steps)
            except sqlite3.Error as error:
                raise problem_of(error, self.path) or StorageProblem(
                    f"The database {self.path} could not be brought to schema {len(steps)} ({error}) and was "
                    "left as it was; go on with the earlier FaceClock and report this."
                ) from error
        with self._spoken():
            self._connections.watch()

    def look_for_losses(self) -> Lost | None:
        """Fill ``notice`` where the file holds less than was confirmed. The proof of it is not written over until
        somebody accepts the loss or restores a backup. Raises StorageProblem."""
        with self._spoken(), removed_tables_told(self.path):
            missing = self._anchor.losses(self._connections.mine().conn)
        self.notice = missing.sentence(self.path) if missing else self.notice
        return missing

    def accept_losses(self) -> Lost | None:
        """Note from here on again how far the chain has come; what was lost. Raises StorageProblem."""
        if missing := self.look_for_losses():
            self._anchor.forget()
            self.notice = None
        return missing

    def _note_what_was_committed(self) -> None:
        """After a statement that stood alone."""
        connection = self._connections.mine().conn
        if not connection.in_transaction and self._connections.touched.taken():
            self._anchor.note(head_of(connection))

    @contextmanager
    def _spoken(self) -> Iterator[None]:
        with self._gate.passing(), spoken(self.path):
            try:
                yield
            except sqlite3.Error as error:
                self._disk_failed |= is_disk_failure(error)
                raise

    def _refuse_when_unsafe(self) -> None:
        if self._disk_failed:
            raise StorageProblem(
                f"The disk that holds {self.path} failed, nothing is recorded any more; check the disk and "
                "start FaceClock again."
            )
        if not self._connections.in_place():
            raise StorageProblem(
                f"The database {self.path} is gone from its place, nothing was recorded; bring its disk or folder "
                "back, or start FaceClock again."
            )


@contextmanager
def _text_that_can_be_stored() -> Iterator[None]:
    """Half surrogates come from file names and arguments that are no UTF-8."""
    try:
        yield
    except UnicodeEncodeError as error:
        raise InputProblem(
            f"The text {error.object!r:.80} is broken and cannot be stored; retype it."
        ) from error


def open_database(
    path: Path,
    *,
    read_only: bool = False,
    kiosk: str = "",
    busy_seconds: float = _BUSY_SECONDS,
    steps: Sequence[Step] = STEPS,
) -> Database:
    """Open or make the database at ``path``, at the newest schema.

    Raises StorageProblem (one sentence) for a file that is damaged, newer, foreign, locked or not accessible;
    such a file is left as it is. ``steps`` is the schema, for tests.
    """
    fresh = is_fresh(path)
    if read_only and fresh:
        raise StorageProblem(
            f"There is no database at {path}; enrol somebody first or choose the right data folder."
        )
    if not read_only:
        _make_writable_file(path)
    version = 0 if fresh else inspect(path, len(steps), busy_seconds)
    database = Database(path, read_only=read_only, busy_seconds=busy_seconds, kiosk=kiosk)
    if not read_only and ends_in_a_cut(wal_of(path)):
        database.notice = _notice_of_a_cut(database)
    if version < len(steps):
        _bring_up(database, steps)
    if 0 < version < len(steps):
        database.fold_log()  # what a step took out of the tables must not stay in the log
    if not read_only:
        database.look_for_losses()
    return database


def _notice_of_a_cut(database: Database) -> str | None:
    """Looked at again under the write lock: another process may just have been writing."""
    with database.transaction():
        if not ends_in_a_cut(wal_of(database.path)):
            return None
    return str(
        StorageProblem(
            f"The last run ended in the middle of a write to {database.path}: what had been confirmed before is "
            "kept; compare the last punches with what people remember."
        )
    )


def _bring_up(database: Database, steps: Sequence[Step]) -> None:
    try:
        if database.read_only:
            raise StorageProblem(
                f"The database {database.path} is of an earlier FaceClock; open it once for writing."
            )
        database.bring_up(steps)
    except StorageProblem:
        database.close()
        raise


def _make_writable_file(path: Path) -> None:
    """Personal data: the file is its owner's alone. SQLite gives its side files the same rights."""
    with spoken_files(path):
        make_folder(path.parent, mode=0o700)
        if not path.exists():
            path.touch(mode=0o600)
    if not (
        path.is_file() and os.access(path, os.R_OK | os.W_OK) and os.access(path.parent, os.W_OK | os.X_OK)
    ):
        raise StorageProblem(
            f"The database {path} cannot be written; check that it is a file and that this user may write to "
            "it and its folder."
        )
