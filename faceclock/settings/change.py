"""One setting at a time, as text: for the command line."""

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import ValidationError

from faceclock.domain.errors import InputProblem
from faceclock.settings.model import Settings
from faceclock.settings.section import Section


@dataclass(frozen=True)
class DescribedSetting:
    """``key`` is section.name; ``value`` is as it would be typed."""

    key: str
    value: str
    meaning: str


def describe_settings(settings: Settings) -> Iterator[DescribedSetting]:
    """Every setting in the order of its declaration."""
    for section, values in _sections(settings):
        for name, field in type(values).model_fields.items():
            meaning = ": ".join(part for part in (field.title, field.description) if part)
            yield DescribedSetting(f"{section}.{name}", str(getattr(values, name)), meaning)


def change_setting(settings: Settings, key: str, value: str) -> Settings:
    """The settings with ``key`` (section.name) set to what ``value`` says. Raises InputProblem."""
    section, _, name = key.partition(".")
    content = settings.model_dump(mode="json")
    if name not in content.get(section, {}):
        raise InputProblem(f"There is no setting {key}; `faceclock settings show` lists them.")
    content[section][name] = value
    try:
        return Settings.model_validate(content)
    except ValidationError as error:
        raise InputProblem(f"{key} cannot be {value!r}: {error.errors()[0]['msg']}.") from error


def _sections(settings: Settings) -> Iterator[tuple[str, Section]]:
    for name in type(settings).model_fields:
        yield name, getattr(settings, name)
