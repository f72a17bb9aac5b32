"""TOML files in which somebody says what columns mean."""

import tomllib
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from faceclock.attendance.documents import worded
from faceclock.attendance.toml_lines import Lines
from faceclock.domain.errors import InputProblem, SeveralProblems
from faceclock.settings.toml_text import parse_toml
from faceclock.vision.files import LARGEST_TEXT, read_regular_file

M = TypeVar("M")


def load_mapping(path: Path, kind: type[M]) -> M:
    """The dataclass ``kind`` that ``path`` tells. Raises InputProblem with every fault of it, one a line."""
    try:
        text = read_regular_file(path, LARGEST_TEXT).decode("utf-8")
        content = parse_toml(text)
    except OSError as error:
        raise InputProblem(f"{path} cannot be read ({error.strerror}); name a mapping in TOML.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputProblem(f"{path} is no TOML: {error}.") from error
    try:
        return TypeAdapter(kind).validate_python(content)
    except ValidationError as error:
        lines = Lines(text)
        faults = sorted(error.errors(), key=lambda fault: lines.of(fault["loc"]))
        raise SeveralProblems(_sentence(path, fault, lines) for fault in faults) from error


def _sentence(path: Path, fault: ErrorDetails, lines: Lines) -> str:
    where = ".".join(str(part) for part in fault["loc"])
    return f"{path.name}, line {lines.of(fault['loc'])}: {where} {worded(fault)}."
