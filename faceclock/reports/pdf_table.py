"""A table on paper: its heading on every page, groups with a line of their own, sums at the end."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from faceclock.reports.drawing import Anchor
from faceclock.reports.model import NUMBERS, Cell, Column, GridCell, Kind, Row, Table, Term, Tone, Totals
from faceclock.reports.paper import Paper
from faceclock.reports.texts import text_of, total_text
from faceclock.reports.words import Words

_RIGHT = NUMBERS | {Kind.CLOCK}
_COLOURS = {Tone.PLAIN: "text", Tone.MUTED: "muted", Tone.OK: "ok", Tone.WARN: "warn", Tone.BAD: "bad"}


@dataclass(frozen=True)
class Type:
    """Sizes of the letters, the height of a row, and the space beside a cell's text."""

    size: float
    row: float
    pad: float


_LEAST = 5.0  # points: smaller letters cannot be read
NORMAL, DENSE = Type(7.5, 14.5, 4.0), Type(5.8, 11.5, 1.0)


@dataclass(frozen=True)
class Place:
    """A column on paper: which of the row's cells it shows, from where to where."""

    index: int
    column: Column
    left: float
    right: float


class TablePrinter:
    """Prints one table from the paper's current line on."""

    def __init__(self, paper: Paper, words: Words, table: Table, *, upright: bool = False) -> None:
        self._paper, self._words, self._table, self._upright = paper, words, table, upright
        self._type = DENSE if table.dense else NORMAL
        self._places = _places(table, paper.left, paper.room)
        self._totals = Totals(table)
        # Lines kept free below a row, so that no sum stands alone on a page.
        self._sums = (1 + (table.group > 0)) if self._totals.sums else 0

    def print(self) -> None:
        self._print_heading()
        for group, rows in groupby(self._table.rows, lambda row: tuple(row[: self._table.group])):
            self._print_group(group, rows)
        if not self._totals.rows:
            self._print_empty()
        elif self._totals.sums:
            self._print_sums(self._words("total"), self._totals)
        self._paper.y_now += 10

    def _print_group(self, group: Row, rows: Iterable[Row]) -> None:
        """The group's rows, and their sums where there are several."""
        own, name = Totals(self._table), self._group_name(group)
        for row in rows:
            if not own.rows and name:
                self._need(2 + self._sums)
                self._print_group_name(name)
            elif self._need(1 + self._sums) and name:
                self._print_group_name(f"{name} ({self._words('continued')})")
            self._print_row(row)
            own.add(row)
            self._totals.add(row)
        if name and own.rows > 1 and own.sums:
            self._print_sums(self._words("subtotal"), own)

    def _group_name(self, group: Row) -> str:
        texts = [
            text_of(self._words, column, cell)
            for column, cell in zip(self._table.columns, group, strict=False)
        ]
        return " · ".join(text for text in texts if text)

    def _need(self, rows: int) -> bool:
        """Begin a page where ``rows`` more do not fit; whether that was so."""
        if self._paper.y_now + rows * self._type.row <= self._paper.bottom:
            return False
        self._paper.begin_page(upright=self._upright)
        self._print_heading()
        return True

    def _print_heading(self) -> None:
        paper, size = self._paper, self._type.size
        lines = max(len(_title_lines(paper, place, self._type)) for place in self._places)
        height = lines * (size + 2) + 5
        paper.fill_box(paper.left, paper.y_now, paper.room, height, "bg")
        for place in self._places:
            for number, text in enumerate(reversed(_title_lines(paper, place, self._type))):
                y = paper.y_now + height - 4.5 - number * (size + 2)
                self._write(place, y, text, "muted", bold=True)
        paper.y_now += height
        paper.rule(paper.y_now, "muted", 0.6)

    def _print_group_name(self, name: str) -> None:
        paper, kind = self._paper, self._type
        y = paper.y_now + kind.row - (kind.row - kind.size) / 2 - 0.5
        paper.write_at(paper.left + kind.pad, y, name, max(7.0, kind.size), bold=True, room=paper.room)
        paper.y_now += kind.row
        paper.rule(paper.y_now, width=0.4)

    def _print_row(self, row: Row) -> None:
        y = self._baseline()
        self._shade()
        for place in self._places:
            cell = row[place.index]
            text = text_of(self._words, place.column, cell)
            if text:
                self._write(place, y, text, _COLOURS[_tone(cell)])
        self._paper.y_now += self._type.row
        self._paper.rule(self._paper.y_now, width=0.4)

    def _print_sums(self, label: str, totals: Totals) -> None:
        y = self._baseline()
        for number, place in enumerate(self._places):
            if place.index in totals.sums:
                text = self._sum_text(place, totals.sums[place.index])
                self._write(place, y, text, "text", bold=True)
            elif number == 0:
                self._write(place, y, label, "text", bold=True)
        self._paper.y_now += self._type.row
        self._paper.rule(self._paper.y_now, "muted", 0.6)

    def _sum_text(self, place: Place, value: float) -> str:
        """Whole hours in a day's narrow column, where minutes could not be read."""
        text = total_text(place.column, value)
        if place.column.kind is not Kind.GRID or self._size_of(place, text, bold=True) >= _LEAST:
            return text
        return f"{round(value / 60)} h"

    def _print_empty(self) -> None:
        y = self._baseline() + 2
        self._paper.write_at(self._paper.left + 3, y, self._table.empty, 8, "muted")
        self._paper.y_now += 20

    def _shade(self) -> None:
        paper = self._paper
        for place in self._places:
            if place.column.shade:
                paper.fill_box(place.left + 0.5, paper.y_now, place.right - place.left, self._type.row, "bg")

    def _baseline(self) -> float:
        return self._paper.y_now + (self._type.row + self._type.size * 0.72) / 2

    def _write(self, place: Place, y: float, text: str, colour: str, *, bold: bool = False) -> None:
        """Words are shortened where there is no room, numbers and headings made smaller: none loses a digit."""
        pad = self._type.pad
        right = place.column.kind in _RIGHT
        size = self._size_of(place, text, bold=bold) if right else self._type.size
        self._paper.write_at(
            place.right - pad if right else place.left + pad,
            y,
            text,
            size,
            colour,
            bold=bold,
            anchor=Anchor.END if right else Anchor.START,
            room=None if right else place.right - place.left - pad,
        )

    def _size_of(self, place: Place, text: str, *, bold: bool) -> float:
        """At which a number fits, with room to its neighbour."""
        room = place.right - place.left - 2 * self._type.pad
        return min(self._type.size, room / max(0.1, self._paper.letters.line(text, bold).width))


def _tone(cell: Cell) -> Tone:
    return cell.tone if isinstance(cell, Term | GridCell) else Tone.PLAIN


def _places(table: Table, left: float, room: float) -> list[Place]:
    """Columns share the paper's width in the proportion of what they need."""
    shown = [
        (index, column) for index, column in enumerate(table.columns) if index >= table.group and column.paper
    ]
    unit = room / sum(column.width for _, column in shown)
    places = []
    for index, column in shown:
        right = left + column.width * unit
        places.append(Place(index, column, left, right))
        left = right
    return places


def _title_lines(paper: Paper, place: Place, kind: Type) -> Sequence[str]:
    """A column's title on one line, or two where it has two words or a second part."""
    column = place.column
    if column.under:
        return column.title, column.under
    room = (place.right - place.left - 2 * kind.pad) / kind.size
    head, _, tail = column.title.rpartition(" ")
    if head and paper.letters.line(column.title, True).width > room:
        return head, tail
    return (column.title,)
