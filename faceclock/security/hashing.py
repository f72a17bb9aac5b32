"""One way of hashing what people know, and how long to wait after wrong tries."""

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

# OWASP's second recommended setting for Argon2id: 19 MiB, two passes, one lane.
_HASHER = PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1)

_FREE_FAILURES = 5
_FIRST_DELAY = 30.0
_LONGEST_DELAY = 3600.0


def hash_secret(secret: str) -> str:
    """An Argon2id hash with its own salt and parameters."""
    return _HASHER.hash(secret)


def verify_secret(secret: str, hashed: str | None) -> bool:
    """True when the secret belongs to the hash. None (nobody, or no secret) takes as long and is never true."""
    try:
        return _HASHER.verify(hashed or _nobodys_hash(), secret) and hashed is not None
    except (VerificationError, InvalidHashError, UnicodeEncodeError):
        return False


def lockout_seconds(failures: int) -> float:
    """How long nothing is taken after this many wrong tries: four are free, then 30 s, doubling to 1 h."""
    if failures < _FREE_FAILURES:
        return 0.0
    doublings = min(failures - _FREE_FAILURES, 16)
    return min(_FIRST_DELAY * 2.0**doublings, _LONGEST_DELAY)


@cache
def _nobodys_hash() -> str:
    return _HASHER.hash("nobody's secret")
