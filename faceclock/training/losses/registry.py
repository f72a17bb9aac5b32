"""Losses by the name that a run file uses: ``loss = {name = "arcface", s = 64, m = 0.5}``."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Annotated, Any

from pydantic import BeforeValidator, TypeAdapter, ValidationError

from faceclock.domain.errors import InputProblem
from faceclock.training.losses.base import FaceLoss, Parameters
from faceclock.training.losses.margins import ArcFace
from faceclock.training.losses.softmax import Softmax
from faceclock.training.losses.triplets import Triplet
from faceclock.training.words import meant

LOSSES: dict[str, type[Parameters]] = {
    "softmax": Softmax,
    "triplet": Triplet,
    "arcface": ArcFace,
}


def read_loss(values: Parameters | Mapping[str, Any]) -> Parameters:
    """The table of a run file, checked. Raises InputProblem for a wrong name, key or value."""
    if isinstance(values, Parameters):
        return values
    given = dict(values)
    name = str(given.pop("name", ""))
    if name not in LOSSES:
        raise InputProblem(f"There is no loss {name!r}; {meant(name, LOSSES)}.")
    kind: type[Any] = LOSSES[name]
    known = [entry.name for entry in fields(kind)]
    for key in given:
        if key not in known:
            raise InputProblem(f"The loss {name} has no parameter {key!r}; {_choice(key, known)}.")
    try:
        return TypeAdapter(kind).validate_python(given)
    except ValidationError as error:
        fault = error.errors()[0]
        key, why = ".".join(map(str, fault["loc"])), fault["msg"].removeprefix("Value error, ")
        raise InputProblem(f"The parameter {key} of the loss {name} is wrong ({why}); change it.") from error


LossSettings = Annotated[Parameters, BeforeValidator(read_loss)]


def loss_name(settings: Parameters) -> str:
    """The name of ``settings`` in a run file."""
    return next(name for name, kind in LOSSES.items() if type(settings) is kind)


def make_loss(settings: Parameters, classes: int, dimension: int) -> FaceLoss:
    """A new loss for ``classes`` people and features of ``dimension`` values, on the processor."""
    return settings.build(classes, dimension)


def _choice(key: str, known: list[str]) -> str:
    return meant(key, known) if known else "it has none, leave it out"
