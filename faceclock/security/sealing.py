"""Sealed bytes: AES-256-GCM (NIST SP 800-38D), bound to the place where they belong."""

import os
from functools import lru_cache
from typing import TYPE_CHECKING

from faceclock.domain.errors import SealBroken

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES = 32
_NONCE_BYTES = 12  # random: a key of one person seals far fewer than the 2**32 messages that are safe
_TAG_BYTES = 16
OVERHEAD = _NONCE_BYTES + _TAG_BYTES


def new_key() -> bytes:
    """32 bytes of the operating system's randomness."""
    return os.urandom(KEY_BYTES)


def seal(key: bytes, plain: bytes, *bound: str) -> bytes:
    """Nonce, ciphertext and tag. Opens only with the same ``key`` (32 bytes) and the same ``bound``."""
    nonce = os.urandom(_NONCE_BYTES)
    return nonce + _cipher(key).encrypt(nonce, plain, associated(bound))


def unseal(key: bytes, sealed: bytes, *bound: str) -> bytes:
    """What `seal` was given. Raises SealBroken when a bit, the key or what it is bound to differs."""
    from cryptography.exceptions import InvalidTag

    if len(sealed) < OVERHEAD:
        raise SealBroken("Sealed data is cut off; restore it from a backup.")
    nonce, content = sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:]
    try:
        return _cipher(key).decrypt(nonce, content, associated(bound))
    except InvalidTag as error:
        raise SealBroken("Sealed data does not open: it was changed, or belongs elsewhere.") from error


def associated(bound: tuple[str, ...]) -> bytes:
    """Each with its length before it, so that no two lists read alike."""
    parts = [text.encode() for text in bound]
    return b"".join(len(part).to_bytes(4, "big") + part for part in parts)


def derived_key(key: bytes, purpose: str) -> bytes:
    """A key of its own for one purpose: HKDF-SHA-256 (RFC 5869) without salt."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), KEY_BYTES, None, f"FaceClock {purpose}".encode()).derive(key)


@lru_cache(maxsize=8)  # templates of one person follow each other
def _cipher(key: bytes) -> "AESGCM":
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM(key)
