"""The tab of the roster: who works when, changed by hand or by patterns."""

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from faceclock.app.attendance.book_changes import Done
from faceclock.app.attendance.roster_grid import RosterGrid
from faceclock.app.attendance.roster_painting import OFF, CellWork
from faceclock.app.console.planning import RosterService
from faceclock.domain.roles import Right
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.planning.assign_dialog import AssignDialog
from faceclock.gui.console.planning.assignment_list import AssignmentList
from faceclock.gui.console.planning.hues import ShiftHues
from faceclock.gui.console.planning.leave_dialog import LeaveDialog
from faceclock.gui.console.planning.menus import menu_button
from faceclock.gui.console.planning.pattern_list import PatternList
from faceclock.gui.console.planning.roster_menu import roster_menu
from faceclock.gui.console.planning.roster_model import RosterModel
from faceclock.gui.console.planning.roster_paste import Block, block_of, pasted
from faceclock.gui.console.planning.roster_view import RosterView, cells_of, put_on_clipboard
from faceclock.gui.console.planning.shift_bar import ShiftBar
from faceclock.gui.console.planning.shift_dialog import ShiftDialog
from faceclock.gui.console.planning.shift_list import ShiftList
from faceclock.gui.console.planning.span_bar import SpanBar
from faceclock.gui.console.planning.undo import UndoButton
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.card import Card
from faceclock.gui.console.widgets.empty import EmptyState
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.console.widgets.layouts import row
from faceclock.gui.console.widgets.search import SearchField
from faceclock.gui.language import translate


class RosterTab(QWidget):
    """Reads the grid in the background; every change goes to the service at once, and can be undone."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.model = RosterModel(desk.locale, desk.palette)
        self.view = RosterView(self.model, desk.palette)
        self.span, self.shifts = SpanBar(desk), ShiftBar(desk.palette)
        self.undo = UndoButton(desk, self.refresh)
        self._copied: Block | None = None
        self._may = desk.may(Right.PLAN)
        self.view.editable = self._may
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._first_line())
        if self._may:
            column.addLayout(self._second_line())
        column.addWidget(self._content(), 1)
        self._listen()

    def refresh(self) -> None:
        """Read again what is shown; selection and place stay."""
        first, days = self.span.first, self.span.days
        service = self.desk.service(RosterService)
        self.desk.tasks.run(self, lambda: service.grid(first, days), self._show, key="grid")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def put(self, work: str) -> None:
        """A shift's code, `OFF`, or "" for clearing, into the selected cells."""
        areas = self.view.areas()
        if not areas:
            self.desk.tell(translate("Roster", "Select the cells first, then choose what they get."), "info")
            return
        rows, days = self.model.rows, self.model.grid.days

        def cells() -> list[CellWork]:
            return [CellWork(rows[line].id, days[column], work or None) for line, column in cells_of(areas)]

        self._paint(cells)

    def _paint(self, cells: Callable[[], list[CellWork]]) -> None:
        """``cells`` is called on the worker: there may be tens of thousands."""
        service = self.desk.service(RosterService)
        self.desk.tasks.run(self, lambda: service.paint(cells()), self._done)

    def _done(self, done: Done) -> None:
        self.undo.keep(done)
        if not done.changes:
            self.desk.tell(
                translate("Roster", "These cells are as the pattern or the team has them."), "info"
            )
        self.refresh()

    def _cell_work(self, line: int, column: int, work: str | None) -> CellWork:
        return CellWork(self.model.rows[line].id, self.model.grid.days[column], work)

    def _show(self, grid: RosterGrid) -> None:
        hues = ShiftHues(grid.shifts, self.desk.palette)
        self.view.cells.hues = hues
        self.model.show_grid(grid)
        self.shifts.show_shifts(grid.shifts, hues)
        self._show_teams(sorted({row.team for row in grid.rows if row.team}))
        self._stack.setCurrentIndex(0 if grid.rows and grid.shifts else 1 if grid.rows else 2)

    def _show_teams(self, teams: list[str]) -> None:
        held = [self.team.itemData(number) for number in range(1, self.team.count())]
        if held == teams:
            return
        chosen = self.team.currentData()
        self.team.blockSignals(True)
        self.team.clear()
        self.team.addItem(translate("Roster", "All teams"), "")
        for team in teams:
            self.team.addItem(team, team)
        self.team.setCurrentIndex(max(0, self.team.findData(chosen)))
        self.team.blockSignals(False)

    def _first_line(self) -> QHBoxLayout:
        self.team = QComboBox()
        self.team.setAccessibleName(translate("Roster", "Team"))
        self.team.setMinimumWidth(130)
        self.team.setMaximumWidth(200)
        self.search = SearchField(translate("Roster", "Search people"), self.desk.palette)
        parts: list[QWidget] = [self.span, self.team, self.search]
        line = row(*parts, spacing=8)
        line.setStretchFactor(self.search, 1)
        return line

    def _second_line(self) -> QHBoxLayout:
        p = self.desk.palette
        self.more, (self.kinds, self.patterns, self.assigned) = menu_button(
            translate("Roster", "&Set up"),
            p,
            (
                (translate("Roster", "Shifts"), lambda: self._open(ShiftList)),
                (translate("Roster", "Patterns"), lambda: self._open(PatternList)),
                (translate("Roster", "What is assigned"), lambda: self._open(AssignmentList)),
            ),
        )
        self.assign = button(
            translate("Roster", "Assi&gn"),
            lambda: self._open(AssignDialog),
            kind="primary",
            icon="calendar",
            palette=p,
        )
        return row(self.shifts, 1, self.undo, self.more, self.assign, spacing=8)

    def _content(self) -> QStackedWidget:
        card = Card()
        card.body.setContentsMargins(1, 1, 1, 10)
        card.body.addWidget(self.view, 1)
        if self._may:
            hint = translate(
                "Roster",
                "Drag over cells to select them and choose a shift above. Drag a selected cell to copy its shift. "
                "The right mouse button copies, pastes and adds leave. A dot marks what is planned for one person "
                "alone.",
            )
            told = label(hint, "small", wrap=True)
            told.setContentsMargins(14, 0, 14, 0)
            card.body.addWidget(told)
        self._stack = QStackedWidget()
        for part in (card, self._no_shifts(), self._nobody()):
            self._stack.addWidget(part)
        return self._stack

    def _no_shifts(self) -> EmptyState:
        action = None
        if self._may:
            words = translate("Roster", "Make the first shift")
            action = button(words, self._make_shift, kind="primary")
        heading = translate("Roster", "No shifts yet")
        sentence = translate(
            "Roster", "A shift says from when to when people work. The roster then says who has it."
        )
        return EmptyState("clock", heading, sentence, self.desk.palette, action)

    def _nobody(self) -> EmptyState:
        action = button(translate("Roster", "Add people"), lambda: self.desk.go("people"), kind="primary")
        sentence = translate("Roster", "Here will be everybody with the shifts of each day.")
        return EmptyState(
            "users", translate("Roster", "Nobody is here yet"), sentence, self.desk.palette, action
        )

    def _listen(self) -> None:
        self.span.turned.connect(self.refresh)
        self.desk.changed.connect(lambda: self.refresh() if self.isVisible() else None)
        self.search.wanted.connect(lambda _: self._narrow())
        self.team.currentIndexChanged.connect(lambda _: self._narrow())
        self.shifts.wanted.connect(self.put)
        self.view.copying.connect(self._copy)
        self.view.customContextMenuRequested.connect(self._open_menu)
        if self._may:
            self.view.pasting.connect(self._paste)
            self.view.clearing.connect(lambda: self.put(""))
            self.view.undoing.connect(self.undo.press)
            self.view.digit.connect(self._put_digit)
            self.view.dragged.connect(self._fill)
            self.view.dropped.connect(self._drop)

    def _narrow(self) -> None:
        self.model.narrow(self.team.currentData() or "", self.search.text().strip())

    def _put_digit(self, digit: int) -> None:
        work = self.shifts.work_of(digit)
        if work is not None:
            self.put(work)

    def _fill(self, line: int, column: int) -> None:
        """What one cell has, over the whole selection."""
        cell = self.model.cell(line, column)
        works = [place for place in self.view.places() if place != (line, column)]
        work = cell.work or (OFF if cell.off else None)
        found = [self._cell_work(*place, work) for place in works]
        self._paint(lambda: found)

    def _drop(self, work: str, line: int, column: int) -> None:
        """A chip on a cell: over the whole selection where the cell is part of it."""
        places = self.view.places()
        wanted = places if (line, column) in places else [(line, column)]
        found = [self._cell_work(*place, work) for place in wanted]
        self._paint(lambda: found)

    def _copy(self) -> None:
        places = self.view.places()
        if places:
            self._copied = block_of(self.model, places)
            put_on_clipboard(self._copied.lines())
            told = translate("Roster", "Copied. Go to another day or week, select a cell, and paste.")
            self.desk.tell(told, "info")

    def _paste(self) -> None:
        places = self.view.places()
        if self._copied is None or not places:
            told = translate("Roster", "Copy some cells first, then select where they shall go.")
            self.desk.tell(told, "info")
            return
        found = [self._cell_work(*place, work) for place, work in pasted(self._copied, places, self.model)]
        self._paint(lambda: found)

    def _open_menu(self, place: QPoint) -> None:
        if not self.view.areas():
            return
        parts = (self._copy, self._paste, lambda: self.put(""), self._add_leave, self._show_hours)
        roster_menu(self, *parts, may=self._may).popup(self.view.viewport().mapToGlobal(place))

    def _add_leave(self) -> None:
        """Of the first selected person, on the selected days."""
        places = self.view.places()
        line, days = places[0][0], [column for _, column in places]
        first, last = self.model.grid.days[min(days)], self.model.grid.days[max(days)]
        LeaveDialog(self.desk, self, self._done, of=(self.model.rows[line].id, first, last)).open()

    def _show_hours(self) -> None:
        line, column = self.view.places()[0]
        self.desk.go("attendance", (self.model.rows[line].id, self.model.grid.days[column]))

    def _make_shift(self) -> None:
        ShiftDialog(self.desk, self, self._done, None).open()

    def _open(self, kind: Callable[[Desk, QWidget, Callable[[Done], None]], object]) -> None:
        dialog = kind(self.desk, self, self._done)
        dialog.open()  # type: ignore[attr-defined]
