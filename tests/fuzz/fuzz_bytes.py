"""Seeded damage to real files: bits, cuts, splices, lengths that lie, words of a format."""

import struct
from collections.abc import Callable, Sequence
from random import Random

_LONGEST = 4 << 20
_NUMBERS = (0, 1, 2, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFE, 0xFFFFFFFF)
_FORMS = (">H", "<H", ">I", "<I", ">Q", "<Q")

Way = Callable[[bytearray], bytearray]


class Mutator:
    """``tokens`` are words of the format, ``others`` files of its kind to splice with."""

    def __init__(self, chance: Random, tokens: Sequence[bytes] = (), others: Sequence[bytes] = ()) -> None:
        self._chance, self._tokens, self._others = chance, tokens, others
        self._ways: list[Way] = [
            *[self._flip] * 3,
            *[self._number] * 3,
            self._cut,
            self._leave_out,
            self._repeat,
            self._blank,
        ]
        self._ways += [self._insert, self._overwrite] if tokens else []
        self._ways += [self._splice] if others else []

    def mutate(self, data: bytes) -> bytes:
        """``data`` with one to twenty kinds of damage."""
        changed = bytearray(data)
        for _ in range(self._chance.choice((1, 1, 1, 2, 3, 5, 20))):
            changed = self._chance.choice(self._ways)(changed)[:_LONGEST]
        return bytes(changed)

    def _place(self, data: bytearray) -> int:
        """Half of all damage goes to the head, where formats keep what they are."""
        most = min(len(data), 64) if self._chance.random() < 0.5 else len(data)
        return self._chance.randrange(most) if most else 0

    def _flip(self, data: bytearray) -> bytearray:
        if data:
            data[self._place(data)] ^= 1 << self._chance.randrange(8)
        return data

    def _number(self, data: bytearray) -> bytearray:
        form = self._chance.choice(_FORMS)
        size = struct.calcsize(form)
        packed = struct.pack(form, self._chance.choice(_NUMBERS) & (1 << 8 * size) - 1)
        at = self._place(data)
        data[at : at + size] = packed
        return data

    def _cut(self, data: bytearray) -> bytearray:
        return data[: self._place(data)]

    def _leave_out(self, data: bytearray) -> bytearray:
        at = self._place(data)
        del data[at : at + self._chance.choice((1, 4, 16, 256))]
        return data

    def _repeat(self, data: bytearray) -> bytearray:
        at = self._place(data)
        piece = data[at : at + self._chance.choice((1, 8, 64, 512))]
        data[at:at] = piece * self._chance.choice((1, 2, 16, 300))
        return data

    def _blank(self, data: bytearray) -> bytearray:
        at, length = self._place(data), self._chance.choice((4, 32, 300))
        data[at : at + length] = bytes([self._chance.choice((0, 255))]) * min(length, len(data) - at)
        return data

    def _insert(self, data: bytearray) -> bytearray:
        at = self._place(data)
        data[at:at] = self._chance.choice(self._tokens)
        return data

    def _overwrite(self, data: bytearray) -> bytearray:
        at, token = self._place(data), self._chance.choice(self._tokens)
        data[at : at + len(token)] = token
        return data

    def _splice(self, data: bytearray) -> bytearray:
        other = self._chance.choice(self._others)
        return data[: self._place(data)] + other[self._place(bytearray(other)) :]
