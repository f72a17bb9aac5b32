"""PINs: what is allowed, how they are hashed, and how long to wait after wrong ones."""

from functools import cache
from itertools import pairwise

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from faceclock.domain.errors import InputProblem

# OWASP's second recommended setting for Argon2id: 19 MiB, two passes, one lane.
_HASHER = PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1)

_SHORTEST, _LONGEST = 4, 12
_FREE_FAILURES = 5
_FIRST_DELAY = 30.0
_LONGEST_DELAY = 3600.0


def check_pin(pin: str) -> None:
    """Raises InputProblem for a PIN that is not 4 to 12 digits 0-9, or is one that everybody tries first."""
    if not (_SHORTEST <= len(pin) <= _LONGEST and pin.isascii() and pin.isdigit()):
        raise InputProblem(f"A PIN has {_SHORTEST} to {_LONGEST} digits; choose another.")
    if _is_trivial(pin):
        raise InputProblem(
            "This PIN is one that everybody tries first; choose one that is no run or repetition."
        )


def hash_pin(pin: str) -> str:
    """An Argon2id hash with its own salt and parameters. Raises InputProblem as ``check_pin`` does."""
    check_pin(pin)
    return _HASHER.hash(pin)


def verify_pin(pin: str, hashed: str | None) -> bool:
    """True when the PIN belongs to the hash. None (nobody, or no PIN) takes as long and is never true."""
    try:
        return _HASHER.verify(hashed or _nobodys_hash(), pin) and hashed is not None
    except (VerificationError, InvalidHashError, UnicodeEncodeError):
        return False


def lockout_seconds(failures: int) -> float:
    """How long no PIN is taken after this many wrong ones: four are free, then 30 s, doubling to 1 h."""
    if failures < _FREE_FAILURES:
        return 0.0
    doublings = min(failures - _FREE_FAILURES, 16)
    return min(_FIRST_DELAY * 2.0**doublings, _LONGEST_DELAY)


def _is_trivial(pin: str) -> bool:
    """The same step from each digit to the next: 0000, 1234, 9876, 7890, 2468."""
    digits = [int(digit) for digit in pin]
    steps = {(after - before) % 10 for before, after in pairwise(digits)}
    return len(steps) == 1 or len(set(digits)) == 1


@cache
def _nobodys_hash() -> str:
    return _HASHER.hash("no PIN")
