"""Tables of a run file that choose something by name: ``{name = "arcface", m = 0.5}``."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from faceclock.domain.errors import InputProblem
from faceclock.training.words import meant

T = TypeVar("T")


def read_choice(what: str, kinds: Mapping[str, type[T]], values: Mapping[str, Any]) -> T:
    """The checked dataclass that ``name`` chooses from ``kinds``, with the other values as its fields.

    Raises InputProblem that names the first wrong name, key or value, with what was probably meant.
    """
    given = dict(values)
    name = str(given.pop("name", ""))
    if name not in kinds:
        raise InputProblem(f"There is no {what} {name!r}; {meant(name, kinds)}")
    kind: type[Any] = kinds[name]
    _refuse_unknown(f"The {what} {name}", given, [entry.name for entry in fields(kind)])
    try:
        chosen: T = TypeAdapter(kind).validate_python(given)
        return chosen
    except ValidationError as error:
        fault = error.errors()[0]
        path, why = ".".join(map(str, fault["loc"])), fault["msg"].removeprefix("Value error, ")
        key = f"The parameter {path} of the" if path else "The"
        raise InputProblem(f"{key} {what} {name} is wrong ({why}); change it.") from error


def _refuse_unknown(whose: str, given: Mapping[str, Any], known: list[str]) -> None:
    for key in given:
        if key not in known:
            hint = meant(key, known) if known else "it has none, leave it out."
            raise InputProblem(f"{whose} has no parameter {key!r}; {hint}")
