"""What SQLite and the file system report, as sentences, in one place.

Only faults of the machine or the file are translated. Anything else (wrong SQL, a broken constraint) is a bug
and goes through as it is.
"""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import disk_usage

from faceclock.domain.errors import StorageProblem

_SENTENCES = {
    sqlite3.SQLITE_BUSY: "The database {path} is locked by another program; close it and try again.",
    sqlite3.SQLITE_LOCKED: "The database {path} is locked by another program; close it and try again.",
    sqlite3.SQLITE_FULL: "The disk that holds {path} is full, nothing was recorded; free some space.",
    sqlite3.SQLITE_IOERR: "The disk that holds {path} failed ({error}), nothing was recorded; check the disk "
    "and start FaceClock again.",
    sqlite3.SQLITE_CORRUPT: "The database {path} is damaged ({error}); keep it as it is and restore the "
    "backup.",
    sqlite3.SQLITE_NOTADB: "The file {path} is not a FaceClock database; choose another data folder or "
    "restore the backup.",
    sqlite3.SQLITE_READONLY: "The database {path} cannot be written; give this user the right to write to "
    "the file and its folder.",
    sqlite3.SQLITE_CANTOPEN: "The database {path} cannot be opened; check that it is a file and that this "
    "user may read and write it and its folder.",
    sqlite3.SQLITE_PERM: "The database {path} cannot be opened; check that this user may read and write it.",
    sqlite3.SQLITE_AUTH: "The database {path} cannot be opened; check that this user may read and write it.",
    sqlite3.SQLITE_PROTOCOL: "The locks of the database {path} do not work; put it on a local disk.",
    sqlite3.SQLITE_NOLFS: "The database {path} is too large for its disk's file system; move it to another.",
}

_WRITE_FAULTS = (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN)
_BROKEN_TEXT = "Could not decode to UTF-8"  # how the sqlite3 module begins when a text is none
_NO_TABLE = "no such table"
_SMALLEST_ROOM = 64 << 10  # what SQLite needs beside an empty file: its log and its shared memory


def primary_code(error: sqlite3.Error) -> int:
    """SQLite's result code without its extension; 0 when the sqlite3 module itself raised."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def is_disk_failure(error: sqlite3.Error) -> bool:
    """True after a failed read, write or sync: what the disk now holds is no longer known."""
    return primary_code(error) == sqlite3.SQLITE_IOERR


@contextmanager
def removed_tables_told(path: Path) -> Iterator[None]:
    """For reading what any database of FaceClock has: a table that is not there was removed by somebody."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if not str(error).startswith(_NO_TABLE):
            raise
        raise problem_for(sqlite3.SQLITE_CORRUPT, path, error) from error


def problem_of(error: sqlite3.Error, path: Path) -> StorageProblem | None:
    """The sentence for a fault of the machine or the file; None for a bug."""
    code = primary_code(error)
    if code == 0 and str(error).startswith(_BROKEN_TEXT):
        code = sqlite3.SQLITE_CORRUPT
    if code in _WRITE_FAULTS and _is_full(path):
        code = sqlite3.SQLITE_FULL
    return problem_for(code, path, error) if code in _SENTENCES else None


def problem_for(code: int, path: Path, error: object = "") -> StorageProblem:
    """The sentence of one of SQLite's primary result codes; KeyError for a code that has none."""
    return StorageProblem(_SENTENCES[code].format(path=path, error=error))


def _is_full(path: Path) -> bool:
    """SQLite's shared memory file fails with an I/O error where the disk has no room for it."""
    try:
        return disk_usage(path.parent).free < _SMALLEST_ROOM
    except OSError:
        return False


@contextmanager
def spoken(path: Path) -> Iterator[None]:
    """Raise StorageProblem in the place of SQLite's faults with the database at ``path``."""
    try:
        yield
    except sqlite3.Error as error:
        problem = problem_of(error, path)
        if problem is None:
            raise
        raise problem from error


@contextmanager
def spoken_files(path: Path) -> Iterator[None]:
    """Raise StorageProblem in the place of the file system's faults at ``path``."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise problem_for(sqlite3.SQLITE_FULL, path) from error
        raise StorageProblem(
            f"The database {path} cannot be opened ({error.strerror or error}); check that it is a file in a "
            "folder that this user may read and write."
        ) from error
