"""What a short job of the trainer found, line by line."""

from collections.abc import Iterator
from typing import Any

from faceclock.cli.training_view import duration

Event = dict[str, Any]
_LABELS = {"eta_seconds": "time", "teaching_seconds": "of it the teacher's", "free_mb": "free MB"}
_NOT_SAID = {"event", "warnings"}


def lines_of(event: Event) -> Iterator[str]:
    """A line for each thing that ``event`` tells, then its warnings."""
    for key, value in event.items():
        if key not in _NOT_SAID and value not in ([], {}, None):
            yield f"{_LABELS.get(key, key.replace('_', ' '))}: {_words(key, value)}"
    yield from event.get("warnings", ())


def _words(key: str, value: Any) -> str:
    if key in {"eta_seconds", "teaching_seconds"}:
        return duration(value)
    if isinstance(value, dict):
        return ", ".join(f"{_words(name, part)} {name.replace('_', ' ')}" for name, part in value.items())
    if isinstance(value, list):
        return (" x " if key == "size" else ", ").join(_words("", part) for part in value)
    return f"{value:g}" if isinstance(value, float) else str(value)
