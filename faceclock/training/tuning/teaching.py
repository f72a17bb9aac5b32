"""Training a mode's network on what was gathered."""

import copy
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from faceclock.training.freezing import Freezing
from faceclock.training.kinds.material import told
from faceclock.training.loop import Loop, Stage
from faceclock.training.losses.base import Parameters
from faceclock.training.losses.registry import make_loss
from faceclock.training.schedule import Schedule
from faceclock.training.tuning.gathering import Gathered
from faceclock.training.tuning.lesson import TuningLesson, begin_at_means
from faceclock.training.tuning.modes import Mode
from faceclock.training.tuning.parent import Parent
from faceclock.training.tuning.spec import Keep
from faceclock.training.tuning.views import Views

_GROUP = 64  # pictures that the network sees at once before training


def teach(
    mode: Mode,
    parent: Parent,
    gathered: Gathered,
    *,
    views: tuple[int, int],
    cache: Path,
    loss: Parameters,
    keep: Keep,
    schedule: Schedule,
    folder: Path,
    settings: dict[str, str],
) -> nn.Module:
    """The moving average of the trained network. ``views`` of each picture: of people, of strangers. A checkpoint
    in ``folder`` that was made with the same ``settings`` is gone on from."""
    people = mode.views(gathered.people, views[0], cache, told("look"))
    known = gathered.strangers
    strangers = mode.views(known, views[1], cache, told("look")) if known else None
    criterion = make_loss(loss, gathered.count, parent.pack.contract.dimension)
    begin_at_means(criterion, _seen(mode.network, people, gathered.labels), gathered.labels)
    lesson = TuningLesson(
        people,
        gathered.labels,
        strangers,
        len(known.keys) if known else 0,
        parent=copy.deepcopy(mode.network).eval().requires_grad_(False),
        criterion=criterion,
        keep=keep,
        schedule=schedule,
    )
    about = {"parent": parent.pack.contract.digest, "pictures": gathered.mark}
    loop = Loop(
        mode.network,
        _in_32_bits(schedule) if mode.precise else schedule,
        folder,
        criterion=criterion,
        stage=Stage(identity=settings | about),
        freezing=Freezing(norms=True),
    )
    loop.run(lesson.batch, lesson.loss)
    network: nn.Module = loop.average.module.cpu().eval()
    return network


def _in_32_bits(schedule: Schedule) -> Schedule:
    return replace(schedule, precision="float32") if schedule.precision == "auto" else schedule


def _seen(network: nn.Module, views: Views, labels: NDArray[np.int_]) -> Tensor:
    """(n, d) embeddings of the unchanged pictures."""
    rows = np.arange(len(labels))
    groups = [rows[start : start + _GROUP] for start in range(0, len(rows), _GROUP)]
    with torch.no_grad():
        return torch.cat([network(views.clean(group)).float() for group in groups])
