"""Learning to tell people apart without moving strangers."""

import numpy as np
import torch
from numpy.random import Generator
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from faceclock.training.losses.base import FaceLoss
from faceclock.training.losses.distillation import DistillationLoss
from faceclock.training.schedule import Schedule
from faceclock.training.tuning.spec import Keep
from faceclock.training.tuning.views import Views

Batch = dict[str, Tensor]
_FAR = 0.2  # a cosine well below any threshold
_EACH = 4  # pictures of each person in a batch, so that losses on pairs find some


class TuningLesson:
    """``people`` with their ``labels`` (n,) 0..c-1, and ``strangers`` views of ``count`` pictures (None: no
    background). ``parent`` is the network before training, which says where strangers belong."""

    def __init__(
        self,
        people: Views,
        labels: NDArray[np.int_],
        strangers: Views | None,
        count: int,
        *,
        parent: nn.Module,
        criterion: FaceLoss,
        keep: Keep,
        schedule: Schedule,
    ) -> None:
        self._people, self._labels, self._strangers, self._count = people, labels, strangers, count
        self._rows = [np.flatnonzero(labels == label) for label in range(int(labels.max()) + 1)]
        self._parent, self._criterion, self._keep, self._schedule = parent, criterion, keep, schedule
        self._distillation = DistillationLoss(keep.cosine, keep.relation)

    def batch(self, step: int) -> Batch:
        random = np.random.default_rng((self._schedule.seed, step))
        rows = self._drawn(random)
        batch = {
            "people": self._people.draw(random, rows),
            "labels": torch.from_numpy(self._labels[rows]),
        }
        if self._strangers is not None:
            others = random.integers(0, self._count, self._schedule.batch)
            batch["strangers"] = self._strangers.draw(random, others)
        return batch

    def loss(self, model: nn.Module, batch: Batch) -> dict[str, Tensor]:
        """The chosen loss of the people, and what the strangers' places cost."""
        people = batch["people"]
        if "strangers" not in batch:
            alone: dict[str, Tensor] = self._criterion(model(people), batch["labels"])
            return alone
        everybody = torch.cat([people, batch["strangers"]])
        after = model(everybody).float()
        with torch.no_grad():
            before = self._parent.to(everybody.device)(everybody).float()
        count = len(people)
        parts = self._criterion(after[:count], batch["labels"])
        kept = self._distillation(after[count:], before[count:])
        apart = nearer(after[:count], after[count:], before[:count], before[count:])
        total = parts["loss"] + kept["loss"] + self._keep.apart * apart
        return {**parts, "loss": total, "people": parts["loss"], "kept": kept["loss"], "apart": apart}

    def _drawn(self, random: Generator) -> NDArray[np.int_]:
        """People equally likely, _EACH pictures of each."""
        most = -(-self._schedule.batch // _EACH)
        order = [random.permutation(len(self._rows)) for _ in range(-(-most // len(self._rows)))]
        chosen = np.concatenate(order)[:most]
        return np.concatenate([random.choice(self._rows[person], _EACH) for person in chosen])


def nearer(people: Tensor, strangers: Tensor, people_before: Tensor, strangers_before: Tensor) -> Tensor:
    """How much nearer the nearest of the people (n, d) came to each stranger (m, d): mean square of the cosine's
    gain. Going away is free, and so is what stays below _FAR: nobody is taken for another there."""
    now = functional.normalize(people) @ functional.normalize(strangers).T
    then = functional.normalize(people_before) @ functional.normalize(strangers_before).T
    return torch.relu(now - then.clamp(min=_FAR)).amax(dim=0).square().mean()


def begin_at_means(criterion: nn.Module, features: Tensor, labels: NDArray[np.int_]) -> None:
    """Class centres start where the people already are: random ones would first pull everybody away.

    ``features`` (n, d). Whatever of ``criterion`` has the form (classes, d) or (d, classes) is set.
    """
    units = functional.normalize(features)
    count = int(labels.max()) + 1
    means = torch.stack([units[np.flatnonzero(labels == label)].mean(0) for label in range(count)])
    means = functional.normalize(means)
    with torch.no_grad():
        for value in (*criterion.parameters(), *criterion.buffers()):
            if value.shape == means.shape:
                value.copy_(means)
            elif value.shape == means.T.shape:
                value.copy_(means.T)
