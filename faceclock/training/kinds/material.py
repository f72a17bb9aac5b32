"""What every kind of run begins with: a teacher, photographs and the faces found in them."""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from faceclock.app.evaluation_images import ImageSet
from faceclock.domain.errors import InputProblem
from faceclock.training.data.decisions import open_images
from faceclock.training.data.overlap import has_pictures, names_in, normalised, people_alike
from faceclock.training.data.spec import Data
from faceclock.training.data.telling import tell_data
from faceclock.training.events import print_event
from faceclock.training.faces import FaceTable, Progress, prepare_faces
from faceclock.training.people import Part
from faceclock.training.teacher import teach_photographs
from faceclock.vision.packs.loading import Pack, load_pack

SAMPLES = 16  # pictures on which an export is compared with its original
Rows = NDArray[np.int_]


@dataclass(frozen=True, eq=False)
class Material:
    """``rows`` of ``table`` are those that are learnt from; ``validation`` and ``test`` show other people, and
    rows that are in none of them show people who were excluded."""

    teacher: Pack
    images: ImageSet
    table: FaceTable
    rows: Rows
    validation: Rows
    test: Rows

    @property
    def pupils(self) -> set[str]:
        """The names of the people who are learnt from."""
        return set(self.table.people[self.rows].tolist())

    @property
    def strangers(self) -> Rows:
        """Rows by which a run may be watched: of validation where there are any, or else of test."""
        return self.validation if len(self.validation) else self.test


def prepare(data: Data) -> Material:
    """Find the faces, or load what an earlier run found; tell what there is. Raises InputProblem when nobody
    is left to learn from."""
    teacher, images = load_pack(data.teacher), open_images(data)
    table = prepare_faces(teacher, images, data.cache / "faces", told("find"))
    excluded = _excluded(data, teacher, table)
    names = table.people.tolist()
    parts = {name: None if name in excluded else data.part(name) for name in set(names)}
    train, validation, test = (np.array([parts[name] is part for name in names]) for part in Part)
    material = Material(teacher, images, table, *map(np.flatnonzero, (train, validation, test)))
    tell_data(data.cache, images, table, material.rows, material.validation, material.test)
    if not len(material.rows):
        raise InputProblem(
            "Nobody is left to learn from; make data.held_out, data.validation or data.exclude smaller."
        )
    return material


def _excluded(data: Data, teacher: Pack, table: FaceTable) -> frozenset[str]:
    """Names of the table whose people are in an evaluation set."""
    taken = frozenset[str]().union(*(names_in(where) for where in data.exclude))
    excluded = frozenset(name for name in set(table.people.tolist()) if normalised(name) in taken)
    if data.exclude_alike > 0:
        vectors = teach_photographs(teacher, table, data.cache / "taught")
        for where in filter(has_pictures, data.exclude):
            others = _vectors(teacher, where, data.cache)
            excluded |= people_alike(vectors, table.people, others, data.exclude_alike)
    return excluded


def _vectors(teacher: Pack, where: Path, cache: Path) -> NDArray[np.float32]:
    """The teacher's vectors of an evaluation set."""
    folder = cache / "excluded" / sha256(str(where.resolve()).encode()).hexdigest()[:16]
    table = prepare_faces(teacher, ImageSet(where), folder / "faces", told("find"))
    return teach_photographs(teacher, table, folder / "taught")


def finish(name: str, export: Callable[[], float]) -> None:
    """Export and tell the difference that it made."""
    print_event({"event": "export", "name": name, "difference": export()})


def told(stage: str) -> Progress:
    """Progress of a stage as JSON lines, about a hundred of them."""

    def tell(done: int, total: int) -> None:
        if done % max(1, total // 100) == 0 or done == total:
            print_event({"event": stage, "done": done, "of": total})

    return tell
