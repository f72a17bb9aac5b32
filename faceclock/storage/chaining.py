"""How a row becomes a digest and a link of the chain: pure, and the same for whoever checks it ([audit.md]).

A value is written as its tag, the length of its bytes, a colon, and the bytes: ``i`` for decimal digits, ``r`` for a
big-endian IEEE 754 double, ``t`` for UTF-8, ``b`` for bytes, ``n`` for NULL. A row is each column that is not NULL, in
the alphabetical order of the names, as its name, "=" and the value; a later, nullable column changes no digest.
"""

import hashlib
import struct
from collections.abc import Sequence


def encoded(value: object) -> bytes:
    """One value as SQLite has it: int, float, str, bytes or None. Called for every cell, so it takes no detours."""
    if isinstance(value, str):
        # What a damaged file holds may be no UTF-8; such a text is read with its bytes escaped.
        content = value.encode("utf-8", "surrogateescape")
        return b"t%d:%b" % (len(content), content)
    if isinstance(value, int):
        content = b"%d" % value
        return b"i%d:%b" % (len(content), content)
    if isinstance(value, float):
        return b"r8:" + struct.pack(">d", value)
    if isinstance(value, bytes):
        return b"b%d:%b" % (len(value), value)
    if value is None:
        return b"n0:"
    raise TypeError(f"no value of SQLite: {value!r}")


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
