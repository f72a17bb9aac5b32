"""Keys that several kiosks can make without asking each other."""

import os
import time
import uuid
from datetime import UTC, datetime


def uuid7() -> str:
    """A time-ordered UUID (RFC 9562, version 7): 48 bits of Unix milliseconds, then randomness."""
    milliseconds = time.time_ns() // 1_000_000
    raw = bytearray(milliseconds.to_bytes(6, "big") + os.urandom(10))
    raw[6] = 0x70 | raw[6] & 0x0F
    raw[8] = 0x80 | raw[8] & 0x3F
    return str(uuid.UUID(bytes=bytes(raw)))


def made_at(identifier: str) -> datetime | None:
    """When `uuid7` made it, to the millisecond; None for what it did not make."""
    try:
        read = uuid.UUID(identifier)
        return datetime.fromtimestamp((read.int >> 80) / 1000, UTC) if read.version == 7 else None
    except ValueError:  # no UUID, or of a year that no calendar has
        return None


_DERIVED = uuid.UUID("6a2c3f0e-5b0d-5d6c-9f6f-0c4d7a4b9e11")  # our own namespace, never to be changed


def derived_uuid(*parts: str) -> str:
    """A UUID (RFC 9562, version 5) that is the same whenever the parts are: what is imported twice has one key."""
    return str(uuid.uuid5(_DERIVED, "\n".join(parts)))
