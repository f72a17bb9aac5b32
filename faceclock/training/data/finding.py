"""The main face of a photograph, as exactly as a detector can say: averaged over several views of the picture."""

from dataclasses import dataclass

import cv2
import numpy as np

from faceclock.app.evaluation_images import main_face
from faceclock.domain.face import Face, FloatArray, Image
from faceclock.vision.alignment import ARCFACE_TEMPLATE, TEMPLATE_SIZE, similarity
from faceclock.vision.packs.loading import Pack

MARGIN = 8  # pixels of the aligned crop kept round its 112x112, so that augmentation has room
CROP = TEMPLATE_SIZE + 2 * MARGIN
MIRRORED = (1, 0, 2, 4, 3)  # what the five landmarks become in a mirror
_SIZES = (1.0, 1.28)
_METHOD = 1  # to be raised when the crop of a picture becomes another


@dataclass(frozen=True, eq=False)
class MainFace:
    """``crop`` (128, 128, 3) BGR, aligned with margin; ``others``: boxes of the picture's further faces."""

    face: Face
    others: tuple[tuple[float, float, float, float], ...]
    crop: Image


def find_main_face(pack: Pack, image: Image) -> MainFace | None:
    """None where the detector sees no face."""
    faces = pack.detector.detect(image)
    if not faces:
        return None
    face = _smoothed(pack, image, main_face(faces, image))
    others = tuple(other.box for other in faces if not _same(other, face))
    return MainFace(face, others, crop_with_margin(image, face.landmarks))


def finder_of(pack: Pack) -> str:
    """The same for packs that find the same faces."""
    spec = pack.manifest.detector
    nets = spec.nets if spec is not None else ()
    digests = sorted(file.sha256 for file in pack.manifest.files if file.path in nets)
    return f"{_METHOD} {MARGIN} {' '.join(digests)}"


def crop_with_margin(image: Image, landmarks: FloatArray) -> Image:
    """The aligned face with MARGIN pixels more on each side; beyond the picture its border is mirrored."""
    matrix = similarity(landmarks, ARCFACE_TEMPLATE + MARGIN)
    crop = cv2.warpAffine(image, matrix, (CROP, CROP), borderMode=cv2.BORDER_REFLECT_101)
    return np.asarray(crop, np.uint8)


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
