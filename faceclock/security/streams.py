"""Files sealed in chunks: the STREAM construction (Hoang, Reyhanitabar, Rogaway and Vizár 2015) over AES-256-GCM.

Each chunk's nonce is a prefix (7 bytes), the chunk's number (4 bytes, big-endian) and whether it is the last one
(1 byte), so that chunks that are changed, moved, left out or taken from another file do not open, nor does a file that
was cut off or lengthened.
"""

import io
from typing import IO, TYPE_CHECKING

from faceclock.domain.errors import SealBroken

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer, WriteableBuffer
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

CHUNK = 1 << 20  # bytes before sealing; all but the last have as many
PREFIX_BYTES = 7
_TAG = 16


class SealingStream(io.RawIOBase):
    """What is written goes to ``target``, sealed with ``key`` (32 bytes, for this one file) and bound to ``bound``.

    Without `finish` the file stays without an end, and never opens.
    """

    def __init__(self, target: IO[bytes], key: bytes, prefix: bytes, bound: bytes) -> None:
        self._target, self._cipher = target, _Cipher(key, prefix, bound)
        self._held = bytearray()
        self._number = 0

    def writable(self) -> bool:
        return True

    def write(self, content: "ReadableBuffer") -> int:
        """Holds the newest chunk back: only what comes after it tells that it is not the last."""
        self._held += content
        while len(self._held) > CHUNK:
            self._put(bytes(self._held[:CHUNK]), last=False)
            del self._held[:CHUNK]
        return len(memoryview(content))

    def finish(self) -> None:
        self._put(bytes(self._held), last=True)

    def _put(self, chunk: bytes, *, last: bool) -> None:
        self._target.write(self._cipher.seal(chunk, self._number, last))
        self._number += 1


class UnsealingStream(io.RawIOBase):
    """Reads at any place what a `SealingStream` wrote into ``source`` from the byte ``start`` on.

    Nothing is handed out before its chunk was opened. Raises SealBroken, at once where the end is not the one that
    was written.
    """

    def __init__(self, source: IO[bytes], start: int, key: bytes, prefix: bytes, bound: bytes) -> None:
        self._source, self._start, self._cipher = source, start, _Cipher(key, prefix, bound)
        sealed = source.seek(0, io.SEEK_END) - start
        self._last = max(0, -(-sealed // (CHUNK + _TAG)) - 1)
        self._length = sealed - _TAG * (self._last + 1)
        self._at = 0
        self._number, self._chunk = -1, b""
        self._load(self._last)

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._length}[whence]
        if base + offset < 0:
            raise ValueError("before the beginning")
        self._at = base + offset
        return self._at

    def readinto(self, into: "WriteableBuffer") -> int:
        wanted = memoryview(into)
        if self._at >= self._length or not wanted:
            return 0
        number, offset = divmod(self._at, CHUNK)
        self._load(number)
        piece = self._chunk[offset : offset + len(wanted)]
        wanted[: len(piece)] = piece
        self._at += len(piece)
        return len(piece)

    def _load(self, number: int) -> None:
        if number != self._number:
            self._source.seek(self._start + number * (CHUNK + _TAG))
            sealed = self._source.read(CHUNK + _TAG)
            self._chunk = self._cipher.open(sealed, number, number == self._last)
            self._number = number


class _Cipher:
    def __init__(self, key: bytes, prefix: bytes, bound: bytes) -> None:
        self._gcm, self._prefix, self._bound = _gcm(key), prefix, bound

    def seal(self, chunk: bytes, number: int, last: bool) -> bytes:
        return self._gcm.encrypt(self._nonce(number, last), chunk, self._bound)

    def open(self, sealed: bytes, number: int, last: bool) -> bytes:
        from cryptography.exceptions import InvalidTag

        try:
            return self._gcm.decrypt(self._nonce(number, last), sealed, self._bound)
        except (InvalidTag, ValueError) as error:  # ValueError: too short to have a tag
            raise SealBroken(
                "Sealed data does not open: it was changed, cut off, or belongs elsewhere."
            ) from error

    def _nonce(self, number: int, last: bool) -> bytes:
        return self._prefix + number.to_bytes(4, "big") + bytes([last])


def _gcm(key: bytes) -> "AESGCM":
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM(key)
