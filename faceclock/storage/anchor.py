"""How far the chain had come at the last commit, in a small file beside the database: a lower bound.

It is written after the commit returned and never synced, so that it is never ahead of what is on disk; it costs a few
microseconds. A database that holds less than it says, or something else at that place, has lost what had been
confirmed: its log was deleted or cut, or an older copy was put in its place. Who can write both files can make both
agree: against that there are checkpoints that lie elsewhere.
"""

import hashlib
import os
import sqlite3
import struct
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from faceclock.domain.errors import StorageProblem

# Two slots, written in turn: a torn write leaves the other one. Number of the last entry, its hash, checksum.
_SLOT = struct.Struct(">8sQ32s16s")
_MAGIC = b"FCHEAD1\0"


@dataclass(frozen=True, order=True)
class Head:
    """The last entry of a chain: its number, which is also how many there are after the site's own, and its hash."""

    count: int
    hash: bytes


class Lost(NamedTuple):
    """Entries up to ``expected`` had been confirmed; the chain ends at ``found``. Where that is not less, its entry
    ``expected`` is another one."""

    expected: int
    found: int

    def sentence(self, path: Path) -> str:
        if self.found < self.expected:
            return str(
                StorageProblem(
                    f"The database {path} ends at entry {self.found}, but {self.expected} had been confirmed: its last "
                    "ones are lost; restore the newest backup, or have what is missing entered again and run "
                    "`faceclock audit accept-loss`."
                )
            )
        return str(
            StorageProblem(
                f"The database {path} is not the one that was written to last (entry {self.expected} is another): an "
                "older copy took its place; restore the newest backup, or run `faceclock audit accept-loss`."
            )
        )


def anchor_of(path: Path) -> Path:
    """The file beside the database at ``path``."""
    return path.with_suffix(".head")


def head_of(connection: sqlite3.Connection) -> Head:
    """The end of the chain; nothing where somebody emptied it. Raises sqlite3.Error."""
    row = connection.execute("SELECT seq, hash FROM chain ORDER BY seq DESC LIMIT 1").fetchone()
    return Head(*row) if row else Head(0, b"")


def read_anchor(path: Path) -> Head | None:
    """What was noted last for the database at ``path``; None where nothing (whole) is noted."""
    try:
        content = anchor_of(path).read_bytes()
    except OSError:
        return None  # it is only a lower bound: without it there is none
    slots = (content[start : start + _SLOT.size] for start in (0, _SLOT.size))
    return max(filter(None, map(_head_in, slots)), default=None)


def _head_in(slot: bytes) -> Head | None:
    if len(slot) < _SLOT.size:
        return None
    magic, count, head, check = _SLOT.unpack(slot)
    return Head(count, head) if magic == _MAGIC and check == _check(slot) else None


def _check(slot: bytes) -> bytes:
    return hashlib.sha256(slot[:-16]).digest()[:16]


def lost(connection: sqlite3.Connection, anchor: Head) -> Lost | None:
    """What the database lacks of what ``anchor`` noted; None where it lacks nothing. Raises sqlite3.Error."""
    row = connection.execute("SELECT hash FROM chain WHERE seq = ?", (anchor.count,)).fetchone()
    if row is not None and row[0] == anchor.hash:
        return None
    return Lost(anchor.count, head_of(connection).count)


class Anchor:
    """Writes the file. Safe to share between threads; several processes may write: each notes what it committed."""

    def __init__(self, path: Path) -> None:
        self._database, self._path = path, anchor_of(path)
        self._lock = threading.Lock()
        self._file: int | None = None
        self._noted, self._turn, self._is_proof = -1, 0, False

    def note(self, head: Head) -> None:
        """To be called once ``head`` is on disk. Where the file cannot be written, what it said before still holds."""
        slot = _SLOT.pack(_MAGIC, head.count, head.hash, b"")
        slot = slot[:-16] + _check(slot)
        with self._lock:
            if self._is_proof or head.count <= self._noted:
                return
            try:
                if self._file is None:
                    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)
                    self._file = os.open(self._path, flags, 0o600)
                os.lseek(self._file, self._turn * _SLOT.size, os.SEEK_SET)
                os.write(self._file, slot)
            except OSError:
                return
            self._noted, self._turn = head.count, 1 - self._turn

    def losses(self, connection: sqlite3.Connection) -> Lost | None:
        """What the database lacks of what was noted; the note is not written over from then on, because it proves that.
        Raises sqlite3.Error."""
        noted = read_anchor(self._database)
        missing = None if noted is None else lost(connection, noted)
        self._is_proof = missing is not None
        return missing

    def forget(self) -> None:
        """Note from here on again how far the chain has come."""
        self.close()
        remove_anchor(self._database)
        self._is_proof = False

    def close(self) -> None:
        with self._lock:
            if self._file is not None:
                os.close(self._file)
            self._file, self._noted = None, -1


def remove_anchor(path: Path) -> None:
    """Another content takes the place of the database at ``path`` on purpose."""
    anchor_of(path).unlink(missing_ok=True)
