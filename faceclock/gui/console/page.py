"""The base of every page: its title, its buttons, and when it reads anew."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from faceclock.gui.console.desk import Desk
from faceclock.gui.console.widgets.labels import ElidedLabel
from faceclock.gui.console.widgets.layouts import scrolling
from faceclock.gui.tokens import CONSOLE


class Page(QWidget):
    """Made once a login, when it is first turned to, and made anew when language or style change; so words and
    colours may be taken in the constructor. Nothing in it may block: use ``desk.tasks`` and ``desk.jobs``.

    ``body`` takes the content; with ``scrolls`` it scrolls as a whole where the window is too small.
    """

    def __init__(self, desk: Desk, title: str, *, scrolls: bool = False) -> None:
        super().__init__()
        self.setObjectName("page")
        self.desk = desk
        self.heading = ElidedLabel(title, "title")
        self.heading.setMinimumHeight(CONSOLE.control)  # nothing moves when the buttons beside it come and go
        self._actions = QHBoxLayout()
        self._actions.setSpacing(10)
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addLayout(self._actions)
        column = QVBoxLayout(self)
        column.setContentsMargins(CONSOLE.page, 20, CONSOLE.page, 20)
        column.setSpacing(CONSOLE.gap)
        column.addLayout(head)
        self.body = QVBoxLayout()
        self.body.setSpacing(CONSOLE.gap)
        if scrolls:
            content = QWidget()
            self.body.setContentsMargins(0, 0, 0, 0)
            content.setLayout(self.body)
            column.addWidget(scrolling(content), 1)
        else:
            column.addLayout(self.body, 1)
        self._stale = False
        desk.changed.connect(self._note_change)

    def add_action(self, action: QPushButton) -> QPushButton:
        """A button to the right of the title; the primary one comes last."""
        self._actions.addWidget(action)
        return action

    def opened(self, argument: object) -> None:
        """The page was turned to; ``argument`` is what another page asked to be shown, or None."""
        self.refresh()

    def refresh(self) -> None:
        """Read again what is shown: when the page is turned to, and when the database was written to while it is
        on the screen."""

    def _note_change(self) -> None:
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:  # behind another page it was not read again
            self._stale = False
            self.refresh()
