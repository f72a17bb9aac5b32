"""What a run has told: ``events.jsonl`` in its folder, one object a line, read while it grows."""

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

Event = dict[str, Any]
EVENTS = "events.jsonl"
_TAIL = 64 * 1024  # bytes in which the last step is looked for
_PAUSE = 0.1  # seconds between two looks at a growing file


def all_events(folder: Path) -> list[Event]:
    """Lines that a crash cut off are left out."""
    if not (folder / EVENTS).is_file():
        return []
    with (folder / EVENTS).open("rb") as stream:
        return [event for line in stream if (event := parsed(line))]


def last_step(folder: Path) -> Event:
    """The newest event that has a step and a loss; an empty one where there is none."""
    if not (folder / EVENTS).is_file():
        return {}
    with (folder / EVENTS).open("rb") as stream:
        stream.seek(max(0, stream.seek(0, 2) - _TAIL))
        events = (parsed(line) for line in reversed(stream.read().splitlines()))
        return next((event for event in events if is_step(event)), {})


def is_step(event: Event) -> bool:
    return event.get("event") == "step" and "loss" in event and "step" in event


def size(folder: Path) -> int:
    """Bytes told so far: where `follow` begins to tell only what is new."""
    return (folder / EVENTS).stat().st_size if (folder / EVENTS).is_file() else 0


def follow(folder: Path, start: int, going_on: Callable[[], bool]) -> Iterator[tuple[Event, int]]:
    """Every event from byte ``start`` on and the byte behind it, until ``going_on`` says no and all is told."""
    while True:
        last = not going_on()
        for line in _whole_lines(folder / EVENTS, start):
            start += len(line)
            if event := parsed(line):
                yield event, start
        if last:
            return
        time.sleep(_PAUSE)


def _whole_lines(file: Path, start: int) -> list[bytes]:
    if not file.is_file():
        return []
    with file.open("rb") as stream:
        stream.seek(start)
        return [line for line in stream if line.endswith(b"\n")]


def parsed(line: bytes) -> Event:
    """An empty one for a line that is no JSON object."""
    try:
        event = json.loads(line)
    except ValueError:
        return {}
    return event if isinstance(event, dict) else {}
