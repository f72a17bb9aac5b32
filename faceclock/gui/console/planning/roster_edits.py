"""What is done with the selected cells of the roster."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Signal

from faceclock.app.attendance.book_changes import Done
from faceclock.app.attendance.roster_painting import OFF, CellWork
from faceclock.app.console.planning import RosterService
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.planning.leave_dialog import LeaveDialog
from faceclock.gui.console.planning.roster_menu import roster_menu
from faceclock.gui.console.planning.roster_model import RosterModel
from faceclock.gui.console.planning.roster_paste import Block, block_of, pasted
from faceclock.gui.console.planning.roster_view import Place, RosterView, cells_of, put_on_clipboard
from faceclock.gui.language import translate


class RosterEdits(QObject):
    """Reads the selection, changes it in the background, and gives what came of it by ``done``."""

    done = Signal(object)  # Done

    def __init__(self, desk: Desk, model: RosterModel, view: RosterView, *, may: bool) -> None:
        super().__init__(view)
        self.desk, self._model, self._view, self._may = desk, model, view, may
        self._copied: Block | None = None
        view.copying.connect(self.copy)
        view.customContextMenuRequested.connect(self._open_menu)
        if may:
            view.pasting.connect(self.paste)
            view.clearing.connect(self.clear)
            view.dragged.connect(self.fill)
            view.dropped.connect(self.drop)

    def put(self, work: str) -> None:
        """A shift's code, `OFF`, or "" for clearing, into the selected cells."""
        areas = self._view.areas()
        if not areas:
            self.desk.tell(translate("Roster", "Select the cells first, then choose what they get."), "info")
            return
        rows, days = self._model.rows, self._model.grid.days

        def cells() -> list[CellWork]:
            return [CellWork(rows[line].id, days[column], work or None) for line, column in cells_of(areas)]

        self._paint(cells)

    def clear(self) -> None:
        """What the pattern, the team or everybody has holds again."""
        self.put("")

    def fill(self, line: int, column: int) -> None:
        """What one cell has, over the whole selection."""
        cell = self._model.cell(line, column)
        work = cell.work or (OFF if cell.off else None)
        self._put_each([(place, work) for place in self._view.places() if place != (line, column)])

    def drop(self, work: str, line: int, column: int) -> None:
        """A chip on a cell: over the whole selection where the cell is part of it."""
        places = self._view.places()
        wanted = places if (line, column) in places else [(line, column)]
        self._put_each([(place, work) for place in wanted])

    def copy(self) -> None:
        """The selection, for `paste` and as text for a spreadsheet."""
        places = self._view.places()
        if places:
            self._copied = block_of(self._model, places)
            put_on_clipboard(self._copied.lines())
            told = translate("Roster", "Copied. Go to another day or week, select a cell, and paste.")
            self.desk.tell(told, "info")

    def paste(self) -> None:
        """From the first selected cell on, or over and over into a larger selection."""
        places = self._view.places()
        if self._copied is None or not places:
            told = translate("Roster", "Copy some cells first, then select where they shall go.")
            self.desk.tell(told, "info")
            return
        self._put_each(list(pasted(self._copied, places, self._model)))

    def add_leave(self) -> None:
        """Of the first selected person, on the selected days."""
        places = self._view.places()
        days = [self._model.grid.days[column] for _, column in places]
        of = (self._model.rows[places[0][0]].id, min(days), max(days))
        LeaveDialog(self.desk, self._view, self._tell, of=of).open()

    def show_hours(self) -> None:
        """The first selected day on the tab of hours."""
        line, column = self._view.places()[0]
        self.desk.go("attendance", (self._model.rows[line].id, self._model.grid.days[column]))

    def _put_each(self, wanted: list[tuple[Place, str | None]]) -> None:
        rows, days = self._model.rows, self._model.grid.days
        found = [CellWork(rows[line].id, days[column], work) for (line, column), work in wanted]
        self._paint(lambda: found)

    def _paint(self, cells: Callable[[], list[CellWork]]) -> None:
        """``cells`` is called on the worker: there may be tens of thousands."""
        service = self.desk.service(RosterService)
        self.desk.tasks.run(self, lambda: service.paint(cells()), self._tell)

    def _tell(self, done: Done) -> None:
        if not done.changes:
            told = translate("Roster", "These cells are as the pattern or the team has them.")
            self.desk.tell(told, "info")
        self.done.emit(done)

    def _open_menu(self, place: QPoint) -> None:
        if self._view.areas():
            parts = (self.copy, self.paste, self.clear, self.add_leave, self.show_hours)
            menu = roster_menu(self._view, *parts, may=self._may)
            menu.popup(self._view.viewport().mapToGlobal(place))
