"""The declarations of the settings as a page or a translator needs them."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from pydantic.fields import FieldInfo

from faceclock.settings.model import Language, LivenessMode, Settings, Theme

Value = str | int | float | bool


class Kind(StrEnum):
    """How a setting is chosen."""

    TOGGLE = "toggle"
    CHOICE = "choice"
    WHOLE = "whole"  # a number without a fraction
    NUMBER = "number"
    TEXT = "text"
    FOLDER = "folder"
    FILE = "file"
    ZONE = "zone"


# What the values of a choice are called.
CHOICES: dict[StrEnum, str] = {
    Theme.SYSTEM: "As the computer",
    Theme.LIGHT: "Light",
    Theme.DARK: "Dark",
    Language.SYSTEM: "As the computer",
    Language.ENGLISH: "English",
    Language.CHINESE: "中文",
    LivenessMode.OFF: "Off",
    LivenessMode.PASSIVE: "A network looks",
    LivenessMode.AUTO: "A network looks; head turns when unsure",
    LivenessMode.BOTH: "A network looks, and head turns always",
}

UNITS = ("s", "min", "days", "px", "%")

# What a running kiosk, which reads its settings at the start, takes over only when it is started again.
_AT_THE_START = frozenset({"site", "kiosk", "punching", "recognition", "quality", "liveness"})


@dataclass(frozen=True)
class Declared:
    """One setting. ``key`` is section.name; ``choices`` are (value, name); bounds are None where there are none."""

    key: str
    title: str
    description: str
    kind: Kind
    default: Value
    unit: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    least: float | None = None
    most: float | None = None

    @property
    def section(self) -> str:
        return self.key.partition(".")[0]

    @property
    def needs_restart(self) -> bool:
        """Whether a running kiosk goes on with the value before until it is started again."""
        return self.section in _AT_THE_START


def sections() -> dict[str, str]:
    """The title of each section, in the order of declaration."""
    return {name: info.title or name for name, info in Settings.model_fields.items()}


def declared() -> list[Declared]:
    """Every setting in the order of declaration."""
    defaults = Settings().model_dump(mode="json")
    return [
        _declared(f"{section}.{name}", info, defaults[section][name])
        for section, holder in Settings.model_fields.items()
        for name, info in _fields(holder)
    ]


def value_of(settings: Settings, key: str) -> Value:
    """As it stands in the file. Raises KeyError for an unknown key."""
    section, _, name = key.partition(".")
    value: Value = settings.model_dump(mode="json")[section][name]
    return value


def words() -> list[str]:
    """Everything that a reader sees of the declarations, for whoever translates it."""
    found = dict.fromkeys([*sections().values(), *UNITS, *CHOICES.values()])
    for one in declared():
        found |= dict.fromkeys(text for text in (one.title, one.description) if text)
    return list(found)


def _fields(holder: FieldInfo) -> Iterator[tuple[str, FieldInfo]]:
    assert holder.annotation is not None
    yield from holder.annotation.model_fields.items()


def _declared(key: str, info: FieldInfo, default: Value) -> Declared:
    extra: Any = info.json_schema_extra or {}
    bounds = {
        name: getattr(rule, name)
        for rule in info.metadata
        for name in ("ge", "gt", "le", "lt")
        if hasattr(rule, name)
    }
    return Declared(
        key,
        info.title or key,
        info.description or "",
        Kind(extra["kind"]) if "kind" in extra else _kind(info.annotation),
        default,
        extra.get("unit", ""),
        _choices(info.annotation),
        bounds.get("ge", bounds.get("gt")),
        bounds.get("le", bounds.get("lt")),
    )


def _kind(annotation: Any) -> Kind:
    if issubclass(annotation, bool):
        return Kind.TOGGLE
    if issubclass(annotation, StrEnum):
        return Kind.CHOICE
    return {int: Kind.WHOLE, float: Kind.NUMBER}.get(annotation, Kind.TEXT)


def _choices(annotation: Any) -> tuple[tuple[str, str], ...]:
    if not issubclass(annotation, StrEnum):
        return ()
    return tuple((value.value, CHOICES[value]) for value in annotation)
