"""Teaching a recogniser to tell people apart: batches of labelled faces, and how well strangers are told apart."""

import math
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from faceclock.app.evaluation_images import Embedded, Key
from faceclock.domain.face import FloatArray, Image
from faceclock.training.augmentation import Augmentation, augmented
from faceclock.training.detector_training import to_input
from faceclock.training.devices import Precision, choose_device
from faceclock.training.distributed import share
from faceclock.training.faces import MARGIN, FaceTable
from faceclock.training.fitting import fitted
from faceclock.training.loop import Batch
from faceclock.training.losses.base import FaceLoss
from faceclock.training.measuring import measure_recogniser
from faceclock.training.networks.siamese import with_pairs
from faceclock.training.samplers import Sampler
from faceclock.training.schedule import Schedule

DEVIATION = 127.5  # the input is (pixel - 127.5) / 127.5, as in InsightFace's packs
_AT_ONCE = 64  # pictures in one pass while measuring
_PAIRS = 50  # genuine pairs below which nothing is measured: an error rate of them would say nothing

Rows = NDArray[np.int_]


@dataclass(frozen=True, eq=False)
class Pupils:
    """``rows`` of ``table`` that are learnt from and their people as ``labels`` 0..classes-1; ``strangers``
    are rows of people who are not learnt from."""

    table: FaceTable
    rows: Rows
    labels: Rows
    strangers: Rows

    @property
    def classes(self) -> int:
        return int(self.labels.max()) + 1 if len(self.labels) else 0


def make_pupils(table: FaceTable, rows: Rows, strangers: Rows) -> Pupils:
    """People are numbered by their names' order."""
    _, labels = np.unique(table.people[rows], return_inverse=True)
    return Pupils(table, rows, labels, strangers)


class FaceLesson:
    """Batches of augmented faces of ``size`` (w, h) with the numbers of their people."""

    def __init__(
        self,
        pupils: Pupils,
        sampler: Sampler,
        criterion: FaceLoss,
        schedule: Schedule,
        size: tuple[int, int],
        augmentation: Augmentation,
    ) -> None:
        self._pupils, self._sampler, self.criterion = pupils, sampler, criterion
        self._schedule, self._size, self._augmentation = schedule, size, augmentation

    def batch(self, number: int) -> Batch:
        """The ``number``-th pass: this process's pictures, everybody's labels. What a picture looks like depends
        on its place in the step, not on how the step is divided into passes and processes."""
        step, part = divmod(number, self._schedule.accumulate)
        size = self._schedule.batch
        places = np.arange(part * size, (part + 1) * size)
        drawn = self._sampler(step)[places]
        mine = share(size)
        faces = [self._face(step, *pair) for pair in zip(places[mine], drawn[mine], strict=True)]
        labels = torch.from_numpy(self._pupils.labels[drawn].astype(np.int64))
        return {"images": to_input(faces, DEVIATION), "labels": labels, "step": torch.tensor(step)}

    def loss(self, model: nn.Module, batch: Batch) -> dict[str, Tensor]:
        self.criterion.advance(int(batch["step"]))
        features, labels = model(batch["images"]), batch["labels"]
        return with_pairs(model, features, labels, self.criterion(features, labels))

    def _face(self, step: int, place: int, index: int) -> Image:
        random = np.random.default_rng((self._schedule.seed, step, int(place)))
        crop = self._pupils.table.crops[self._pupils.rows[index]]
        return fitted(augmented(random, crop, self._augmentation), self._size)


def passes(pupils: Pupils, schedule: Schedule) -> int:
    """Steps in which every picture is seen once on average; few pictures are seen several times."""
    return max(50, math.ceil(len(pupils.rows) / (schedule.batch * schedule.accumulate)))


def shortcomings(pupils: Pupils, schedule: Schedule) -> list[str]:
    """Sentences on what a run of this schedule will learn badly."""
    shown, there = schedule.batch * schedule.accumulate, len(pupils.rows)
    notes = []
    if shown > there:
        notes.append(f"A step shows {shown} pictures and there are {there}: each is shown several times.")
    if shown * schedule.steps < there:
        notes.append(f"The run ends before every picture was seen once; {there // shown + 1} steps would do.")
    return notes


class Examination:
    """How well an averaged network tells strangers apart: verification accuracy and misses at a false match rate
    of 1e-3. Nothing is measured where strangers have too few pictures."""

    def __init__(self, pupils: Pupils, schedule: Schedule, size: tuple[int, int]) -> None:
        table, rows = pupils.table, pupils.strangers
        self._crops, self._size = [table.crops[row] for row in rows], size
        self._keys = tuple(Key(str(table.people[row]), str(table.stems[row])) for row in rows)
        self._precision = Precision(schedule.precision, choose_device(schedule.device))

    @property
    def is_possible(self) -> bool:
        _, counts = np.unique([key.person for key in self._keys], return_counts=True)
        return len(counts) > 1 and int((counts * (counts - 1) // 2).sum()) >= _PAIRS

    def __call__(self, network: nn.Module) -> dict[str, float]:
        if not self.is_possible:
            return {}
        vectors = embedded(network, self._crops, self._size, self._precision)
        measured = measure_recogniser(Embedded(self._keys, vectors, frozenset()))
        return {"verification": measured["accuracy"], "fnmr": measured["fnmr"]["value"]}


def embedded(
    network: nn.Module, crops: list[Image], size: tuple[int, int], precision: Precision
) -> FloatArray:
    """(n, d) unit vectors of aligned crops with margin, in evaluation mode."""
    network.eval()
    parts: list[Tensor] = []
    for start in range(0, len(crops), _AT_ONCE):
        with torch.no_grad(), precision.autocast():
            parts.append(network(clean_input(crops[start : start + _AT_ONCE], size).to(precision.device)))
    return np.asarray(nn.functional.normalize(torch.cat(parts).float()).cpu().numpy(), np.float32)


def clean_input(crops: list[Image], size: tuple[int, int]) -> Tensor:
    """Aligned crops with margin, unchanged, as a network of this ``size`` takes them."""
    return to_input([fitted(crop[MARGIN:-MARGIN, MARGIN:-MARGIN], size) for crop in crops], DEVIATION)
