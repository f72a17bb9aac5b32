"""How fast the studio's loop trains beside a bare torch loop: same network, batch, precision and threads.

Both take turns within one process, and medians of single steps are compared, because other programs may use the
machine at the same time. Bare is: forward, backward and the optimiser's step on one batch that never changes.
"""

import argparse
import json
import tempfile
import time
from pathlib import Path
from statistics import median

import numpy as np
import torch
from torch import Tensor, nn

from faceclock.training.augmentation import Augmentation
from faceclock.training.faces import CROP, FaceTable
from faceclock.training.freezing import Freezing
from faceclock.training.kinds.stages import Plan
from faceclock.training.loop import Batch, Epochs, Loop
from faceclock.training.losses.registry import read_loss
from faceclock.training.networks.registry import make_network, network_spec
from faceclock.training.optimising import weight_groups
from faceclock.training.recogniser_training import FaceLesson, make_pupils
from faceclock.training.samplers import read_sampler
from faceclock.training.schedule import Schedule

_TURN, _BARE, _SETTLING = 16, 6, 4  # steps of ours, bare steps, steps of ours that are not counted
_PEOPLE, _PICTURES = 40, 10


class Bare:
    """The least that training can be."""

    def __init__(self, network: nn.Module, criterion: nn.Module, schedule: Schedule, batch: Batch) -> None:
        self._network = network.to(memory_format=torch.channels_last).train()
        self._criterion, self._batch, self.times = criterion, batch, list[float]()
        groups = [*weight_groups(network, schedule.weight_decay), *criterion.groups(schedule.rate, 0.0)]
        self._optimiser = torch.optim.AdamW(groups, lr=schedule.rate, fused=True)

    def turn(self, _network: nn.Module) -> dict[str, float]:
        time.sleep(0.5)  # batches that are made ahead are ready by now
        for _ in range(_BARE):
            start = time.perf_counter()
            self._step()
            self.times.append(time.perf_counter() - start)
        return {}

    def _step(self) -> None:
        with torch.autocast("cpu", torch.bfloat16):
            parts = self._criterion(self._network(self._batch["images"]), self._batch["labels"])
        self._optimiser.zero_grad()
        parts["loss"].backward()
        self._optimiser.step()


class Clock:
    """Times of the studio's steps, from one loss to the next."""

    def __init__(self, lesson: FaceLesson) -> None:
        self._lesson, self._starts = lesson, list[float]()

    def loss(self, model: nn.Module, batch: Batch) -> dict[str, Tensor]:
        self._starts.append(time.perf_counter())
        return self._lesson.loss(model, batch)

    @property
    def times(self) -> list[float]:
        steps = np.diff(self._starts)
        places = np.arange(1, len(self._starts)) % _TURN  # 0: the other's turn lies between
        return [float(step) for step, place in zip(steps, places, strict=True) if place >= _SETTLING]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--network", default="compact-face")
    parser.add_argument("--batch", type=int, default=64)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--turns", type=int, default=6)
    chosen = parser.parse_args()
    for changing in (False, True):
        print(json.dumps(_measured(chosen, changing)), flush=True)


def _measured(chosen: argparse.Namespace, changing: bool) -> dict[str, object]:
    schedule = Schedule(steps=_TURN * chosen.turns, batch=chosen.batch, threads=chosen.threads)
    lesson, other = (_lesson(chosen.network, schedule) for _ in range(2))
    fixed = lesson.batch(0)
    bare = Bare(make_network(chosen.network), other.criterion, schedule, fixed)
    clock = Clock(lesson)
    with tempfile.TemporaryDirectory() as folder:
        network = make_network(chosen.network)
        loop = Loop(network, schedule, Path(folder), lambda event: None, criterion=lesson.criterion)
        loop.run(lesson.batch if changing else lambda step: fixed, clock.loss, Epochs(_TURN, bare.turn))
    ours, least = median(clock.times), median(bare.times)
    name = f"{chosen.network}, batch {chosen.batch}, {chosen.threads} threads"
    return {
        "name": f"{name}, {'augmented faces' if changing else 'one batch'}",
        "value": round(chosen.batch / ours, 1),
        "unit": "images/s",
        "reference": round(chosen.batch / least, 1),
        "ratio": round(least / ours, 3),
        "target": 0.9,
    }


def _lesson(network: str, schedule: Schedule) -> FaceLesson:
    """On noise: a picture's content does not change how long it takes, but for JPEG."""
    random = np.random.default_rng(0)
    count = _PEOPLE * _PICTURES
    people = np.repeat([f"P{person}" for person in range(_PEOPLE)], _PICTURES)
    coarse = random.integers(0, 256, (count, CROP // 8, CROP // 8, 3), np.uint8)
    crops = coarse.repeat(8, axis=1).repeat(8, axis=2)
    nothing = np.zeros((count, 5), np.float32)
    table = FaceTable(people, people, nothing, nothing, nothing, crops)
    pupils = make_pupils(table, np.arange(count), np.arange(0))
    plan = Plan(0, schedule, read_loss({"name": "softmax"}), read_sampler({"name": "shuffled"}), Freezing())
    spec = network_spec(network)
    criterion, sampler = plan.make_loss(pupils.labels, spec.dimension), plan.make_sampler(pupils.labels)
    return FaceLesson(pupils, sampler, criterion, schedule, spec.size, Augmentation())


if __name__ == "__main__":
    main()
