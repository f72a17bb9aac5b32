"""PINs: what is allowed."""

from itertools import pairwise

from faceclock.domain.errors import InputProblem
from faceclock.security.hashing import hash_secret

_SHORTEST, _LONGEST = 4, 12


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
    return hash_secret(pin)


def _is_trivial(pin: str) -> bool:
    """The same step from each digit to the next: 0000, 1234, 9876, 7890, 2468."""
    digits = [int(digit) for digit in pin]
    steps = {(after - before) % 10 for before, after in pairwise(digits)}
    return len(steps) == 1 or len(set(digits)) == 1
