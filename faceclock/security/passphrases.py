"""A key wrapped by a passphrase: Argon2id (RFC 9106) makes the key that seals it."""

import os
from base64 import b64decode, b64encode
from typing import Any

from faceclock.domain.errors import InputProblem, PassphraseNeeded, SealBroken
from faceclock.security.sealing import KEY_BYTES, seal, unseal

SHORTEST = 12  # characters; whoever has the file may guess as fast as their machines allow
_LONGEST = 1000
_PASSES, _MEMORY, _LANES = 3, 65536, 4  # RFC 9106, second recommended option: 64 MiB
# A file from elsewhere must not make us compute for hours or fill the memory.
_MOST_PASSES, _MOST_MEMORY, _MOST_LANES = 20, 1 << 18, 16


def check_passphrase(passphrase: str) -> None:
    """Raises InputProblem for one that is too short to protect a file, or hardly varies."""
    if not SHORTEST <= len(passphrase) <= _LONGEST:
        raise InputProblem(f"A passphrase has at least {SHORTEST} characters; several words serve well.")
    if len(set(passphrase.casefold())) < 5:
        raise InputProblem("This passphrase repeats few characters and is easily guessed; choose another.")


def wrap(key: bytes, passphrase: str, *bound: str) -> dict[str, Any]:
    """What a file keeps of ``key``. Raises InputProblem as `check_passphrase` does."""
    check_passphrase(passphrase)
    salt = os.urandom(16)
    cost = {"passes": _PASSES, "memory": _MEMORY, "lanes": _LANES}
    sealed = seal(_stretched(passphrase, salt, **cost), key, *bound)
    return {"salt": b64encode(salt).decode(), "sealed": b64encode(sealed).decode(), **cost}


def unwrap(kept: dict[str, Any], passphrase: str, *bound: str) -> bytes:
    """The key. Raises PassphraseNeeded for a wrong passphrase, ValueError, KeyError or TypeError for what `wrap`
    did not make."""
    salt, sealed = b64decode(kept["salt"], validate=True), b64decode(kept["sealed"], validate=True)
    passes, memory, lanes = (int(kept[name]) for name in ("passes", "memory", "lanes"))
    if not (1 <= passes <= _MOST_PASSES and 8 <= memory <= _MOST_MEMORY and 1 <= lanes <= _MOST_LANES):
        raise ValueError("cost out of bounds")
    try:
        return unseal(_stretched(passphrase, salt, passes, memory, lanes), sealed, *bound)
    except SealBroken as error:
        raise PassphraseNeeded("The passphrase is wrong, or the key file was damaged; try again.") from error


def _stretched(passphrase: str, salt: bytes, passes: int, memory: int, lanes: int) -> bytes:
    from argon2.exceptions import HashingError
    from argon2.low_level import Type, hash_secret_raw

    try:
        return hash_secret_raw(passphrase.encode(), salt, passes, memory, lanes, KEY_BYTES, Type.ID)
    except (HashingError, UnicodeEncodeError) as error:
        raise ValueError("cannot be stretched") from error
