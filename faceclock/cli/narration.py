"""Kiosk events as sentences, for a person who watches a session without a window."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from faceclock.cli.output import say

Event = Mapping[str, object]

_SENTENCES = {
    "punch": "{name} ({employee_id}) checked {direction}",
    "already": "{employee_id} is still here",
    "unknown": "Somebody who is not enrolled",
    "refused": "Somebody not seen well enough ({reason})",
    "challenge": "Please turn your head: {turn}",
    "source": "Source {state}: {message}",
    "end": "End after {frames} frames, {skipped} skipped",
}


def narrate(event: Event) -> None:
    """Say one event (an object of the kiosk's JSON) in one line."""
    at = event.get("at")
    clock = f"{datetime.fromisoformat(at).astimezone():%H:%M:%S}  " if isinstance(at, str) else ""
    say(clock + _sentence(event))


def _sentence(event: Event) -> str:
    template = _SENTENCES.get(str(event["event"]), "{message}")
    note = " (again within the duplicate interval, not counted)" if event.get("suppressed") else ""
    return template.format_map(event).rstrip(": ") + note


@dataclass
class Summary:
    """What a session came to: who was punched, in order, and how many people were turned away."""

    checked_in: list[dict[str, object]] = field(default_factory=list)
    unknown: int = 0
    refused: int = 0
    frames: int = 0

    def hear(self, event: Event) -> None:
        match event["event"]:
            case "punch":
                self.checked_in.append(dict(event))
            case "unknown":
                self.unknown += 1
            case "refused":
                self.refused += 1
            case "end":
                self.frames = int(str(event["frames"]))

    def sentence(self) -> str:
        names = ", ".join(str(punch["name"]) for punch in self.checked_in) or "nobody"
        turned_away = f"{self.unknown} not known, {self.refused} not seen well enough"
        return f"Punches on disk: {len(self.checked_in)} ({names}). Turned away: {turned_away}."
