"""Cells of the roster copied, and where they go."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from faceclock.app.attendance.roster_painting import OFF
from faceclock.gui.console.planning.roster_model import RosterModel
from faceclock.gui.console.planning.roster_view import Place


@dataclass(frozen=True)
class Block:
    """What was copied, by row and column from its corner; None: nothing was planned there."""

    works: dict[Place, str | None]
    height: int
    width: int

    def lines(self) -> list[list[str]]:
        return [
            [self.works.get((line, column)) or "" for column in range(self.width)]
            for line in range(self.height)
        ]


def block_of(model: RosterModel, places: Sequence[Place]) -> Block:
    """The selected cells with the rectangle around them."""
    top, left = min(line for line, _ in places), min(column for _, column in places)
    works: dict[Place, str | None] = {}
    for line, column in places:
        cell = model.cell(line, column)
        works[line - top, column - left] = cell.work or (OFF if cell.off else None)
    height = 1 + max(line for line, _ in works)
    width = 1 + max(column for _, column in works)
    return Block(works, height, width)


def pasted(block: Block, places: Sequence[Place], model: RosterModel) -> Iterator[tuple[Place, str | None]]:
    """From the first selected cell on; a selection larger than the block is filled with it over and over."""
    top, left = min(line for line, _ in places), min(column for _, column in places)
    single = [(top + line, left + column) for line, column in block.works]
    wanted = list(places) if len(places) > 1 else single
    for line, column in wanted:
        inside = line < len(model.rows) and column < len(model.grid.days)
        source = ((line - top) % block.height, (column - left) % block.width)
        if inside and source in block.works:
            yield (line, column), block.works[source]
