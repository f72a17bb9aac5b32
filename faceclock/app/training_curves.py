"""The curves of a run for whoever watches it: only what was told since the last look is read."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from faceclock.app.training_events import EVENTS, parsed

Point = tuple[int, float]
VALIDATION = "val:"
_AT_ONCE = 4 << 20  # bytes read in one look
_LEARNT = ("loss", "accuracy", "rate", "theta", "people", "kept", "apart")
_VALIDATED = ("accuracy", "fnmr")
_STAGES = {"find", "look", "mix", "calibrate", "embed"}  # events that count what is prepared


@dataclass(frozen=True)
class Part:
    """What was told from one byte to ``end``: (step, value) by name, validation with VALIDATION before it. ``stage``,
    ``done`` and ``of`` say what goes on now, ``eta_seconds`` how long still; ``notes`` are (event, words) of pictures
    left out and of a pack without thresholds. ``whole``: nothing more was there to be read."""

    end: int = 0
    curves: dict[str, list[Point]] = field(default_factory=dict)
    stage: str = ""
    done: int | None = None
    of: int | None = None
    eta_seconds: float | None = None
    notes: tuple[tuple[str, str], ...] = ()
    whole: bool = True


def read_part(folder: Path, start: int = 0, most: int = _AT_ONCE) -> Part:
    """From byte ``start`` on, whole lines only. A file that became shorter, a run made anew, is read from its
    beginning: ``end`` is then less than ``start``."""
    file = folder / EVENTS
    size = file.stat().st_size if file.is_file() else 0
    if size <= start:
        return read_part(folder, 0, most) if size < start else Part(end=start)
    with file.open("rb") as stream:
        stream.seek(start)
        block = stream.read(most)
    whole = block[: block.rfind(b"\n") + 1]
    if not whole and len(block) == most:  # one line longer than a look: nothing of it can be drawn
        whole = block
    return _told(whole.splitlines(), start + len(whole), start + len(block) >= size)


def _told(lines: Iterable[bytes], end: int, whole: bool) -> Part:
    curves: dict[str, list[Point]] = {}
    last: dict[str, Any] = {}
    notes: list[tuple[str, str]] = []
    for event in map(parsed, lines):
        kind = event.get("event")
        if kind == "step":
            _collect(curves, event, _LEARNT, "")
        elif kind == "epoch":
            _collect(curves, event, _VALIDATED, VALIDATION)
        if kind == "step" or kind in _STAGES:
            last = event
        elif kind == "left_out":
            notes.append((kind, f"{event.get('picture')}: {event.get('why')}"))
        elif kind == "uncalibrated":
            notes.append((kind, str(event.get("message"))))
    return Part(
        end,
        curves,
        stage=str(last.get("event", "")),
        done=last.get("step", last.get("done")),
        of=last.get("of"),
        eta_seconds=last.get("eta_seconds"),
        notes=tuple(notes),
        whole=whole,
    )


def _collect(
    curves: dict[str, list[Point]], event: dict[str, Any], names: Iterable[str], prefix: str
) -> None:
    """A measure with an interval is drawn by its ``value``."""
    for name in names:
        value = event.get(name)
        value = value.get("value") if isinstance(value, dict) else value
        if isinstance(value, int | float) and isinstance(event.get("step"), int):
            curves.setdefault(prefix + name, []).append((event["step"], float(value)))
