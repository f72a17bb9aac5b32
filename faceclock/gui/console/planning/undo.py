"""Taking the last changes of this window back."""

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton

from faceclock.app.attendance.book_changes import Done
from faceclock.app.console.planning import RosterService
from faceclock.gui.console.desk import Desk
from faceclock.gui.language import translate

_KEPT = 30


class UndoButton(QPushButton):
    """Remembers what was done; pressed, it takes the last of it back and calls ``after``."""

    def __init__(self, desk: Desk, after: Callable[[], None]) -> None:
        super().__init__(translate("Planning", "&Undo"))
        self.setAutoDefault(False)
        self.setToolTip(translate("Planning", "Take the last change back (Ctrl+Z)"))
        self._desk, self._after = desk, after
        self._done: list[Done] = []
        self.clicked.connect(self.press)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self).activated.connect(self.press)
        self.setEnabled(False)

    def keep(self, done: Done) -> None:
        """Something was changed; where locked days do not follow, that is said."""
        if done.changes:
            self._done = [*self._done, done][-_KEPT:]
            self.setEnabled(True)
        if done.notices:
            told = translate("Planning", "It reaches into locked days, which keep their hours as they were.")
            self._desk.tell(told, "warn")

    def press(self) -> None:
        """Take the last change back."""
        if not self._done:
            return
        done, service = self._done.pop(), self._desk.service(RosterService)
        self.setEnabled(bool(self._done))
        self._desk.tasks.run(self, lambda: service.undo(done), lambda _: self._after())
