"""How a row becomes a digest and a link of the chain: pure, and the same for whoever checks it ([audit.md]).

A value is written as its tag, the length of its bytes, a colon, and the bytes: ``i`` for decimal digits, ``r`` for a
big-endian IEEE 754 double, ``t`` for UTF-8, ``b`` for bytes, ``n`` for NULL. A row is each column that is not NULL, in
the alphabetical order of the names, as its name, "=" and the value; a later, nullable column changes no digest.
"""

import hashlib
import struct
from collections.abc import Callable, Sequence
from typing import Any

_ENCODED: dict[type, Callable[[Any], tuple[bytes, bytes]]] = {
    int: lambda value: (b"i", b"%d" % value),
    float: lambda value: (b"r", struct.pack(">d", value)),
    # What a damaged file holds may be no UTF-8; such a text is read with its bytes escaped.
    str: lambda value: (b"t", value.encode("utf-8", "surrogateescape")),
    bytes: lambda value: (b"b", value),
    type(None): lambda value: (b"n", b""),
}


def encoded(value: object) -> bytes:
    """One value as SQLite has it: int, float, str, bytes or None."""
    tag, content = _ENCODED[type(value)](value)
    return b"%b%d:%b" % (tag, len(content), content)


class RowForm:
    """The columns of one table, and how its rows are written."""

    def __init__(self, columns: Sequence[str]) -> None:
        self.columns = tuple(sorted(columns))
        self._names = [f"{name}=".encode() for name in self.columns]

    def digest(self, values: Sequence[object], salt: bytes = b"") -> bytes:
        """SHA-256 of a row: ``salt``, then ``values`` in the order of ``columns``."""
        return hashlib.sha256(
            salt
            + b"".join(
                [
                    name + encoded(value)
                    for name, value in zip(self._names, values, strict=True)
                    if value is not None
                ]
            )
        ).digest()


def link(before: bytes, table: object, key: object, op: object, digest: object) -> bytes:
    """The hash of an entry: SHA-256 over the hash ``before`` and what it says: which row, what was done, and the digest
    of what the row held then (None: it was deleted)."""
    said = b"".join(encoded(value) for value in (table, key, op, digest))
    return hashlib.sha256(before + said).digest()
