"""A part of a tab: a line of controls, a table in a card, and what is said while it is empty."""

from collections.abc import Callable, Hashable, Sequence
from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from faceclock.app.attendance.book_changes import Done
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.planning.undo import UndoButton
from faceclock.gui.console.widgets.card import Card
from faceclock.gui.console.widgets.empty import EmptyState
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.console.widgets.layouts import row
from faceclock.gui.console.widgets.rows import Column, RowsModel
from faceclock.gui.console.widgets.table import Table
from faceclock.gui.language import translate

_SLOW_MS = 700


class ListPanel(QWidget):
    """Subclasses put controls into ``tools`` and answer `read`; the chosen row stays chosen when it is read again."""

    def __init__(
        self, desk: Desk, columns: Sequence[Column[Any]], key: str, name: str, empty: EmptyState
    ) -> None:
        super().__init__()
        self.desk = desk
        self.model: RowsModel[Any] = RowsModel(columns)
        self.table = Table(desk, self.model, key, name)
        self.undo = UndoButton(desk, self.refresh)
        self.tools = row(spacing=8)
        card = Card()
        card.body.setContentsMargins(8, 4, 8, 8)
        card.body.addWidget(self.table)
        self._stack = QStackedWidget()
        self._stack.addWidget(card)
        self._stack.addWidget(empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.busy = label(translate("Planning", "Hours are computed, this may take a while…"), "small")
        self.busy.hide()
        self._slow = QTimer(self, singleShot=True, interval=_SLOW_MS)
        self._slow.timeout.connect(self.busy.show)
        column.addLayout(self.tools)
        column.addWidget(self.busy)
        column.addWidget(self._stack, 1)
        self._chosen_only: list[tuple[QWidget, Callable[[Any], bool]]] = []
        self.table.selectionModel().selectionChanged.connect(lambda *_: self.enable())
        desk.changed.connect(self._note_change)

    def read(self) -> Callable[[], Any]:
        """What reads the rows on a worker, for `show_rows`; the controls are looked at now."""
        raise NotImplementedError

    def key_of(self, found: Any) -> Hashable:
        """What tells a row from others."""
        raise NotImplementedError

    def refresh(self) -> None:
        self._slow.start()
        self.desk.tasks.run(self, self.read(), self._answer, self._fail, key="rows")

    def _answer(self, found: Any) -> None:
        self._slow.stop()
        self.busy.hide()
        self.show_rows(found)

    def _fail(self, error: Exception) -> None:
        self._slow.stop()
        self.busy.hide()
        self.desk.tell_problem(error)

    def show_rows(self, found: Any) -> None:
        chosen = {self.key_of(each) for each in self.chosen()}
        self.model.set_rows(found)
        self._choose_again(chosen)
        self._stack.setCurrentIndex(0 if found else 1)
        self.enable()

    def chosen(self) -> list[Any]:
        """The selected rows."""
        selection = self.table.selectionModel().selection()
        areas = (selection.at(number) for number in range(selection.size()))
        return [self.model.rows[line] for area in areas for line in range(area.top(), area.bottom() + 1)]

    def _choose_again(self, keys: set[Hashable]) -> None:
        """All at once: each change of the selection looks at all of it."""
        wanted = QItemSelection()
        for line, each in enumerate(self.model.rows):
            if self.key_of(each) in keys:
                wanted.select(self.model.index(line, 0), self.model.index(line, 0))
        flags = QItemSelectionModel.SelectionFlag
        self.table.selectionModel().select(wanted, flags.ClearAndSelect | flags.Rows)

    def for_chosen(self, part: QWidget, fits: Callable[[Any], bool] = lambda _: True) -> QWidget:
        """A control that is enabled while rows are selected which all fit."""
        self._chosen_only.append((part, fits))
        part.setEnabled(False)
        return part

    def enable(self) -> None:
        found = self.chosen()
        for part, fits in self._chosen_only:
            part.setEnabled(bool(found) and all(map(fits, found)))

    def changed(self, done: Done) -> None:
        """Something was changed by a dialog or a button."""
        self.undo.keep(done)
        self.refresh()

    def act(self, work: Callable[[], Done]) -> None:
        """Change something in the background, then read again."""
        self.desk.tasks.run(self, work, self.changed)

    def _note_change(self) -> None:
        if self.isVisible():
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
