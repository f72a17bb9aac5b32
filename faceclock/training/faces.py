"""Photographs of people as training data: found, aligned with a margin, cached in one folder.

The teacher's detector finds the faces. Its landmarks are averaged over the picture and its mirror image, each
at two sizes: less noise to learn.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from faceclock.app.evaluation_images import ImageSet, main_face
from faceclock.domain.face import Face, FloatArray, Image
from faceclock.vision.alignment import ARCFACE_TEMPLATE, TEMPLATE_SIZE, similarity
from faceclock.vision.packs.loading import Pack

MARGIN = 8  # pixels of the aligned crop kept round its 112x112, so that augmentation has room
CROP = TEMPLATE_SIZE + 2 * MARGIN
MIRRORED = (1, 0, 2, 4, 3)  # what the five landmarks become in a mirror
_SIZES = (1.0, 1.28)

Progress = Callable[[int, int], None]


@dataclass(frozen=True, eq=False)
class FaceTable:
    """One main face a picture. ``people`` and ``stems`` (n,); ``boxes`` (n, 4) x, y, w, h and ``landmarks``
    (n, 5, 2) in pixels; ``others`` (m, 5): row, box of every further face; ``crops`` (n, 128, 128, 3) BGR."""

    people: NDArray[np.str_]
    stems: NDArray[np.str_]
    boxes: FloatArray
    landmarks: FloatArray
    others: FloatArray
    crops: NDArray[np.uint8]


def load_faces(folder: Path) -> FaceTable:
    """What `prepare_faces` left in ``folder``; the crops stay on disk until they are read."""
    table = np.load(folder / "faces.npz")
    crops = np.load(folder / "crops.npy", mmap_mode="r")
    return FaceTable(
        table["people"], table["stems"], table["boxes"], table["landmarks"], table["others"], crops
    )


def prepare_faces(pack: Pack, images: ImageSet, folder: Path, progress: Progress) -> FaceTable:
    """Find and align the main face of every picture; pictures without one are left out. Cached: the second
    call with the same folder only loads."""
    if not (folder / "faces.npz").is_file():
        folder.mkdir(parents=True, exist_ok=True)
        _prepare(pack, images, folder, progress)
    return load_faces(folder)


def crop_with_margin(image: Image, landmarks: FloatArray) -> Image:
    """The aligned face with MARGIN pixels more on each side; beyond the picture its border is mirrored."""
    matrix = similarity(landmarks, ARCFACE_TEMPLATE + MARGIN)
    crop = cv2.warpAffine(image, matrix, (CROP, CROP), borderMode=cv2.BORDER_REFLECT_101)
    return np.asarray(crop, np.uint8)


def _prepare(pack: Pack, images: ImageSet, folder: Path, progress: Progress) -> None:
    keys = images.keys
    rows: list[tuple[str, str, Face]] = []
    others: list[tuple[float, ...]] = []
    crops = np.lib.format.open_memmap(folder / "crops.part.npy", "w+", np.uint8, (len(keys), CROP, CROP, 3))
    for done, (key, image) in enumerate(images.read(set(keys)), start=1):
        faces = pack.detector.detect(image)
        if faces:
            face = _smoothed(pack, image, main_face(faces, image))
            others += [(len(rows), *other.box) for other in faces if not _same(other, face)]
            crops[len(rows)] = crop_with_margin(image, face.landmarks)
            rows.append((key.person, key.stem, face))
        progress(done, len(keys))
    np.save(folder / "crops.npy", crops[: len(rows)])
    del crops
    (folder / "crops.part.npy").unlink()
    np.savez(
        folder / "faces.npz",
        people=np.array([row[0] for row in rows]),
        stems=np.array([row[1] for row in rows]),
        boxes=np.array([row[2].box for row in rows], np.float32),
        landmarks=np.stack([row[2].landmarks for row in rows]).astype(np.float32),
        others=np.array(others, np.float32).reshape(-1, 5),
    )


def _smoothed(pack: Pack, image: Image, face: Face) -> Face:
    """``face`` with box and landmarks averaged over the views in which it is found again."""
    views = [face]
    for size in _SIZES:
        for mirrored in (False, True):
            if size != 1.0 or mirrored:
                views += [view for view in _view(pack, image, size, mirrored) if _same(view, face)][:1]
    box = np.mean([view.box for view in views], axis=0).tolist()
    points = np.mean([view.landmarks for view in views], axis=0).astype(np.float32)
    return Face((box[0], box[1], box[2], box[3]), face.score, points)


def _view(pack: Pack, image: Image, size: float, mirrored: bool) -> list[Face]:
    """Faces found in a resized or mirrored picture, in the original's pixels."""
    width = image.shape[1]
    changed = np.asarray(cv2.resize(image, None, fx=size, fy=size), np.uint8) if size != 1.0 else image
    faces = pack.detector.detect(np.ascontiguousarray(changed[:, ::-1]) if mirrored else changed)
    found = []
    for face in faces:
        x, y, w, h = (value / size for value in face.box)
        points = face.landmarks / np.float32(size)
        if mirrored:
            x = width - x - w
            points = (points * (-1, 1) + (width - 1, 0))[list(MIRRORED)].astype(np.float32)
        found.append(Face((x, y, w, h), face.score, points))
    return found


def _same(one: Face, other: Face) -> bool:
    """Their centres are nearer than half a width."""
    away = np.hypot(one.centre[0] - other.centre[0], one.centre[1] - other.centre[1])
    return bool(away < other.box[2] / 2)
