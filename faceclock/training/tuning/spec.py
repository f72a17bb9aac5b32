"""What a run file says about fine-tuning."""

from pathlib import Path
from typing import Annotated

from pydantic import Field

from faceclock.training.checking import checked
from faceclock.training.tuning.adapter import Shape

Share = Annotated[float, Field(ge=0, lt=1)]
Weight = Annotated[float, Field(ge=0)]


@checked
class People:
    """Whom the pack shall know better. ``images``: a folder or tar of <Name>/<Name>_0001.jpg. ``held_out``: the
    share of each person's pictures that nothing is learnt from, for the comparison. ``views``: how often a
    picture is looked at, once as it is and then changed."""

    images: Path
    held_out: Annotated[float, Field(gt=0, lt=1)] = 0.3
    views: Annotated[int, Field(gt=0, le=64)] = 8


@checked
class Background:
    """Strangers, whose distances from each other shall stay. ``images``: as `People`; who is among those people
    is left out. ``calibration``: the share of the strangers whom nothing is learnt from: the new pack's
    thresholds are measured on them. ``pictures``: how many at most, of either kind."""

    images: Path
    calibration: Share = 0.4
    pictures: Annotated[int, Field(gt=0)] = 2000
    views: Annotated[int, Field(gt=0, le=64)] = 2


@checked
class Keep:
    """Weights of what holds strangers in place: ``cosine`` (each stays where the parent puts them),
    ``relation`` (so do their cosines with each other) and ``apart`` (none comes nearer to the people)."""

    cosine: Weight = 1.0
    relation: Weight = 16.0
    apart: Weight = 100.0


@checked
class AdapterShape:
    """Two layers of ``rank``, with ("mlp") or without ("linear") a ReLU between them."""

    rank: Annotated[int, Field(gt=0, le=4096)] = 64
    shape: Shape = "mlp"
