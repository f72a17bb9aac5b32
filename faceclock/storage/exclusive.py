"""Work that only one process of a site may do at a time."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from faceclock.domain.errors import StorageProblem
from faceclock.storage.faults import primary_code, spoken


@contextmanager
def exclusively(lock: Path, busy: str, wait_s: float = 0) -> Iterator[None]:
    """Hold the file ``lock``, after waiting for it at most ``wait_s``. Raises StorageProblem with the sentence ``busy``
    when another process holds it. SQLite's own lock serves on every system and goes with its process, however that
    ends."""
    with spoken(lock):
        connection = sqlite3.connect(lock, timeout=wait_s, isolation_level=None)
    with closing(connection):
        try:
            with spoken(lock):
                connection.execute("BEGIN EXCLUSIVE")
        except StorageProblem as problem:
            if isinstance(problem.__cause__, sqlite3.Error) and _is_busy(problem.__cause__):
                raise StorageProblem(busy) from problem
            raise
        yield


def _is_busy(error: sqlite3.Error) -> bool:
    return primary_code(error) == sqlite3.SQLITE_BUSY
