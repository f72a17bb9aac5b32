"""Teaching the recogniser: a student learns a teacher's embeddings of real and mixed faces."""

import numpy as np
import torch
from numpy.random import Generator
from numpy.typing import NDArray
from torch import Tensor, nn

from faceclock.domain.face import FloatArray, Image
from faceclock.training.augmentation import USUAL, Augmentation, augmented
from faceclock.training.detector_training import to_input
from faceclock.training.faces import FaceTable
from faceclock.training.fitting import fitted
from faceclock.training.loop import Batch
from faceclock.training.losses.distillation import DistillationLoss
from faceclock.training.schedule import Schedule
from faceclock.training.teacher import Morphs
from faceclock.vision.alignment import TEMPLATE_SIZE

DEVIATION = 127.5  # the student's input is (pixel - 127.5) / 127.5, as in InsightFace's packs
_REFRESH = 50  # steps between looks for new shards


class DistillationLesson:
    """Batches of augmented faces of ``size`` (w, h) with the teacher's vector of the clean ones. ``mixed`` is the
    share of each batch that shows mixed people."""

    def __init__(
        self,
        *,
        table: FaceTable,
        vectors: FloatArray,
        rows: NDArray[np.int_],
        morphs: Morphs,
        schedule: Schedule,
        mixed: float,
        loss: DistillationLoss,
        size: tuple[int, int] = (TEMPLATE_SIZE, TEMPLATE_SIZE),
        augmentation: Augmentation = USUAL,
    ) -> None:
        self._table, self._vectors, self._rows, self._morphs = table, vectors, rows, morphs
        self._schedule, self._mixed, self._loss = schedule, mixed, loss
        self._size, self._augmentation = size, augmentation

    def batch(self, step: int) -> Batch:
        if step % _REFRESH == 0:
            self._morphs.refresh()
        random = np.random.default_rng((self._schedule.seed, step))
        pairs = [self._draw(random) for _ in range(self._schedule.batch)]
        crops = [fitted(augmented(random, crop, self._augmentation), self._size) for crop, _ in pairs]
        return {
            "images": to_input(crops, DEVIATION),
            "teacher": torch.from_numpy(np.stack([vector for _, vector in pairs])),
        }

    def loss(self, model: nn.Module, batch: Batch) -> dict[str, Tensor]:
        return self._loss(model(batch["images"]).float(), batch["teacher"])

    def _draw(self, random: Generator) -> tuple[Image, FloatArray]:
        if len(self._morphs) and random.random() < self._mixed:
            return self._morphs[int(random.integers(len(self._morphs)))]
        row = int(random.choice(self._rows))
        return self._table.crops[row], self._vectors[row]
