"""Run files: one TOML file says everything about a run. Paths are relative to the current folder."""

import tomllib
from dataclasses import field, fields, is_dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass as checked

from faceclock.domain.errors import InputProblem
from faceclock.training.loop import Schedule
from faceclock.training.losses.detection import DetectionLoss
from faceclock.training.losses.distillation import DistillationLoss
from faceclock.training.words import meant

_STRICT = ConfigDict(extra="forbid")
_UNKNOWN = (
    "unexpected_keyword_argument",
    "extra_forbidden",
)  # told first: a misspelt key is also a missing one


@checked(frozen=True, config=_STRICT)
class Data:
    """``images``: a folder or tar of <Name>/<Name>_0001.jpg. ``teacher``: a pack's folder. ``cache``: where
    faces and labels are kept. ``held_out``: the share of people who are never trained on."""

    images: Path
    teacher: Path
    cache: Path
    held_out: Annotated[float, Field(ge=0, lt=1)] = 0.2


@checked(frozen=True, config=_STRICT)
class DetectorRun:
    """Train a detector on composed scenes of ``size`` (width, height)."""

    kind: Literal["detector"]
    output: Path
    data: Data
    schedule: Schedule
    network: str = "compact-detector"
    size: tuple[int, int] = (256, 256)
    loss: DetectionLoss = field(default_factory=DetectionLoss)


@checked(frozen=True, config=_STRICT)
class DistillationRun:
    """Train a recogniser on a teacher's embeddings; ``morphs`` mixed faces fill the share ``mixed``."""

    kind: Literal["distillation"]
    output: Path
    data: Data
    schedule: Schedule
    network: str = "compact-face"
    morphs: Annotated[int, Field(ge=0)] = 80_000
    mixed: Annotated[float, Field(ge=0, le=1)] = 0.6
    loss: DistillationLoss = field(default_factory=DistillationLoss)


@checked(frozen=True, config=_STRICT)
class PackRun:
    """Put trained networks together to a pack, calibrated on the people who were held out."""

    kind: Literal["pack"]
    name: str
    version: str
    licence: str
    commercial_use: bool
    provenance: str
    output: Path
    detector: Path
    recogniser: Path
    data: Data


Run = DetectorRun | DistillationRun | PackRun
KINDS: dict[str, type[Run]] = {"detector": DetectorRun, "distillation": DistillationRun, "pack": PackRun}


def read_run(file: Path) -> Run:
    """Raises InputProblem that names the first wrong key, with what was probably meant."""
    try:
        values = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputProblem(f"The run file {file} cannot be read ({error}); check it.") from error
    kind = values.get("kind", "")
    if kind not in KINDS:
        raise InputProblem(f"{file} is of the unknown kind {kind!r}; {meant(str(kind), KINDS)}.")
    try:
        return TypeAdapter(KINDS[kind]).validate_python(values)
    except ValidationError as error:
        raise InputProblem(f"{file}: {_fault(error, KINDS[kind])}.") from error


def _fault(error: ValidationError, kind: type[Run]) -> str:
    fault = min(error.errors(), key=lambda entry: entry["type"] not in _UNKNOWN)
    path = [str(part) for part in fault["loc"]]
    name = ".".join(path)
    if fault["type"] in _UNKNOWN:
        return f"the key {name} is unknown; {meant(path[-1], _known(kind, path[:-1]))}"
    if fault["type"] in {"missing", "missing_argument"}:
        return f"the key {name} is missing; add it"
    return f"{name} is wrong ({fault['msg'].removeprefix('Value error, ')}); change it"


def _known(kind: type[Any], path: list[str]) -> list[str]:
    """The keys of the table at ``path``."""
    for part in path:
        kind = next(entry.type for entry in fields(kind) if entry.name == part)  # type: ignore[assignment]
    return [entry.name for entry in fields(kind)] if is_dataclass(kind) else []
