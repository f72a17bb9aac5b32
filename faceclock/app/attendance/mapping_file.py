"""TOML files in which somebody says what columns mean."""

import tomllib
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from faceclock.domain.errors import InputProblem

M = TypeVar("M")


def load_mapping(path: Path, kind: type[M]) -> M:
    """The dataclass ``kind`` that ``path`` tells. Raises InputProblem with every fault of it, one a line."""
    try:
        with path.open("rb") as stream:
            content = tomllib.load(stream)
    except OSError as error:
        raise InputProblem(f"{path} cannot be read ({error.strerror}); name a mapping in TOML.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputProblem(f"{path} is no TOML: {error}.") from error
    try:
        return TypeAdapter(kind).validate_python(content)
    except ValidationError as error:
        raise InputProblem("\n".join(_sentence(path, item) for item in error.errors())) from error


def _sentence(path: Path, item: ErrorDetails) -> str:
    where = ".".join(str(part) for part in item["loc"])
    return f"{path.name}: {where}: {item['msg']}."
