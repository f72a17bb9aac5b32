"""A dialog with a list of things that are made, changed and removed."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, ClassVar

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QWidget

from faceclock.app.attendance.book_changes import Done
from faceclock.domain.roles import Right
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.widgets.buttons import button, escaped
from faceclock.gui.console.widgets.dialog import Dialog, ask
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.console.widgets.layouts import row
from faceclock.gui.console.widgets.rows import Column, RowsModel
from faceclock.gui.console.widgets.table import Table
from faceclock.gui.language import translate

Told = Callable[[Done], None]


class ListDialog(Dialog):
    """Subclasses say what is listed (`read`), named (`name_of`), and how it is edited and removed; ``told`` gets
    every change."""

    KEY: ClassVar[str]
    WIDTH: ClassVar[int] = 760
    EDITS: ClassVar[bool] = True  # whether one that is there can be changed

    def __init__(
        self,
        desk: Desk,
        parent: QWidget | None,
        told: Told,
        heading: str,
        note: str,
        columns: Sequence[Column[Any]],
    ) -> None:
        super().__init__(desk, parent, heading, translate("Planning", "Close"))
        self.told = told
        self.cancel.hide()
        self.setMinimumSize(self.WIDTH, 420)
        self.model: RowsModel[Any] = RowsModel(columns)
        self.table = Table(desk, self.model, self.KEY, heading)
        self.table.chosen.connect(lambda _: self._edit_chosen())
        self.table.turned.connect(lambda _: self._enable())
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(label(note, "muted", wrap=True))
        self.body.addWidget(self._stack, 1)
        if desk.may(Right.PLAN):
            self.body.addLayout(self._line())
        self.refresh()

    def read(self) -> Sequence[Any]:
        """What is listed; called on a worker."""
        raise NotImplementedError

    def name_of(self, found: Any) -> str:
        raise NotImplementedError

    def edit(self, found: Any | None) -> None:
        """Open the editor of one, or of a new one."""
        raise NotImplementedError

    def remove(self, found: Any) -> Done:
        """Take one back; called on a worker."""
        raise NotImplementedError

    def refresh(self) -> None:
        self.desk.tasks.run(self, self.read, self._show, self._fail, key="list")

    def changed(self, done: Done) -> None:
        """Something in the list was changed by its editor."""
        self.told(done)
        self.refresh()

    def extra_buttons(self) -> list[QPushButton]:
        """Those beside Change and Remove; they are enabled while something is chosen."""
        return []

    def general_buttons(self) -> list[QPushButton]:
        """Those that need nothing to be chosen."""
        return []

    def _line(self) -> QHBoxLayout:
        self.new = button(
            translate("Planning", "&New"), lambda: self.edit(None), icon="plus", palette=self.desk.palette
        )
        self.change = button(translate("Planning", "C&hange"), self._edit_chosen)
        self.removing = button(translate("Planning", "&Remove"), self._ask, kind="danger")
        self.change.setVisible(self.EDITS)
        self._chosen_only = [self.change, *self.extra_buttons(), self.removing]
        self._enable()
        return row(self.new, *self._chosen_only, 1, *self.general_buttons(), spacing=8)

    def _show(self, found: Sequence[Any]) -> None:
        self.model.set_rows(found)
        self._stack.setCurrentIndex(0 if found else 1)
        self._enable()

    def _enable(self) -> None:
        chosen = self.table.current_row() is not None
        for each in getattr(self, "_chosen_only", ()):
            each.setEnabled(chosen)

    def _edit_chosen(self) -> None:
        found = self.table.current_row()
        if found is not None and self.EDITS and self.desk.may(Right.PLAN):
            self.edit(found)

    def _ask(self) -> None:
        found = self.table.current_row()
        if found is None:
            return
        heading = translate("Planning", "Remove {name}?").format(name=self.name_of(found))
        sentence = translate("Planning", "Days that are locked keep their hours. You can undo this.")
        action = translate("Planning", "Remove {name}").format(name=escaped(self.name_of(found)))
        ask(self.desk, self, heading, sentence, action, partial(self._remove, found), danger=True)

    def _remove(self, found: Any) -> None:
        self.desk.tasks.run(self, partial(self.remove, found), self.changed, self._fail)
