"""Checkpoints of the audit chain: how far it had come, under a key; as a file, and as a code to be printed.

The code is the number of the entry and 80 bits of an HMAC, with 10 bits that find typing errors, in Crockford's
base 32 (https://www.crockford.com/base32.html): case, spaces, and O for 0 or I and L for 1 do not matter.
"""

import hashlib
import hmac
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypedDict

from faceclock.domain.errors import InputProblem

_KIND = "FaceClock audit checkpoint 1"
_DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MEANT = str.maketrans({"O": "0", "I": "1", "L": "1"})
_MAC_LETTERS, _LETTERS, _GROUP = 16, 18, 6
_MOST_DIGITS = 15


class _Document(TypedDict):
    kind: str
    site: str
    entries: int
    head: str
    at: str


@dataclass(frozen=True)
class Checkpoint:
    """The chain of ``site`` had ``count`` entries at ``at`` (with a zone), the last with the hash ``head``."""

    site: str
    count: int
    head: bytes
    at: datetime


@dataclass(frozen=True)
class Code:
    """What a printed code holds: ``mac`` are 10 bytes."""

    count: int
    mac: bytes


def sealed(checkpoint: Checkpoint, key: bytes) -> str:
    """The content of a checkpoint's file: JSON, with an HMAC-SHA-256 over the rest of it."""
    document = _document(checkpoint)
    return json.dumps({**document, "mac": _mac(document, key)}, indent=2) + "\n"


def opened(content: str, key: bytes) -> Checkpoint:
    """Raises InputProblem for what is no checkpoint's file, was changed, or was made under another key."""
    try:
        held = json.loads(content)
        checkpoint = _checkpoint(held)
        sound = hmac.compare_digest(str(held["mac"]).encode(), _mac(_document(checkpoint), key).encode())
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise InputProblem("This file is no whole checkpoint of the audit log; choose another.") from error
    if not sound:
        raise InputProblem(
            "The checkpoint was changed, or another site made it; take the file as `audit checkpoint` wrote it."
        )
    return checkpoint


def code_of(checkpoint: Checkpoint, key: bytes) -> str:
    """Such as 120482-7F3K9A-0QXR2M-M4WZ8C."""
    letters = _letters(short_mac(checkpoint.site, checkpoint.count, checkpoint.head, key), _MAC_LETTERS)
    letters += _check(checkpoint.count, letters)
    groups = (letters[start : start + _GROUP] for start in range(0, _LETTERS, _GROUP))
    return "-".join((str(checkpoint.count), *groups))


def read_code(typed: str) -> Code:
    """Raises InputProblem for what is no code, or was mistyped."""
    told = "".join(letter for letter in typed.upper() if letter.isalnum()).translate(_MEANT)
    number, letters = told[:-_LETTERS], told[-_LETTERS:]
    if not (
        number.isascii() and number.isdigit() and len(number) <= _MOST_DIGITS and set(letters) <= set(_DIGITS)
    ):
        raise InputProblem(
            "This is no code of a checkpoint: it is a number and three groups of six letters and digits; type it again."
        )
    if _check(int(number), letters[:_MAC_LETTERS]) != letters[_MAC_LETTERS:]:
        raise InputProblem(
            "The code of the checkpoint has a typing error in it; compare it letter by letter."
        )
    return Code(int(number), _bytes(letters[:_MAC_LETTERS]))


def short_mac(site: str, count: int, head: bytes, key: bytes) -> bytes:
    """The 80 bits of a code."""
    return hmac.digest(key, f"{_KIND} code\0{site}\0{count}\0{head.hex()}".encode(), "sha256")[:10]


def _document(checkpoint: Checkpoint) -> _Document:
    return {
        "kind": _KIND,
        "site": checkpoint.site,
        "entries": checkpoint.count,
        "head": checkpoint.head.hex(),
        "at": checkpoint.at.isoformat(timespec="seconds"),
    }


def _checkpoint(held: dict[str, Any]) -> Checkpoint:
    if held["kind"] != _KIND or not isinstance(held["entries"], int):
        raise ValueError("another kind of file")
    at = datetime.fromisoformat(held["at"])
    return Checkpoint(str(held["site"]), held["entries"], bytes.fromhex(held["head"]), at)


def _mac(document: _Document, key: bytes) -> str:
    content = json.dumps(document, sort_keys=True, separators=(",", ":")).encode()
    return hmac.new(key, content, hashlib.sha256).hexdigest()


def _check(count: int, letters: str) -> str:
    return _letters(hashlib.sha256(f"{count} {letters}".encode()).digest(), _LETTERS - _MAC_LETTERS)


def _letters(content: bytes, length: int) -> str:
    """The first 5 bits for the first letter, and so on."""
    number = int.from_bytes(content, "big") >> (8 * len(content) - 5 * length)
    return "".join(_DIGITS[number >> 5 * place & 31] for place in reversed(range(length)))


def _bytes(letters: str) -> bytes:
    number = 0
    for letter in letters:
        number = number << 5 | _DIGITS.index(letter)
    return number.to_bytes(len(letters) * 5 // 8, "big")
