"""Teaching one of MTCNN's nets: windows of composed scenes, hard ones found by the nets before it."""

from collections.abc import Callable

import numpy as np
import torch
from numpy.random import Generator
from torch import nn

from faceclock.training.detector_training import ScenePictures
from faceclock.training.loop import Batch
from faceclock.training.mtcnn.loss import MtcnnLoss
from faceclock.training.mtcnn.windows import Windows, draw_windows, targets
from faceclock.training.networks.mtcnn import SIDES, Answer
from faceclock.training.scenes import Composer, Scene
from faceclock.training.schedule import Schedule
from faceclock.vision.detectors.mtcnn_areas import Areas
from faceclock.vision.detectors.mtcnn_boxes import Boxes

Find = Callable[[Areas], Boxes]  # what the stages before hand on

_WINDOWS = 32  # of a scene: composing it costs more than all of them
_PICTURES = (2, 3, 4, 5, 6)  # of a scene: a background and one to five faces
_CHANCES = (0.35, 0.25, 0.18, 0.12, 0.10)


class MtcnnLesson:
    """Batches and loss for the net of ``stage``, from scenes of ``size`` (width, height)."""

    def __init__(
        self,
        stage: str,
        pictures: ScenePictures,
        schedule: Schedule,
        size: tuple[int, int],
        loss: MtcnnLoss,
        find: Find,
    ) -> None:
        self._stage, self._pictures, self._schedule = stage, pictures, schedule
        self._composer, self._loss, self._find = Composer(size, largest=0.9 * min(size)), loss, find

    def batch(self, step: int) -> Batch:
        random = np.random.default_rng((self._schedule.seed, step))
        count, parts = self._schedule.batch, list[tuple[np.ndarray, ...]]()
        while sum(len(part[0]) for part in parts) < count:
            parts.append(self._windows(random))
        crops, labels, boxes, landmarks = (np.concatenate(part)[:count] for part in zip(*parts, strict=True))
        arrays = {"images": crops, "labels": labels, "box": boxes, "landmarks": landmarks}
        return {name: torch.from_numpy(array) for name, array in arrays.items()}

    def loss(self, model: nn.Module, batch: Batch) -> dict[str, torch.Tensor]:
        answer = model(batch["images"])
        with torch.autocast(batch["images"].device.type, enabled=False):
            whole = Answer(*(part.float() for part in answer))
            last = self._stage == "o-net"
            return self._loss(whole, batch["labels"], batch["box"], batch["landmarks"], last)

    def _windows(self, random: Generator) -> tuple[np.ndarray, ...]:
        """Crops, labels, offsets and landmarks of one scene."""
        scene = self._scene(random)
        areas = Areas(scene.image)
        windows = _seen(areas, draw_windows(random, scene, self._find(areas), _WINDOWS))
        crops = areas.windows(areas.inside(windows.boxes), SIDES[self._stage])
        return crops, windows.labels, *targets(windows, edge=0.0 if self._stage == "p-net" else 1.0)

    def _scene(self, random: Generator) -> Scene:
        count = int(random.choice(_PICTURES, p=_CHANCES))
        return self._composer.compose(random, self._pictures.draw(random, count))


def _seen(areas: Areas, windows: Windows) -> Windows:
    """Those with a pixel in the picture: proposals may lie outside."""
    inside = areas.inside(windows.boxes)
    return windows[np.flatnonzero((inside[:, 2:] > inside[:, :2]).all(axis=1))]
