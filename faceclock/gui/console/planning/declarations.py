"""The fields of the rule book's classes, found in their declarations."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from faceclock.domain.rulebook import Rounding

Path = tuple[str, ...]


@dataclass(frozen=True)
class Declared:
    """One value: the way to it from the class that was asked for, its own class's key, and its type."""

    path: Path
    key: str
    kind: Any


@cache
def declared(kind: type) -> tuple[Declared, ...]:
    """All values of a class; those of classes within it as if they were its own, unless they may be missing."""
    return tuple(_within(kind, ()))


def value_at(entry: Any, path: Path) -> Any:
    for name in path:
        entry = getattr(entry, name)
    return entry


def with_value(entry: Any, path: Path, value: Any) -> Any:
    """``entry`` with one value changed."""
    first, *rest = path
    changed = with_value(getattr(entry, first), tuple(rest), value) if rest else value
    return replace(entry, **{first: changed})


def optional(kind: Any) -> Any | None:
    """What a type is where it is not None; None for one that always is something."""
    if get_origin(kind) not in (Union, UnionType) or NoneType not in get_args(kind):
        return None
    return next(found for found in get_args(kind) if found is not NoneType)


def _within(kind: Any, before: Path) -> Iterator[Declared]:
    hints = get_type_hints(kind)
    for field in fields(kind):
        path, hint = (*before, field.name), hints[field.name]
        if is_dataclass(hint) and hint is not Rounding:
            yield from _within(hint, path)
        else:
            yield Declared(path, f"{kind.__name__}.{field.name}", hint)
