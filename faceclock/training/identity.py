"""What a checkpoint remembers of its run file, so that it is not gone on with under other settings."""

import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from faceclock.training.losses.registry import LOSSES
from faceclock.training.optimising import OPTIMISERS
from faceclock.training.samplers import SAMPLERS

# How long, how fast and where a run learns, and what it is called, may change between two halves of it.
_FREE = {"output", "name", "cache", "tensorboard", "examine", "device", "threads"}
_FREE |= {"steps", "minutes", "save_seconds", "rate"}
_CHOICES = (LOSSES, OPTIMISERS, SAMPLERS)
_NAMES: dict[type, str] = {
    kind: name for choices in _CHOICES for name, kind in choices.items()
}  # as run files have them


def settings_of(run: Any, *free: str) -> dict[str, str]:
    """The settings of a run by their place in its file, "schedule.rate"; without those that may change and the
    keys ``free``."""
    return {place: value for place, value in _flat(run, "") if place not in free}


def _flat(value: Any, place: str) -> Iterator[tuple[str, str]]:
    if place.rpartition(".")[2] in _FREE:
        return
    parts = _parts(value)
    if place:
        yield place, _told(value, len(parts))
    for name, part in parts:
        yield from _flat(part, f"{place}.{name}" if place else name)


def _parts(value: Any) -> list[tuple[str, Any]]:
    """A table's keys, and the numbers of a list of tables."""
    if is_dataclass(value):
        return [(entry.name, getattr(value, entry.name)) for entry in fields(value)]
    if isinstance(value, tuple) and any(map(is_dataclass, value)):
        return [(str(number), part) for number, part in enumerate(value)]
    return []


def _told(value: Any, parts: int) -> str:
    """A table is told by the name that chose it; without one only what stands in it counts."""
    if is_dataclass(value):
        return _NAMES.get(type(value), "given")
    if parts:
        return f"{parts} of them"
    return "none" if value in (None, (), {}) else json.dumps(value, sort_keys=True, default=str).strip('"')
