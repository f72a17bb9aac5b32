"""Passwords of the console's accounts: what is allowed, and how they are hashed (as PINs are, by Argon2id)."""

from faceclock.domain.errors import InputProblem
from faceclock.security.hashing import hash_secret

_SHORTEST, _LONGEST = 8, 200
# What guessing begins with; a longer list helps little behind a lockout that grows.
_EVERYBODYS = (
    "password",
    "passwort",
    "12345678",
    "qwertyui",
    "qwertzui",
    "11111111",
    "faceclock",
    "administrator",
)


def check_password(password: str) -> None:
    """Raises InputProblem for one that is shorter than 8 characters, absurdly long, or tried first by everybody."""
    if not _SHORTEST <= len(password) <= _LONGEST:
        raise InputProblem(f"A password has at least {_SHORTEST} characters; choose a longer one.")
    plain = password.casefold()
    if (
        any(plain.startswith(known) and len(plain) <= len(known) + 4 for known in _EVERYBODYS)
        or len(set(plain)) < 4
    ):
        raise InputProblem("This password is one that everybody tries first; choose another.")


def hash_password(password: str) -> str:
    """An Argon2id hash with its own salt and parameters. Raises InputProblem as ``check_password`` does."""
    check_password(password)
    return hash_secret(password)
