"""A sealed backup: eight bytes that tell it, a header in clear, and its content sealed in chunks bound to both.

The header holds nothing personal: by which program and when, a number of the site, and the key file's entries without
bare keys, so that a passphrase opens the file on a machine that has nothing else (docs/data.md gives every byte).
"""

import io
import json
import os
from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import IO, Any

from faceclock.domain.errors import InputProblem, KeyProblem
from faceclock.security.sealing import derived_key, new_key, seal, unseal
from faceclock.security.streams import CHUNK, PREFIX_BYTES, SealingStream, UnsealingStream
from faceclock.storage import key_file
from faceclock.storage.key_file import Entry
from faceclock.storage.vault import Master

FORMAT = 2  # 1 was a zip in clear
_MAGIC = b"FCBACKUP"
_LENGTH_BYTES = 4
_LARGEST_HEADER = 1 << 20
_BUFFER = 1 << 16
_CIPHER = "AES-256-GCM, STREAM"


@dataclass(frozen=True)
class Header:
    """What stands in clear. ``keys``: first the one that wraps the file's key, then those that the database inside
    names besides. ``bound`` is what every chunk is bound to."""

    made_at: datetime
    program: str
    site: str
    keys: tuple[Entry, ...]
    wrapped: bytes
    prefix: bytes
    bound: bytes
    length: int  # of all that comes before the first chunk


@dataclass(frozen=True)
class Envelope:
    """What a new backup is sealed with, and what its header says; ``site`` is the site's number."""

    master: Master
    keys: tuple[Entry, ...]
    site: str
    program: str
    made_at: datetime


@contextmanager
def sealed_into(stream: IO[bytes], envelope: Envelope) -> Iterator[IO[bytes]]:
    """A stream whose content goes sealed into ``stream``; whole when the block ends without an error."""
    key, prefix = new_key(), os.urandom(PREFIX_BYTES)
    wrapped = seal(derived_key(envelope.master.key, "backup"), key, "backup", envelope.master.id)
    text = _header_text(envelope, wrapped, prefix)
    before = _MAGIC + len(text).to_bytes(_LENGTH_BYTES, "big") + text
    stream.write(before)
    sealing = SealingStream(stream, key, prefix, sha256(before).digest())
    with io.BufferedWriter(sealing, _BUFFER) as content:
        yield content
        content.flush()
        sealing.finish()


def is_sealed(file: Path) -> bool:
    """False for a backup of the form before, and for any other file. Raises OSError."""
    with file.open("rb") as stream:
        return stream.read(len(_MAGIC)) == _MAGIC


def read_header(file: Path) -> Header:
    """Raises InputProblem for a file that is no sealed backup, or one of a later FaceClock; OSError."""
    with file.open("rb") as stream:
        magic, size = stream.read(len(_MAGIC)), int.from_bytes(stream.read(_LENGTH_BYTES), "big")
        text = stream.read(min(size, _LARGEST_HEADER))
    if magic != _MAGIC or len(text) != size:
        raise no_backup(file)
    before = magic + size.to_bytes(_LENGTH_BYTES, "big") + text
    try:
        told = json.loads(text)
        if told["format"] > FORMAT:
            raise InputProblem(
                f"{file.name} was made by a later FaceClock; install that and restore with it."
            )
        return _header(told, before)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, KeyProblem) as error:
        raise no_backup(file) from error


@contextmanager
def unsealed(file: Path, header: Header, key: bytes) -> Iterator[IO[bytes]]:
    """The content as a stream that can be read at any place; ``key`` is of `file_key`. Reading raises SealBroken."""
    with file.open("rb") as source:
        raw = UnsealingStream(source, header.length, key, header.prefix, header.bound)
        with io.BufferedReader(raw, _BUFFER) as stream:
            yield stream


def file_key(header: Header, master: Master) -> bytes:
    """Raises SealBroken when ``master`` did not wrap it."""
    return unseal(derived_key(master.key, "backup"), header.wrapped, "backup", master.id)


def no_backup(file: Path) -> InputProblem:
    """For a file that is something else, or cut off."""
    return InputProblem(f"{file.name} is not a whole backup of FaceClock; choose another file.")


def damaged(file: Path) -> InputProblem:
    """For one that was a backup."""
    return InputProblem(f"The backup {file.name} was changed, damaged or cut off; use another backup.")


def _header_text(envelope: Envelope, wrapped: bytes, prefix: bytes) -> bytes:
    told = {
        "format": FORMAT,
        "program": envelope.program,
        "made_at": envelope.made_at.isoformat(),
        "site": envelope.site,
        "cipher": _CIPHER,
        "chunk": CHUNK,
        "nonce_prefix": b64encode(prefix).decode(),
        "wrapped_key": b64encode(wrapped).decode(),
        "key_file": json.loads(key_file.as_bytes(envelope.keys, without_plain=True)),
    }
    return json.dumps(told, indent=1).encode()


def _header(told: dict[str, Any], before: bytes) -> Header:
    """Raises ValueError, KeyError, TypeError and KeyProblem for what `_header_text` did not make."""
    if (told["cipher"], told["chunk"]) != (_CIPHER, CHUNK):
        raise ValueError("cipher")
    header = Header(
        datetime.fromisoformat(told["made_at"]),
        str(told["program"]),
        str(told["site"]),
        key_file.parse(json.dumps(told["key_file"]).encode(), "of the backup"),
        b64decode(told["wrapped_key"], validate=True),
        b64decode(told["nonce_prefix"], validate=True),
        sha256(before).digest(),
        len(before),
    )
    if not header.keys or len(header.prefix) != PREFIX_BYTES or header.made_at.tzinfo is None:
        raise ValueError("header")
    return header
