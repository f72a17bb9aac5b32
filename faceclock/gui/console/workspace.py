"""What somebody who is logged in works in: the rail, the pages, the jobs, the notices."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from faceclock.gui.console.desk import Desk
from faceclock.gui.console.page import Page
from faceclock.gui.console.pages import PageEntry, entries
from faceclock.gui.console.rail import Rail
from faceclock.gui.console.toasts import Toasts
from faceclock.gui.console.tray import JobTray
from faceclock.gui.tokens import CONSOLE


class Workspace(QWidget):
    """Pages are made when they are first turned to. ``turn_to`` is how everything moves between them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("plain")
        self.desk = desk
        self._entries = {entry.key: entry for entry in entries() if desk.may(entry.right)}
        self.pages: dict[str, Page] = {}
        self.current = ""
        self.rail = Rail(list(self._entries.values()), desk.session.account, desk.palette)
        self._stack, self.tray = QStackedWidget(), JobTray(desk)
        self.toasts = Toasts(self, desk.palette)
        self._arrange()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # before the first Tab no button is outlined
        self.rail.wanted.connect(self.turn_to)
        self.rail.kiosk_wanted.connect(desk.kiosk_asked)
        self.rail.logout_wanted.connect(desk.session_over)
        desk.asked_for.connect(self.turn_to)
        desk.told.connect(self.toasts.tell)
        for entry in self.entries:
            desk.tasks.run(self, entry.load, lambda _: None)

    @property
    def entries(self) -> list[PageEntry]:
        """The pages that this role may see."""
        return list(self._entries.values())

    def turn_to(self, key: str, argument: object = None) -> None:
        """Show a page; one that the role may not see is not turned to."""
        if key not in self._entries:
            return
        if key not in self.pages:
            self.pages[key] = self._entries[key].make(self.desk)
            self._stack.addWidget(self.pages[key])
        self.current = key
        self.rail.show_page(key)
        self._show(self.pages[key])
        self.pages[key].opened(argument)

    def _show(self, page: Page) -> None:
        """The keyboard goes along from the page before: Tab begins at the top of this one, not in the rail."""
        before, focused = self._stack.currentWidget(), QApplication.focusWidget()
        goes_along = before is not page and (focused is None or self._stack.isAncestorOf(focused))
        self._stack.setCurrentWidget(page)
        if goes_along:
            page.setFocus()

    def _arrange(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._stack, 1)
        right.addWidget(self.tray)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.rail)
        line.addLayout(right, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.rail.set_narrow(self.width() < CONSOLE.narrow_below)
        self.toasts.place()
