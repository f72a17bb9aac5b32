"""Photographs of people as training data: found, aligned with a margin, cached in one folder.

The cache knows every picture by its bytes: as soon as the source was touched, its pictures are read again, and those
that are new or changed are searched for faces; what is gone from the source is gone from the cache.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path

import numpy as np

from faceclock.app.evaluation_images import ImageSet
from faceclock.app.picture_sources import Entry, Load
from faceclock.domain.errors import EnvironmentProblem, ImageProblem, InputProblem
from faceclock.training.data.face_table import FaceRow, FaceTable, KnownRows, LeftOut, load_faces
from faceclock.training.data.finding import (
    CROP,
    MARGIN,
    MIRRORED,
    crop_with_margin,
    find_main_face,
    finder_of,
)
from faceclock.training.data.table_writing import TableWriter
from faceclock.vision.images import decode_image
from faceclock.vision.packs.loading import Pack

__all__ = [
    "CROP",
    "MARGIN",
    "MIRRORED",
    "FaceTable",
    "LeftOut",
    "Progress",
    "crop_with_margin",
    "load_faces",
    "prepare_faces",
]

NO_FACE = "no face was found"
Progress = Callable[[int, int], None]


def prepare_faces(pack: Pack, images: ImageSet, folder: Path, progress: Progress) -> FaceTable:
    """Find and align the main face of every picture; pictures that cannot be read or show no face are left
    out and listed in the table. Cached: where source and detector are the same, ``folder`` is only loaded.

    Raises InputProblem when no face is left, EnvironmentProblem when the disk is full.
    """
    finder, mark = finder_of(pack), images.mark
    known = _known(folder, finder)
    if known is None or known.about["mark"] != mark:
        with _disk_told(folder):
            _prepare(pack, images, folder, {"finder": finder, "mark": mark}, known, progress)
        known = load_faces(folder)
    if not len(known.people):
        raise InputProblem("No face was found in any of the pictures; check data.images.")
    return known


def _known(folder: Path, finder: str) -> FaceTable | None:
    """The table that an earlier run left, unless its crops were made in another way."""
    with suppress(InputProblem):
        table = load_faces(folder)
        return table if table.about.get("finder") == finder else None
    return None


def _prepare(
    pack: Pack,
    images: ImageSet,
    folder: Path,
    about: dict[str, str],
    known: FaceTable | None,
    progress: Progress,
) -> None:
    earlier = KnownRows(known) if known is not None else None
    left_out, total, whole = list[LeftOut](), len(images.keys), False
    with TableWriter(folder) as writer:
        try:  # a run that is stopped keeps what it has found; the next one goes on from there
            for done, (entry, load) in enumerate(images.files(), start=1):
                row = _row(pack, entry, load, earlier)
                if isinstance(row, FaceRow):
                    writer.add(row)
                else:
                    left_out.append(row)
                progress(done, total)
            whole = True
        finally:
            if whole or len(writer) > (len(known.people) if known else 0):
                writer.finish(about if whole else {**about, "mark": "stopped"}, left_out)


def _row(pack: Pack, entry: Entry, load: Load, earlier: KnownRows | None) -> FaceRow | LeftOut:
    """What is known of the picture, or else what is found in it."""
    digest = ""
    try:
        data = load()
        digest = sha256(data).hexdigest()
        if earlier is not None and (row := earlier.row(entry.key, digest)):
            return row
        if earlier is not None and (reason := earlier.reason(digest)):
            return LeftOut(entry.key, digest, reason)
        found = find_main_face(pack, decode_image(data, entry.name))
    except ImageProblem as problem:
        return LeftOut(entry.key, digest, str(problem))
    if found is None:
        return LeftOut(entry.key, digest, NO_FACE)
    box, others = np.array(found.face.box, np.float32), np.array(found.others, np.float32).reshape(-1, 4)
    return FaceRow(entry.key, digest, box, found.face.landmarks.astype(np.float32), others, found.crop)


@contextmanager
def _disk_told(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise EnvironmentProblem(
            f"The faces cannot be kept in {folder} ({error.strerror}); make room or choose another data.cache."
        ) from error
