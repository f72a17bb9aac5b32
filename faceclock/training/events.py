"""What a run tells: JSON lines on stdout."""

import json
import sys
from collections.abc import Callable
from typing import Any

Emit = Callable[[dict[str, Any]], None]


def print_event(event: dict[str, Any]) -> None:
    """One JSON line, at once."""
    sys.stdout.write(json.dumps(event) + "\n")
    sys.stdout.flush()
