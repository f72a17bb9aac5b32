"""Who is learnt from and what is held out."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby
from pathlib import Path

from faceclock.app.evaluation_images import ImageSet, Key
from faceclock.app.training_split import held_out_of
from faceclock.domain.errors import InputProblem
from faceclock.training.people import is_held_out
from faceclock.training.tuning.spec import Background, People

_PARTS = ("learnt", "held_out", "background", "calibration")


@dataclass(frozen=True)
class Split:
    """Pictures of people: ``learnt`` from, ``held_out``. Of strangers: learnt from as ``background``, and kept
    for ``calibration``; ``overlap`` of them were left out because they are among the people."""

    learnt: tuple[Key, ...]
    held_out: tuple[Key, ...]
    background: tuple[Key, ...] = ()
    calibration: tuple[Key, ...] = ()
    overlap: int = 0

    def sizes(self) -> dict[str, int]:
        """Pictures in each part, and people in the overlap."""
        return {part: len(getattr(self, part)) for part in _PARTS} | {"overlap": self.overlap}

    def write(self, file: Path) -> None:
        """As JSON: for each part, its pictures as [person, stem]."""
        listed = {part: [[key.person, key.stem] for key in getattr(self, part)] for part in _PARTS}
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps({**listed, "overlap": self.overlap}), encoding="utf-8")


def split(people: People, background: Background | None) -> Split:
    """The same for the same names, whatever else changes.

    Raises InputProblem for fewer than two people, and when nobody has a second picture: then nothing could be
    held out, and nobody could tell whether the training did good.
    """
    learnt, held = _split_people(people)
    if background is None:
        return Split(learnt, held)
    known = {key.person for key in learnt}
    keys = ImageSet(background.images).keys
    strangers = [key for key in keys if key.person not in known]
    kept = [key for key in strangers if is_held_out(key.person, background.calibration)]
    shown = [key for key in strangers if not is_held_out(key.person, background.calibration)]
    overlap = len({key.person for key in keys} & known)
    parts = (_limited(shown, background.pictures), _limited(kept, background.pictures))
    return Split(learnt, held, *parts, overlap)


def _split_people(people: People) -> tuple[tuple[Key, ...], tuple[Key, ...]]:
    learnt: list[Key] = []
    held: list[Key] = []
    grouped = groupby(ImageSet(people.images).keys, key=lambda key: key.person)
    for _, pictures in grouped:
        drawn = sorted(pictures, key=_order)
        away = held_out_of(len(drawn), people.held_out)
        held += drawn[:away]
        learnt += drawn[away:]
    _check(learnt, held, people)
    return tuple(sorted(learnt)), tuple(sorted(held))


def _check(learnt: list[Key], held: list[Key], people: People) -> None:
    if len({key.person for key in learnt}) < 2:
        raise InputProblem(
            f"{people.images} shows one person; there is nobody to tell them from, add pictures of others."
        )
    if not held:
        raise InputProblem(
            f"Nobody in {people.images} has two pictures, so none can be held out to see whether training "
            "helps; add a second picture of some people."
        )


def _limited(keys: Iterable[Key], most: int) -> tuple[Key, ...]:
    """Whole people in an order that their names decide, until there are ``most`` pictures."""
    ordered = sorted(keys, key=lambda key: (_hash(key.person), key))
    return tuple(sorted(ordered[:most]))


def _order(key: Key) -> str:
    return _hash(f"{key.person}/{key.stem}")


def _hash(text: str) -> str:
    return sha256(text.encode("utf-8")).hexdigest()
