"""Who is learnt from and who is held out: decided by the name alone, so that it is the same in every run."""

from collections.abc import Iterable
from enum import StrEnum
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray


class Part(StrEnum):
    """What a person's pictures are for. Nobody is in two parts."""

    TRAIN = "train"
    VALIDATION = "validation"  # choices are made by them
    TEST = "test"  # results are reported on them: nothing is ever chosen or trained by them


def part_of(person: str, held_out: float, validation: float = 0.0, seed: int = 0) -> Part:
    """The shares are of all people; another ``seed`` draws others."""
    place = _place(person, seed)
    if place < held_out:
        return Part.TEST
    return Part.VALIDATION if place < held_out + validation else Part.TRAIN


def is_held_out(person: str, share: float, seed: int = 0) -> bool:
    """True for about ``share`` of all people, always the same ones; a larger share only adds people."""
    return part_of(person, share, seed=seed) is Part.TEST


def held_out(people: Iterable[str], share: float) -> NDArray[np.bool_]:
    """For each picture's person, whether they are held out."""
    known: dict[str, bool] = {}
    return np.array([known.setdefault(person, is_held_out(person, share)) for person in people], bool)


def _place(person: str, seed: int) -> float:
    """Between 0 and 1, evenly spread over names."""
    text = f"{seed}/{person}" if seed else person
    return int.from_bytes(sha256(text.encode("utf-8")).digest()[:8]) / 2**64
