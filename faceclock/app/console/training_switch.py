"""What the console tells of packs in use and of a switch between two."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class InUse:
    """``before`` is what a rollback goes back to; None where there is nothing to undo."""

    pack: str
    version: str
    before: str | None


@dataclass(frozen=True)
class Licence:
    """``sentence`` must be said before the pack is used; empty where nobody need say one."""

    pack: str
    licence: str
    sentence: str


@dataclass(frozen=True)
class Switched:
    """``made`` templates are new; ``come_again`` are (ID, name, why) of people whom the pack cannot know, and
    ``lookalikes`` (ID, ID, similarity) of pairs that it takes for one."""

    pack: str
    previous: str
    people: int
    templates: int
    made: int
    threshold: float
    come_again: tuple[tuple[str, str, str], ...]
    lookalikes: tuple[tuple[str, str, float], ...]


def switched_of(answer: dict[str, Any]) -> Switched:
    """From what `app.promotion` answers."""
    return Switched(
        pack=answer["pack"],
        previous=answer["previous"],
        people=answer["people"],
        templates=answer["templates"],
        made=answer["made"],
        threshold=answer["threshold"],
        come_again=tuple((one["employee_id"], one["name"], one["reason"]) for one in answer["come_again"]),
        lookalikes=tuple(
            (one["employee_id"], one["other_id"], one["similarity"]) for one in answer["lookalikes"]
        ),
    )
