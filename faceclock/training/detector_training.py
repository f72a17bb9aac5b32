"""Teaching the detector: scenes in, a checkpoint out."""

from collections.abc import Collection

import cv2
import numpy as np
import torch
from numpy.random import Generator
from numpy.typing import NDArray
from torch import Tensor, nn

from faceclock.training.anchors import anchor_points, assign
from faceclock.training.faces import FaceTable
from faceclock.training.loop import Batch
from faceclock.training.losses.detection import DetectionLoss
from faceclock.training.scenes import Composer, Photograph, Scene
from faceclock.training.schedule import Schedule

_PICTURES = (2, 3, 4, 5, 6)  # of a scene: a background and one to five faces
_CHANCES = (0.35, 0.25, 0.18, 0.12, 0.10)


class ScenePictures:
    """Photographs by row of the table, decoded when they are asked for. ``encoded`` are the files' bytes."""

    def __init__(self, table: FaceTable, rows: NDArray[np.int_], encoded: dict[int, bytes]) -> None:
        self._table, self._rows, self._encoded = table, rows, encoded
        self._others: dict[int, list[NDArray[np.float32]]] = {}
        for row, *box in table.others:
            self._others.setdefault(int(row), []).append(np.array(box, np.float32))

    def draw(self, random: Generator, count: int) -> list[Photograph]:
        return [self._read(int(row)) for row in random.choice(self._rows, count)]

    def _read(self, row: int) -> Photograph:
        image = cv2.imdecode(np.frombuffer(self._encoded[row], np.uint8), cv2.IMREAD_COLOR)
        others = np.array(self._others.get(row, []), np.float32).reshape(-1, 4)
        box, landmarks = self._table.boxes[row], self._table.landmarks[row]
        return Photograph(np.asarray(image, np.uint8), box, landmarks, others)


class DetectorLesson:
    """Batches and loss of the detector for scenes of ``size`` (width, height)."""

    def __init__(
        self, pictures: ScenePictures, schedule: Schedule, size: tuple[int, int], loss: DetectionLoss
    ) -> None:
        self._pictures, self._schedule, self._size, self._loss = pictures, schedule, size, loss
        self._composer = Composer(size, largest=0.9 * min(size))
        points, strides = anchor_points(size)
        self._points, self._strides = torch.from_numpy(points), torch.from_numpy(strides)

    def batch(self, step: int) -> Batch:
        random = np.random.default_rng((self._schedule.seed, step))
        scenes = [self._scene(random) for _ in range(self._schedule.batch)]
        targets = [assign(scene, self._size) for scene in scenes]
        return {
            "images": to_input([scene.image for scene in scenes], 128.0),
            "labels": torch.from_numpy(np.stack([target.labels for target in targets])),
            "values": torch.from_numpy(np.stack([target.values for target in targets])),
        }

    def loss(self, model: nn.Module, batch: Batch) -> dict[str, Tensor]:
        predicted = torch.cat(model(batch["images"]), dim=1)
        with torch.autocast("cpu", enabled=False):
            return self._loss(predicted, batch["labels"], batch["values"], self._points, self._strides)

    def _scene(self, random: Generator) -> Scene:
        count = int(random.choice(_PICTURES, p=_CHANCES))
        return self._composer.compose(random, self._pictures.draw(random, count))


def encoded(image: NDArray[np.uint8]) -> bytes:
    """A photograph as JPEG, small enough to keep thousands in memory."""
    _, data = cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, 97])
    return data.tobytes()


def to_input(images: Collection[NDArray[np.uint8]], deviation: float) -> Tensor:
    """BGR pictures of one size to (n, 3, h, w) RGB, (pixel - 127.5) / deviation, channels last."""
    levels = (np.arange(256, dtype=np.float32) - 127.5) / np.float32(deviation)
    values = np.empty((len(images), *next(iter(images)).shape), np.float32)
    for place, image in zip(values, images, strict=True):  # one pass over each, while it is in the cache
        cv2.LUT(cv2.cvtColor(image, cv2.COLOR_BGR2RGB), levels, dst=place)
    return torch.from_numpy(values).permute(0, 3, 1, 2)
