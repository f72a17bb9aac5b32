"""Losses by the name that a run file uses: ``loss = {name = "arcface", s = 64, m = 0.5}``."""

from collections.abc import Mapping
from typing import Annotated, Any

import numpy as np
from numpy.typing import NDArray
from pydantic import BeforeValidator

from faceclock.domain.errors import InputProblem
from faceclock.training.choices import read_choice
from faceclock.training.losses.base import FaceLoss, Parameters
from faceclock.training.losses.centres import Center
from faceclock.training.losses.contrastive import Contrastive
from faceclock.training.losses.distance_weighted import Margin
from faceclock.training.losses.large_margin import ASoftmax, LSoftmax, ModifiedSoftmax
from faceclock.training.losses.margins import AMSoftmax, ArcFace, CosFace
from faceclock.training.losses.scales import Coco, NormFace
from faceclock.training.losses.softmax import Softmax
from faceclock.training.losses.triplets import BatchHard, Triplet

LOSSES: dict[str, type[Parameters]] = {
    "softmax": Softmax,
    "contrastive": Contrastive,
    "triplet": Triplet,
    "batch-hard-triplet": BatchHard,
    "margin": Margin,
    "center": Center,
    "l-softmax": LSoftmax,
    "a-softmax": ASoftmax,
    "modified-softmax": ModifiedSoftmax,
    "normface": NormFace,
    "am-softmax": AMSoftmax,
    "cosface": CosFace,
    "arcface": ArcFace,
    "coco": Coco,
}


def read_loss(values: Parameters | Mapping[str, Any]) -> Parameters:
    """The table of a run file, checked. Raises InputProblem for a wrong name, key or value."""
    return values if isinstance(values, Parameters) else read_choice("loss", LOSSES, values)


LossSettings = Annotated[Parameters, BeforeValidator(read_loss)]


def loss_name(settings: Parameters) -> str:
    """The name of ``settings`` in a run file."""
    return next(name for name, kind in LOSSES.items() if type(settings) is kind)


def make_loss(settings: Parameters, classes: int, dimension: int) -> FaceLoss:
    """A new loss for ``classes`` people and features of ``dimension`` values, on the processor."""
    return settings.build(classes, dimension)


def check_people(settings: Parameters, labels: NDArray[np.int_]) -> None:
    """``labels`` (n,) are the people of the training pictures. Raises InputProblem where ``settings`` can
    learn nothing from them."""
    people, counts = np.unique(labels, return_counts=True)
    name = loss_name(settings)
    if len(people) < 2:
        raise InputProblem(
            f"The loss {name} tells people apart, and there are pictures of {len(people)} only; "
            "add people to the training data."
        )
    if settings.needs_pairs and counts.max() < 2:
        raise InputProblem(
            f"The loss {name} compares pictures of one person, and nobody has two; "
            "add pictures, or choose a loss that compares with classes, such as arcface."
        )
