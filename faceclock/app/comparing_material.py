"""The pictures that two packs are compared on, as both see them."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from faceclock.app.enrolment_pictures import open_picture
from faceclock.app.evaluation_images import Key, embed_main_face
from faceclock.app.evaluation_pairs import PairList
from faceclock.domain.errors import ImageProblem, InputProblem
from faceclock.domain.face import FloatArray, Image
from faceclock.matching.impostors import Integers
from faceclock.storage.database import Database
from faceclock.storage.enrolment_pictures import EnrolmentPictures
from faceclock.vision.packs.loading import Pack

Progress = Callable[[int, int], None]
Flags = NDArray[np.bool_]

_A_PERSON = 8  # pictures: more of one person say little about others


@dataclass(frozen=True, eq=False)
class View:
    """One pack's: ``vectors`` (n, d), and where no face was ``found`` (n,), a row of zeros, which is like nobody."""

    vectors: FloatArray
    found: Flags


@dataclass(frozen=True, eq=False)
class Material:
    """``people`` (n,) index ``names``; ``groups`` names the group of a person where it is known."""

    title: str
    keys: tuple[Key, ...]
    people: Integers
    names: tuple[str, ...]
    current: View
    candidate: View
    pairs: PairList | None = None
    groups: Mapping[str, str] = field(default_factory=dict)

    @property
    def with_two(self) -> int:
        """How many people have two pictures or more: only they can be missed."""
        return int(np.count_nonzero(np.bincount(self.people, minlength=len(self.names)) > 1))


class PictureSource(Protocol):
    """Labelled pictures, wherever they lie."""

    @property
    def keys(self) -> list[Key]: ...

    def read(self, wanted: Collection[Key]) -> Iterator[tuple[Key, Image]]:
        """Each wanted picture once."""


class KeptPictures:
    """The site's own enrolment pictures."""

    def __init__(self, database: Database) -> None:
        self._pictures = EnrolmentPictures(database)

    @property
    def keys(self) -> list[Key]:
        return [Key(*owner_and_id) for owner_and_id in self._pictures.ids()]

    def read(self, wanted: Collection[Key]) -> Iterator[tuple[Key, Image]]:
        """One that is damaged is left out, and so shows no face to either pack."""
        for picture in self._pictures.all():
            key = Key(picture.employee_id, picture.id)
            if key not in wanted:
                continue
            try:
                yield key, open_picture(picture)
            except ImageProblem:
                continue


def choose(keys: Collection[Key], most: int, seed: int) -> list[Key]:
    """At most ``most`` people, drawn by ``seed``, with a few pictures each; those with two or more first."""
    people = [list(pictures)[:_A_PERSON] for _, pictures in groupby(sorted(keys), key=lambda key: key.person)]
    drawn = [people[index] for index in np.random.default_rng(seed).permutation(len(people))]
    drawn.sort(key=lambda pictures: len(pictures) < 2)
    return sorted(key for pictures in drawn[:most] for key in pictures)


def look(
    title: str,
    source: PictureSource,
    wanted: Collection[Key],
    packs: tuple[Pack, Pack],
    progress: Progress,
    *,
    pairs: PairList | None = None,
    groups: Mapping[str, str] | None = None,
) -> Material:
    """Both packs (current, candidate) on each wanted picture, which is read once. Raises InputProblem where
    none is left, ImageProblem for one that cannot be read."""
    if not wanted:
        raise InputProblem(f"No picture is left in the {title} set; give one of people nobody trained on.")
    keys = tuple(sorted(wanted))
    row = {key: index for index, key in enumerate(keys)}
    vectors = [np.zeros((len(keys), pack.contract.dimension), np.float32) for pack in packs]
    found = [np.zeros(len(keys), bool) for _ in packs]
    for done, (key, image) in enumerate(source.read(set(keys)), start=1):
        for pack, rows, seen in zip(packs, vectors, found, strict=True):
            embedding = embed_main_face(pack, image)
            if embedding is not None:
                rows[row[key]], seen[row[key]] = embedding.vector, True
        progress(done, len(keys))
    names, people = np.unique([key.person for key in keys], return_inverse=True)
    current, candidate = (View(*view) for view in zip(vectors, found, strict=True))
    return Material(title, keys, people, tuple(map(str, names)), current, candidate, pairs, groups or {})
