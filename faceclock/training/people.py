"""Who is learnt from and who is held out: decided by the name alone, so that it is the same in every run."""

from collections.abc import Iterable
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray


def is_held_out(person: str, share: float) -> bool:
    """True for about ``share`` of all people, always the same ones; a larger share only adds people."""
    return int.from_bytes(sha256(person.encode("utf-8")).digest()[:8]) / 2**64 < share


def held_out(people: Iterable[str], share: float) -> NDArray[np.bool_]:
    """For each picture's person, whether they are held out."""
    known: dict[str, bool] = {}
    return np.array([known.setdefault(person, is_held_out(person, share)) for person in people], bool)
