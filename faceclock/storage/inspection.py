"""What a file is, found out without changing one byte of it."""

import sqlite3
import struct
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import BinaryIO

from faceclock.domain.errors import StorageProblem
from faceclock.storage.faults import problem_for, spoken, spoken_files
from faceclock.storage.migrations import APPLICATION_ID

# Larger files are left to `faceclock doctor`: the start must not wait for seconds.
_CHECKED_AT_OPENING = 64 * 2**20

# SQLite takes a shorter file for an empty database, and would write over it.
_SMALLEST = 512

_WAL_HEADER = struct.Struct(">8I")  # magic, format, page size, checkpoint, salt 1, salt 2, checksum 1, 2
_FRAME_HEADER = struct.Struct(
    ">6I"
)  # page, size of the database after a commit or 0, salt 1, 2, checksum 1, 2


def wal_of(path: Path) -> Path:
    return path.with_name(path.name + "-wal")


def is_fresh(path: Path) -> bool:
    """True where there is no file yet, or an empty one. Raises StorageProblem for a folder and the like."""
    with spoken_files(path):
        if not path.exists():
            return True
        if not path.is_file():
            raise problem_for(sqlite3.SQLITE_CANTOPEN, path)
        return path.stat().st_size == 0


def inspect(path: Path, known: int, busy_seconds: float) -> int:
    """The schema version of the file at ``path``: 0 when it holds nothing yet.

    Raises StorageProblem for a file that is no database, belongs to another program, is damaged, or was made
    by a program that knows more than ``known`` schema versions. The file is opened read-only.
    """
    with spoken_files(path), spoken(path), closing(_open_untouching(path, busy_seconds)) as connection:
        size = path.stat().st_size
        if size < _SMALLEST:
            raise problem_for(sqlite3.SQLITE_NOTADB, path)
        version = _version(connection, path)
        if version > known:
            raise StorageProblem(
                f"The database {path} was made by a newer FaceClock (schema {version}, this program knows "
                f"{known}) and was left as it is; install the newer program."
            )
        if size <= _CHECKED_AT_OPENING:
            check_pages(connection, path)
        return version


def check_pages(connection: sqlite3.Connection, path: Path) -> None:
    """Walk every page of the file. Raises StorageProblem with the first damage found."""
    finding = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if finding != "ok":
        detail = " ".join(str(finding).split())
        raise StorageProblem(
            f"The database {path} is damaged ({detail}); keep it as it is and restore the backup."
        )


def ends_in_a_cut(wal: Path) -> bool:
    """True when the write-ahead log stops in the middle of a transaction: SQLite will drop that tail.

    https://www.sqlite.org/fileformat2.html#the_write_ahead_log
    """
    try:
        with wal.open("rb") as stream:
            last = None
            for last in _frames(stream):  # noqa: B007 - only the last one is wanted
                pass
    except FileNotFoundError:
        return False
    return last is not None and last != "commit"


def _frames(stream: BinaryIO) -> Iterator[str]:
    """'commit', 'page' or 'cut' for each frame of the log's current generation."""
    header = stream.read(_WAL_HEADER.size)
    if len(header) < _WAL_HEADER.size:
        return
    fields = _WAL_HEADER.unpack(header)
    page_size, salts = fields[2], fields[4:6]
    while frame := stream.read(_FRAME_HEADER.size + page_size):
        if len(frame) < _FRAME_HEADER.size + page_size:
            yield "cut"
            return
        _, commit_size, *frame_salts = _FRAME_HEADER.unpack_from(frame)[:4]
        if tuple(frame_salts) != salts:  # left over from an earlier generation
            return
        yield "commit" if commit_size else "page"


def _open_untouching(path: Path, busy_seconds: float) -> sqlite3.Connection:
    """Without a log to read, ``immutable`` keeps SQLite from making its side files."""
    wal = wal_of(path)
    immutable = "" if wal.exists() and wal.stat().st_size else "&immutable=1"
    return sqlite3.connect(
        f"{path.resolve().as_uri()}?mode=ro{immutable}", uri=True, timeout=busy_seconds, isolation_level=None
    )


def _version(connection: sqlite3.Connection, path: Path) -> int:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if tables and application != APPLICATION_ID:
        raise StorageProblem(
            f"The database {path} belongs to another program and was left as it is; choose another data "
            "folder."
        )
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
