"""settings.toml: read whole or not at all, written atomically."""

import tomllib
from pathlib import Path

import tomli_w
from pydantic import ValidationError

from faceclock.domain.errors import InputProblem, readable
from faceclock.settings.atomic import replacing
from faceclock.settings.model import Settings
from faceclock.settings.toml_text import parse_toml


def load_settings(path: Path) -> Settings:
    """Defaults where the file is absent. Raises InputProblem naming the first thing that is wrong in it."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError) as error:
        raise InputProblem(
            f"The settings file {path} cannot be read ({error}); mend or remove it."
        ) from error
    try:
        return Settings.model_validate(parse_toml(text))
    except tomllib.TOMLDecodeError as error:
        raise InputProblem(f"The settings file {path} is not TOML ({error}); mend or remove it.") from error
    except ValidationError as error:
        raise InputProblem(f"The settings file {path} is wrong: {_first_fault(error)}.") from error


def save_settings(path: Path, settings: Settings) -> None:
    """Whole or not at all. Raises OSError."""
    with replacing(path) as stream:
        tomli_w.dump(settings.model_dump(mode="json"), stream)


def _first_fault(error: ValidationError) -> str:
    fault = error.errors()[0]
    where = ".".join(str(part) for part in fault["loc"])
    return readable(f"{where}: {fault['msg']}")
