"""Reading and writing pack.toml."""

import tomllib
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

import tomli_w
from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from faceclock.domain.errors import InputProblem, PackProblem, readable
from faceclock.settings.atomic import replacing
from faceclock.settings.toml_text import parse_toml
from faceclock.vision.files import read_regular_file
from faceclock.vision.packs.manifest_types import (
    DetectorKind,
    DetectorSpec,
    Manifest,
    PackFile,
    RecogniserSpec,
    Role,
    contract_of,
    pack_digest,
)

__all__ = [
    "MANIFEST_NAME",
    "DetectorKind",
    "DetectorSpec",
    "Manifest",
    "PackFile",
    "RecogniserSpec",
    "Role",
    "contract_of",
    "pack_digest",
    "parse_manifest",
    "read_manifest",
    "write_manifest",
]

MANIFEST_NAME = "pack.toml"
_LARGEST = 1 << 20  # bytes; a real one has some hundred


def read_manifest(folder: Path) -> Manifest:
    """The folder's pack.toml. Raises PackProblem, naming the pack and the first thing that is wrong."""
    return parse_manifest(_read(folder), folder.name)


def parse_manifest(text: str, pack: str) -> Manifest:
    """Raises PackProblem; ``pack`` is what the sentence calls the pack."""
    try:
        return _adapter().validate_python(parse_toml(text))
    except tomllib.TOMLDecodeError as error:
        fault = f"is not TOML ({error})"
    except ValidationError as error:
        fault = _first_fault(error)
    raise PackProblem(f"Pack {pack}: its {MANIFEST_NAME} {fault}; mend that or install the pack again.")


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """A crash leaves the old file or the new one. Raises OSError."""
    with replacing(folder / MANIFEST_NAME) as stream:
        tomli_w.dump(_without_none(asdict(manifest)), stream)


@cache
def _adapter() -> TypeAdapter[Manifest]:
    return TypeAdapter(Manifest)


def _read(folder: Path) -> str:
    try:
        return read_regular_file(folder / MANIFEST_NAME, _LARGEST).decode("utf-8")
    except FileNotFoundError as error:
        raise PackProblem(
            f"{folder} is not a model pack (no {MANIFEST_NAME} in it); choose another or import it first."
        ) from error
    except (OSError, UnicodeDecodeError, InputProblem) as error:
        raise PackProblem(
            f"Pack {folder.name}: its {MANIFEST_NAME} cannot be read ({error}); install the pack again."
        ) from error


def _first_fault(error: ValidationError) -> str:
    return readable(_told(error.errors()[0]))


def _told(fault: ErrorDetails) -> str:
    key = ".".join(str(part) for part in fault["loc"])
    if fault["type"] in {"unexpected_keyword_argument", "extra_forbidden"}:
        return f"has the unknown key {key}"
    if fault["type"] in {"missing", "missing_argument"}:
        return f"lacks the key {key}"
    reason = fault["msg"].removeprefix("Value error, ")
    return f"is wrong at {key} ({reason})" if key else f"is wrong ({reason})"


def _without_none(value: Any) -> Any:
    """TOML knows no null: what is absent is not written, and neither is a list of nothing."""
    if isinstance(value, dict):
        return {key: _without_none(item) for key, item in value.items() if item is not None and item != ()}
    return [_without_none(item) for item in value] if isinstance(value, tuple | list) else value
