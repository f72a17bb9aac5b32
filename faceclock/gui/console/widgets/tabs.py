"""Tabs as a line of words; each content is made when it is first shown."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from faceclock.gui.console.widgets.labels import rule


class Tabs(QWidget):
    """`add` them in order, then the first is shown. ``shown`` gives the key of the tab that is turned to."""

    shown = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.bar, self._stack = QTabBar(), QStackedWidget()
        self.bar.setAccessibleName(name)
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.bar.setUsesScrollButtons(True)
        self._keys: list[str] = []
        self._made: dict[str, QWidget] = {}
        self._factories: dict[str, Callable[[], QWidget]] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(rule())
        column.addSpacing(16)
        column.addWidget(self._stack, 1)
        self.bar.currentChanged.connect(self._turn)

    def add(self, key: str, title: str, factory: Callable[[], QWidget]) -> None:
        self._keys.append(key)
        self._factories[key] = factory
        self.bar.addTab(title)

    def turn_to(self, key: str) -> None:
        self.bar.setCurrentIndex(self._keys.index(key))

    @property
    def current(self) -> QWidget | None:
        """What is shown; None before the first tab was added."""
        return self._stack.currentWidget()

    def content(self, key: str) -> QWidget:
        """The content of a tab, made now when it was not yet."""
        if key not in self._made:
            self._made[key] = self._factories[key]()
            self._stack.addWidget(self._made[key])
        return self._made[key]

    def _turn(self, index: int) -> None:
        if index >= 0:
            key = self._keys[index]
            self._stack.setCurrentWidget(self.content(key))
            self.shown.emit(key)
