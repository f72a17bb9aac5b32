"""What a finished pack reaches on the people who were held out, beside its teacher: its model card's numbers."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from faceclock.app.evaluation_images import Key, embed_all
from faceclock.training.data.decisions import open_images
from faceclock.training.data.overlap import reported_keys
from faceclock.training.data.spec import Data
from faceclock.training.faces import FaceTable, Progress, load_faces
from faceclock.training.measuring import measure_landmarks, measure_recogniser, measure_scenes
from faceclock.training.scenes import Composer, Photograph, Scene
from faceclock.vision.packs.loading import load_pack

Json = dict[str, Any]
_SCENES = 400
_SMALLEST = 60.0  # pixels of a face in a scene of 640x480 that must be found


def report_pack(folder: Path, data: Data, progress: Progress) -> Json:
    """Recognition of pack and teacher, each with its own detector; landmarks against the teacher's;
    recall of both in composed scenes of 640x480 with faces of 60 to 400 pixels."""
    pack, teacher, images = load_pack(folder), load_pack(data.teacher), open_images(data)
    keys = reported_keys(data, images)
    own, theirs = (embed_all(each, images, keys, progress) for each in (pack, teacher))
    pictures = dict(images.read(keys))
    scenes = list(_scenes(pictures, load_faces(data.cache / "faces")))
    return {
        "recogniser": {**measure_recogniser(own), "no_face": len(own.no_face)},
        "teacher": {**measure_recogniser(theirs), "no_face": len(theirs.no_face)},
        "landmarks": measure_landmarks(pack.detector, teacher.detector, list(pictures.values())),
        "scenes": measure_scenes(pack.detector, scenes),
        "teacher_scenes": measure_scenes(teacher.detector, scenes),
    }


def _scenes(pictures: dict[Key, np.ndarray], table: FaceTable, seed: int = 0) -> Iterator[Scene]:
    composer, random = Composer((640, 480), largest=400), np.random.default_rng(seed)
    photographs = list(_photographs(pictures, table))
    for _ in range(_SCENES):
        chosen = random.integers(0, len(photographs), random.integers(2, 4))
        yield _without_small(composer.compose(random, [photographs[index] for index in chosen]))


def _photographs(pictures: dict[Key, np.ndarray], table: FaceTable) -> Iterator[Photograph]:
    """Those with one face: in others a background could keep a face."""
    crowded = set(table.others[:, 0].astype(int).tolist())
    for row, (person, stem) in enumerate(zip(table.people.tolist(), table.stems.tolist(), strict=True)):
        image = pictures.get(Key(person, stem))
        if image is not None and row not in crowded:
            nobody = np.zeros((0, 4), np.float32)
            yield Photograph(image, table.boxes[row], table.landmarks[row], nobody)


def _without_small(scene: Scene) -> Scene:
    sides = np.sqrt(np.prod(scene.boxes[:, 2:] - scene.boxes[:, :2], axis=1))
    large = sides >= _SMALLEST
    ignored = np.concatenate([scene.ignored, scene.boxes[~large]])
    return Scene(scene.image, scene.boxes[large], scene.landmarks[large], ignored)
