"""What a run tells: JSON lines on stdout, and whoever listens in the same process."""

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

Emit = Callable[[dict[str, Any]], None]
_LISTENERS: list[Emit] = []


def print_event(event: dict[str, Any]) -> None:
    """One JSON line, at once, from the first of several processes only. A reader that went away and
    a file that takes no more end nothing: the run goes on, and its folder keeps every event."""
    if os.environ.get("RANK", "0") != "0":
        return
    try:
        sys.stdout.write(json.dumps(event) + "\n")
        sys.stdout.flush()
    except OSError:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 for the rest of the process
    for listener in _LISTENERS:
        listener(event)


@contextmanager
def heard_by(listener: Emit) -> Iterator[None]:
    """Within it, ``listener`` gets every event that is printed."""
    _LISTENERS.append(listener)
    try:
        yield
    finally:
        _LISTENERS.remove(listener)
