"""SQLite connections: one for each thread, all set up alike."""

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database as Connection

from faceclock.domain.errors import StorageProblem
from faceclock.storage.chain_triggers import Touched, install
from faceclock.storage.faults import primary_code

_PRAGMAS = (
    "PRAGMA synchronous = FULL",  # the log is synced before COMMIT returns
    "PRAGMA foreign_keys = ON",
    "PRAGMA recursive_triggers = ON",  # REPLACE fires the triggers that forbid DELETE
    "PRAGMA cell_size_check = ON",
    "PRAGMA secure_delete = ON",  # a deleted template is overwritten with zeros
    "PRAGMA trusted_schema = OFF",
)


class Connections:
    """Hands each thread its own connection, and can close them all."""

    def __init__(self, path: Path, *, read_only: bool, busy_seconds: float) -> None:
        self._path = path
        self._read_only = read_only
        self._busy_seconds = busy_seconds
        self._local = threading.local()
        self._opened: list[tuple[threading.Thread, Connection]] = []
        self._lock = threading.Lock()
        self._closed = False
        self.touched = Touched()
        self._generation = 0  # another one when all connections were closed and threads need new ones
        self._file: tuple[int, int] | None = None  # the device and number of the file that is open

    def mine(self) -> Connection:
        """This thread's connection. Raises StorageProblem after ``close``, sqlite3.Error when it fails."""
        connection: Connection | None = getattr(self._local, "connection", None)
        if connection is None or self._closed or self._local.generation != self._generation:
            connection = self._local.connection = self._open()
        return connection

    def in_place(self) -> bool:
        """Whether the file that is open is the one at the path: not after its disk went away, or somebody moved or
        replaced it. SQLite would go on in the file that nobody finds again."""
        return self._file in (None, _identity(self._path))

    def writing(self) -> Connection:
        """As `mine`, to write with: from the first time on it appends to the chain. Reading alone is spared that."""
        connection = self.mine()
        if getattr(self._local, "watched", None) is not connection and not self._read_only:
            self.watch()
        return connection

    def watch(self) -> None:
        """Let this thread's connection append to the chain: once more after the schema was changed."""
        connection = self.mine()
        install(connection.conn, self.touched)
        self._local.watched = connection

    def close(self) -> None:
        """Close the connections of all threads; the last one to close folds the log into the file."""
        with self._lock:
            self._closed = True
            self._close_all()

    @contextmanager
    def released(self) -> Iterator[None]:
        """While the block runs, this process has the file not open; threads that want it wait for its end."""
        with self._lock:
            self._generation += 1
            self._close_all()
            self._file = None
            yield

    def _close_all(self) -> None:
        for _, connection in self._opened:
            connection.close()
        self._opened.clear()

    def _open(self) -> Connection:
        with self._lock:
            if self._closed:
                raise StorageProblem(f"The database {self._path} has been closed; start FaceClock again.")
            self._close_of_ended_threads()
            connection = _connect(self._path, self._read_only, self._busy_seconds)
            self._file = self._file or _identity(self._path)
            self._opened.append((threading.current_thread(), connection))
            self._local.generation = self._generation
            return connection

    def _close_of_ended_threads(self) -> None:
        for thread, connection in list(self._opened):
            if not thread.is_alive():
                connection.close()
                self._opened.remove((thread, connection))


def _identity(path: Path) -> tuple[int, int] | None:
    """None where there is no such file."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def turn_log_on(connection: Connection, busy_seconds: float) -> None:
    """Switch the file to the write-ahead log. SQLite's own waiting does not cover this one statement."""
    deadline = time.monotonic() + busy_seconds
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if primary_code(error) != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(0.05)


def _connect(path: Path, read_only: bool, busy_seconds: float) -> Connection:
    """Statements commit by themselves unless a BEGIN is open; other threads may only close the connection."""
    mode = "ro" if read_only else "rw"
    raw = sqlite3.connect(
        f"{path.resolve().as_uri()}?mode={mode}",
        uri=True,
        timeout=busy_seconds,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        connection = Connection(raw, execute_plugins=False)
        for pragma in _PRAGMAS:
            connection.execute(pragma)
    except sqlite3.Error:
        raw.close()
        raise
    return connection
