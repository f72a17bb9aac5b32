"""Charts as simple shapes, drawn once and rendered as SVG and into PDF. Lengths are points, y points down.

Colours are names of `palette`, so that the same drawing is right on paper, on a light and on a dark screen.
"""

from dataclasses import dataclass
from enum import StrEnum


class Anchor(StrEnum):
    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True)
class Box:
    x: float
    y: float
    width: float
    height: float
    fill: str
    tip: str = ""


@dataclass(frozen=True)
class Stroke:
    """A line through points."""

    points: tuple[tuple[float, float], ...]
    colour: str
    width: float = 1.0


@dataclass(frozen=True)
class Label:
    """Text with its baseline at ``y``."""

    x: float
    y: float
    text: str
    colour: str = "muted"
    size: float = 8.0
    anchor: Anchor = Anchor.START
    bold: bool = False


Shape = Box | Stroke | Label


@dataclass(frozen=True)
class Drawing:
    """``title`` stands above, ``about`` says in a sentence what is seen (also for those who cannot see it)."""

    title: str
    about: str
    width: float
    height: float
    shapes: tuple[Shape, ...]
