"""The forms of charts: a heat map, upright columns, lying bars. Every value can be read without its colour."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from faceclock.reports.drawing import Anchor, Box, Drawing, Label, Shape, Stroke
from faceclock.reports.palette import HEAT_DARK_FROM, HEAT_STEPS

WIDTH = 384.0
_LEFT, _TOP, _PLOT = 30.0, 8.0, 112.0
_BAR, _BAR_LABEL, _BAR_VALUE = 16.0, 118.0, 48.0
_LONGEST_LABEL = 25
_MOST_LABELS = 16


class Part(NamedTuple):
    value: float
    colour: str


class Bar(NamedTuple):
    """``parts`` lie one after another; ``text`` is the value as people read it."""

    label: str
    parts: tuple[Part, ...]
    text: str


class Legend(NamedTuple):
    colour: str
    text: str


def heat_map(
    title: str, about: str, rows: Sequence[tuple[str, Sequence[float]]], fewer: str, more: str
) -> Drawing:
    """One row of 24 hours for each label, shaded and numbered."""
    most = max((value for _, values in rows for value in values), default=0) or 1
    width, height = (WIDTH - _LEFT) / 24, _PLOT / 7
    shapes: list[Shape] = []
    for number, (label, values) in enumerate(rows):
        y = _TOP + number * height
        shapes.append(Label(_LEFT - 4, y + height / 2 + 2.8, label, anchor=Anchor.END))
        for hour, value in enumerate(values):
            shapes += _heat_cell(_LEFT + hour * width, y, width, height, value, value / most)
    bottom = _TOP + len(rows) * height
    shapes += [Label(_LEFT + hour * width, bottom + 10, f"{hour:02d}:00", size=7) for hour in range(0, 24, 3)]
    shapes += _heat_legend(bottom + 18, fewer, more)
    return Drawing(title, about, WIDTH, bottom + 30, tuple(shapes))


def _heat_cell(x: float, y: float, width: float, height: float, value: float, part: float) -> list[Shape]:
    step = min(HEAT_STEPS - 1, round(part * (HEAT_STEPS - 1) + 0.499)) if value > 0 else 0
    box = Box(x, y, width - 1, height - 1, f"heat-{step}", tip=f"{value:.1f}")
    if value < 0.5:
        return [box]
    shown = str(int(value + 0.5))
    colour = "on-high" if step >= HEAT_DARK_FROM else "on-low"
    return [
        box,
        Label(x + (width - 1) / 2, y + height / 2 + 1.8, shown, colour, 6, Anchor.MIDDLE),
    ]


def _heat_legend(y: float, fewer: str, more: str) -> list[Shape]:
    size, start = 12.0, WIDTH - 200
    boxes = [Box(start + step * (size + 1), y, size, 8, f"heat-{step}") for step in range(HEAT_STEPS)]
    end = start + HEAT_STEPS * (size + 1)
    return [
        Label(start - 4, y + 7, fewer, size=7, anchor=Anchor.END),
        *boxes,
        Label(end + 3, y + 7, more, size=7),
    ]


def columns(title: str, about: str, values: Sequence[tuple[str, float]], colour: str = "accent") -> Drawing:
    """Upright columns over a scale from zero; each carries its value."""
    top = _nice(max((value for _, value in values), default=0))
    step = (WIDTH - _LEFT) / max(1, len(values))
    shapes: list[Shape] = _scale(top)
    bottom = _TOP + _PLOT
    every = -(-len(values) // _MOST_LABELS)
    for number, (label, value) in enumerate(values):
        x, height = _LEFT + number * step, _PLOT * value / top
        middle = x + step / 2
        if value:
            shapes.append(
                Box(x + step * 0.15, bottom - height, step * 0.7, height, colour, f"{label}: {value:g}")
            )
            shapes.append(
                Label(middle, bottom - height - 2.5, f"{value:g}", "text", min(7, step * 0.62), Anchor.MIDDLE)
            )
        if number % every == 0:
            shapes.append(Label(middle, bottom + 10, label, size=7, anchor=Anchor.MIDDLE))
    shapes.append(Stroke(((_LEFT, bottom), (WIDTH, bottom)), "muted", 0.6))
    return Drawing(title, about, WIDTH, bottom + 16, tuple(shapes))


def _scale(top: float) -> list[Shape]:
    shapes: list[Shape] = []
    for part in (0.0, 0.5, 1.0):
        y = _TOP + _PLOT * (1 - part)
        shapes.append(Stroke(((_LEFT, y), (WIDTH, y)), "line", 0.6))
        shapes.append(Label(_LEFT - 4, y + 2.5, f"{top * part:g}", size=7, anchor=Anchor.END))
    return shapes


def _nice(value: float) -> float:
    """The next even number of 2, 4, 6, 10, 20, 40, ... that holds the value, so that its half is whole."""
    unit = 1.0
    while True:
        for step in (2, 4, 6, 10):
            if value <= step * unit:
                return step * unit
        unit *= 10


def bars(title: str, about: str, values: Sequence[Bar], legend: Sequence[Legend] = ()) -> Drawing:
    """Lying bars, the longest first as they come; each carries its value."""
    most = max((sum(part.value for part in bar.parts) for bar in values), default=0) or 1
    room = WIDTH - _BAR_LABEL - _BAR_VALUE
    shapes: list[Shape] = _bar_legend(legend)
    y = _TOP + (12 if legend else 0)
    for bar in values:
        shapes.append(Label(_BAR_LABEL - 5, y + 10, _short(bar.label), "text", 7.5, Anchor.END))
        edges = [0.0]
        for part in bar.parts:
            edges.append(edges[-1] + room * part.value / most)
        shapes += [
            Box(_BAR_LABEL + left, y + 2, right - left, _BAR - 5, part.colour)
            for (left, right), part in zip(pairwise(edges), bar.parts, strict=True)
            if right > left
        ]
        shapes.append(Label(_BAR_LABEL + edges[-1] + 4, y + 10, bar.text, "text", 7.5))
        y += _BAR
    return Drawing(title, about, WIDTH, max(y + 4, _TOP + _PLOT + 16), tuple(shapes))


def _bar_legend(legend: Sequence[Legend]) -> list[Shape]:
    shapes: list[Shape] = []
    x = _BAR_LABEL
    for entry in legend:
        shapes += [Box(x, 3, 8, 8, entry.colour), Label(x + 11, 10, entry.text, size=7)]
        x += 80
    return shapes


def _short(label: str) -> str:
    """Wide letters count double."""
    room, kept = float(_LONGEST_LABEL), ""
    for letter in label:
        room -= 2 if ord(letter) > 0x2E7F else 1
        if room < 0:
            return f"{kept}…"
        kept += letter
    return kept
