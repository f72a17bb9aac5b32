"""What every kind of run begins with: a teacher, photographs and the faces found in them."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from faceclock.app.evaluation_images import ImageSet
from faceclock.training.data.spec import Data
from faceclock.training.events import print_event
from faceclock.training.faces import FaceTable, Progress, prepare_faces
from faceclock.training.people import held_out
from faceclock.vision.packs.loading import Pack, load_pack

SAMPLES = 16  # pictures on which an export is compared with its original


@dataclass(frozen=True, eq=False)
class Material:
    """``rows`` of ``table`` are those that are learnt from."""

    teacher: Pack
    images: ImageSet
    table: FaceTable
    rows: NDArray[np.int_]


def prepare(data: Data) -> Material:
    """Find the faces, or load what an earlier run found."""
    teacher, images = load_pack(data.teacher), ImageSet(data.images)
    table = prepare_faces(teacher, images, data.cache / "faces", told("find"))
    rows = np.flatnonzero(~held_out(table.people.tolist(), data.held_out))
    return Material(teacher, images, table, rows)


def finish(name: str, export: Callable[[], float]) -> None:
    """Export and tell the difference that it made."""
    print_event({"event": "export", "name": name, "difference": export()})


def told(stage: str) -> Progress:
    """Progress of a stage as JSON lines, about a hundred of them."""

    def tell(done: int, total: int) -> None:
        if done % max(1, total // 100) == 0 or done == total:
            print_event({"event": stage, "done": done, "of": total})

    return tell
