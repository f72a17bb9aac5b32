"""A run file as somebody writes it: what is wrong with it, and on which line."""

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from faceclock.app.trainer import ask_with_progress
from faceclock.domain.errors import InputProblem
from faceclock.settings.toml_text import parse_toml

Json = dict[str, Any]
Progress = Callable[[int, int], None]
_KEY = re.compile(r"the key (\S+) is|^(\S+) is wrong")
_TABLE = re.compile(r"\[+([^\]]+)\]+")


@dataclass(frozen=True)
class Fault:
    """``line`` counts from 1; None where nobody knows."""

    sentence: str
    line: int | None


@dataclass(frozen=True)
class Checked:
    """``fault`` is None where the run can be started; ``told`` is what the trainer found, without its warnings."""

    fault: Fault | None
    told: Json = field(default_factory=dict)
    warnings: tuple[str, ...] = ()


def check_text(data: Path, text: str, progress: Progress) -> Checked:
    """As TOML, and then by the trainer, who looks at the data and rehearses a step where the kind allows it."""
    fault = syntax_fault(text)
    if fault is not None:
        return Checked(fault)
    with TemporaryDirectory(prefix="faceclock-run-") as folder:
        file = Path(folder) / "run.toml"
        file.write_text(text, encoding="utf-8")
        try:
            told = _asked(data, file, progress)
        except InputProblem as problem:
            sentence = str(problem).removeprefix(f"{file}: ").replace(str(file), "the run file")
            return Checked(Fault(_begun_large(sentence), _line_of(text, sentence)))
    return Checked(
        None,
        {key: value for key, value in told.items() if key not in {"event", "warnings", "output"}},
        tuple(told.get("warnings", ())),
    )


def syntax_fault(text: str) -> Fault | None:
    try:
        parse_toml(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"at line (\d+)", str(error))
        line = int(place[1]) if place else max(1, len(text.splitlines()))
        reason = str(error).partition(" (at ")[0]
        return Fault(f"The run file is no TOML ({reason}); mend the line.", line)
    return None


def _asked(data: Path, file: Path, progress: Progress) -> Json:
    events = ask_with_progress(data, ["check", file], progress)
    return next((event for event in events if event.get("event") == "check"), {})


def _begun_large(sentence: str) -> str:
    """Keys stay as they are written in the file."""
    return f"The{sentence[3:]}" if sentence.startswith("the ") else sentence


def _line_of(text: str, sentence: str) -> int | None:
    """Where the key stands that the trainer complains of, such as schedule.steps; else where its table begins."""
    named = _KEY.search(sentence)
    if named is None:
        return None
    *tables, key = (named[1] or named[2]).split(".")
    wanted, table, start = ".".join(part for part in tables if not part.isdigit()), "", None
    for number, line in enumerate(text.splitlines(), start=1):
        if opened := _TABLE.match(line.strip()):
            table = opened[1].strip()
            start = number if table == wanted else start
        elif table == wanted and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=", line):
            return number
    return start
