"""Faces of labelled pictures, found by the parent pack's own detector and aligned with a margin; cached."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from faceclock.app.evaluation_images import ImageSet, Key, main_face
from faceclock.app.picture_sources import Load
from faceclock.domain.errors import ImageProblem, InputProblem
from faceclock.domain.face import Image
from faceclock.training.augmentation import augmented
from faceclock.training.events import print_event
from faceclock.training.faces import CROP, MARGIN, Progress, crop_with_margin
from faceclock.training.fitting import fitted
from faceclock.training.tuning.storing import fingerprint, store
from faceclock.vision.alignment import Size
from faceclock.vision.images import decode_image
from faceclock.vision.packs.loading import Pack


@dataclass(frozen=True, eq=False)
class Crops:
    """``pictures`` (n, 128, 128, 3) BGR of ``keys`` from ``source``; ``mark`` says what they were made of.
    Pictures in which no face was found are not among them."""

    keys: tuple[Key, ...]
    pictures: NDArray[np.uint8]
    source: str
    mark: str

    @property
    def people(self) -> NDArray[np.str_]:
        """(n,) names."""
        return np.array([key.person for key in self.keys])


def find_crops(pack: Pack, where: Path, keys: Sequence[Key], cache: Path, progress: Progress) -> Crops:
    """Faces in the pictures ``keys`` of the source ``where``. Pictures that cannot be read are told and left out.

    Raises InputProblem when no picture shows a face, EnvironmentProblem for a full disk.
    """
    images, wanted = ImageSet(where), sorted(keys)
    names = [[key.person, key.stem] for key in wanted]
    mark = fingerprint("crops", pack.contract.digest, str(where.resolve()), images.mark, names)
    file, found = cache / f"crops-{mark}.npy", cache / f"found-{mark}.npy"
    if not (file.is_file() and found.is_file()):
        _find(pack, images, wanted, file, found, progress)
    rows = np.load(found)
    if not rows.any():
        raise InputProblem(f"No face was found in the pictures of {where}; check them.")
    kept = tuple(key for key, seen in zip(wanted, rows, strict=True) if seen)
    pictures = np.load(file, mmap_mode="r")
    return Crops(kept, pictures if rows.all() else pictures[np.flatnonzero(rows)], where.stem, mark)


def clean(picture: NDArray[np.uint8], size: Size) -> Image:
    """The aligned face as the product cuts it out."""
    return np.ascontiguousarray(fitted(picture[MARGIN:-MARGIN, MARGIN:-MARGIN], size))


def changed(random: Generator, picture: NDArray[np.uint8], size: Size) -> Image:
    """Another picture of the same face."""
    return np.ascontiguousarray(fitted(augmented(random, np.asarray(picture)), size))


def _find(
    pack: Pack, images: ImageSet, keys: Sequence[Key], file: Path, found: Path, progress: Progress
) -> None:
    row_of = {key: row for row, key in enumerate(keys)}
    pictures: dict[int, Image] = {}
    seen = np.zeros(len(keys), bool)

    def parts() -> Iterator[NDArray[np.uint8]]:
        """In the order of the keys, whatever the order in the source: waiting ones are kept meanwhile."""
        due = 0
        for entry, load in images.files():
            if entry.key in row_of:
                crop = _crop(pack, entry.name, load)
                seen[row_of[entry.key]] = crop is not None
                pictures[row_of[entry.key]] = np.zeros((CROP, CROP, 3), np.uint8) if crop is None else crop
            while due in pictures:
                yield pictures.pop(due)[None]
                due += 1
                progress(due, len(keys))

    store(file, (len(keys), CROP, CROP, 3), np.uint8, parts())
    store(found, (len(keys),), bool, [seen])


def _crop(pack: Pack, name: str, load: Load) -> Image | None:
    """None, with a word why, for a picture that cannot be used."""
    try:
        image = decode_image(load(), name)
        faces = pack.detector.detect(image)
        if faces:
            return crop_with_margin(image, main_face(faces, image).landmarks)
        print_event({"event": "left_out", "picture": name, "why": "no face was found"})
    except ImageProblem as error:
        print_event({"event": "left_out", "picture": name, "why": str(error)})
    return None
