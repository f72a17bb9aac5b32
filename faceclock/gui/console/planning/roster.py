"""The tab of the roster: who works when, changed by hand or by patterns."""

from collections.abc import Callable

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from faceclock.app.attendance.book_changes import Done
from faceclock.app.attendance.roster_grid import RosterGrid
from faceclock.app.console.planning import RosterService
from faceclock.domain.roles import Right
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.planning.assign_dialog import AssignDialog
from faceclock.gui.console.planning.assignment_list import AssignmentList
from faceclock.gui.console.planning.hues import ShiftHues
from faceclock.gui.console.planning.menus import menu_button
from faceclock.gui.console.planning.pattern_list import PatternList
from faceclock.gui.console.planning.roster_edits import RosterEdits
from faceclock.gui.console.planning.roster_model import RosterModel
from faceclock.gui.console.planning.roster_view import RosterView
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
        self._may = desk.may(Right.PLAN)
        self.edits = RosterEdits(desk, self.model, self.view, may=self._may)
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

    def _done(self, done: Done) -> None:
        self.undo.keep(done)
        self.refresh()

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
        if self.team.currentData() != (chosen or ""):  # that team is gone
            self._narrow()

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
        self.desk.changed.connect(self._note_change)
        self.search.wanted.connect(lambda _: self._narrow())
        self.team.currentIndexChanged.connect(lambda _: self._narrow())
        self.shifts.wanted.connect(self.edits.put)
        self.edits.done.connect(self._done)
        if self._may:
            self.view.digit.connect(self._put_digit)

    def _note_change(self) -> None:
        if self.isVisible():
            self.refresh()

    def _narrow(self) -> None:
        self.model.narrow(self.team.currentData() or "", self.search.text().strip())

    def _put_digit(self, digit: int) -> None:
        work = self.shifts.work_of(digit)
        if work is not None:
            self.edits.put(work)

    def _make_shift(self) -> None:
        ShiftDialog(self.desk, self, self._done, None).open()

    def _open(self, kind: Callable[[Desk, QWidget, Callable[[Done], None]], object]) -> None:
        dialog = kind(self.desk, self, self._done)
        dialog.open()  # type: ignore[attr-defined]
