"""Run files: one TOML file says everything about a run. Paths are relative to the current folder."""

import tomllib
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, Protocol, get_args, get_type_hints, runtime_checkable

from pydantic import TypeAdapter, ValidationError

from faceclock.domain.errors import InputProblem
from faceclock.settings.paths import data_folder
from faceclock.settings.toml_text import parse_toml
from faceclock.training.kinds.adapter import AdapterRun
from faceclock.training.kinds.detector import DetectorRun
from faceclock.training.kinds.distillation import DistillationRun
from faceclock.training.kinds.full import FullRun
from faceclock.training.kinds.mtcnn import MtcnnRun
from faceclock.training.kinds.pack import PackRun
from faceclock.training.kinds.recogniser import RecogniserRun
from faceclock.training.kinds.review import ReviewRun
from faceclock.training.kinds.tail import TailRun
from faceclock.training.words import meant

_UNKNOWN = (
    "unexpected_keyword_argument",
    "extra_forbidden",
)  # told first: a misspelt key is also a missing one


class Run(Protocol):
    """What a run file is read to."""

    @property
    def kind(self) -> str: ...

    @property
    def output(self) -> Path: ...

    def carry_out(self) -> None: ...


@runtime_checkable
class Exporting(Protocol):
    """A run whose state so far can be exported."""

    def export(self) -> None: ...


@runtime_checkable
class Checkable(Protocol):
    """A run that can tell beforehand what it would meet; raises where it would fail."""

    def check(self) -> dict[str, Any]: ...


KINDS: dict[str, type[Run]] = {
    "adapter": AdapterRun,
    "detector": DetectorRun,
    "distillation": DistillationRun,
    "full": FullRun,
    "mtcnn": MtcnnRun,
    "pack": PackRun,
    "recogniser": RecogniserRun,
    "review": ReviewRun,
    "tail": TailRun,
}


def read_run(file: Path, output: Path | None = None) -> Run:
    """``output`` goes before the file's own; without either it is named after the file, in the data folder's
    ``training``. Raises InputProblem that names the first wrong key, with what was probably meant."""
    try:
        values = parse_toml(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputProblem(f"The run file {file} cannot be read ({error}); check it.") from error
    values["output"] = output or values.get("output", data_folder() / "training" / file.stem)
    kind = values.get("kind", "")
    if kind not in KINDS:
        raise InputProblem(f"{file} is of the unknown kind {kind!r}; {meant(str(kind), KINDS)}")
    try:
        run: Run = TypeAdapter(KINDS[kind]).validate_python(values)
        return run
    except ValidationError as error:
        raise InputProblem(f"{file}: {_fault(error, KINDS[kind])}") from error


def _fault(error: ValidationError, kind: type[Run]) -> str:
    fault = min(error.errors(), key=lambda entry: entry["type"] not in _UNKNOWN)
    path = [str(part) for part in fault["loc"]]
    name = ".".join(path)
    if fault["type"] in _UNKNOWN:
        return f"the key {name} is unknown; {meant(path[-1], _known(kind, path[:-1]))}"
    if fault["type"] in {"missing", "missing_argument"}:
        return f"the key {name} is missing; add it."
    return f"{name} is wrong ({fault['msg'].removeprefix('Value error, ')}); change it."


def _known(kind: Any, path: list[str]) -> list[str]:
    """The keys of the table at ``path``; a number in it is a place in a list of tables."""
    for part in path:
        kind = get_args(kind)[0] if part.isdigit() else get_type_hints(kind)[part]
    return [entry.name for entry in fields(kind)] if is_dataclass(kind) else []
