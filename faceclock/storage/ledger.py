"""The chain of a database: verified as a whole, and looked at."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from faceclock.storage.anchor import Head, Lost, head_of, lost, read_anchor
from faceclock.storage.examination import reading_connection
from faceclock.storage.faults import removed_tables_told, spoken
from faceclock.storage.verification import Broken, Progress, broken_rows, first_of

_KEPT = 1000  # of the broken rows; a file in which more are broken is told of well enough by these


@dataclass(frozen=True)
class Verified:
    """``entries`` of the chain and its ``head``; ``broken`` are the first rows that are not what it says, ``count``
    how many there are, and ``lost`` what had been confirmed and is not there."""

    entries: int
    head: bytes
    count: int
    broken: tuple[Broken, ...]
    lost: Lost | None

    @property
    def sound(self) -> bool:
        return not (self.count or self.lost)

    @property
    def first(self) -> Broken | None:
        return first_of(list(self.broken)) if self.broken else None


def verify_file(path: Path, progress: Progress = lambda done, total: None) -> Verified:
    """Read the whole chain and every row that it covers; writers are not held up.

    ``progress`` (entries done, in all) may raise to stop it. Raises StorageProblem for a file that is absent, of an
    earlier FaceClock, or so damaged that it cannot be read.
    """
    anchor = read_anchor(path)  # before the file: what is added meanwhile is no loss
    with _state(path) as connection:
        kept: list[Broken] = []
        count = 0
        for broken in broken_rows(connection, progress):
            count += 1
            if len(kept) < _KEPT:
                kept.append(broken)
        missing = None if anchor is None else lost(connection, anchor)
        head = head_of(connection)
        return Verified(head.count, head.hash, count, tuple(kept), missing)


def head_now(path: Path) -> Head:
    """The end of the chain. Raises StorageProblem."""
    with _state(path) as connection:
        return head_of(connection)


def hash_at(path: Path, count: int) -> bytes | None:
    """The hash of the entry ``count``; None where the chain is shorter. Raises StorageProblem."""
    with _state(path) as connection:
        row = connection.execute("SELECT hash FROM chain WHERE seq = ?", (count,)).fetchone()
        return None if row is None else bytes(row[0])


def site_of(path: Path) -> str:
    """The random number that names the site since its chain began; empty where it is gone. Raises StorageProblem."""
    with _state(path) as connection:
        row = connection.execute("SELECT key FROM chain WHERE seq = 0").fetchone()
        return str(row[0]) if row else ""


@contextmanager
def _state(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(reading_connection(path)) as connection, spoken(path), removed_tables_told(path):
        connection.execute("BEGIN")
        yield connection
