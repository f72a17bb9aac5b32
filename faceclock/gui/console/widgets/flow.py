"""Widgets beside each other that go on in another line where there is no room."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """As in text; each widget keeps the size that it asks for."""

    def __init__(self, widgets: Sequence[QWidget], across: int = 24, down: int = 8) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._across, self._down = across, down
        self.setContentsMargins(0, 0, 0, 0)
        for widget in widgets:
            self.addWidget(widget)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), moving=False)

    def setGeometry(self, place: QRect) -> None:
        super().setGeometry(place)
        self._place(place, moving=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        sizes = [item.sizeHint() for item in self._items]
        return QSize(
            max((size.width() for size in sizes), default=0),
            max((size.height() for size in sizes), default=0),
        )

    def _place(self, room: QRect, *, moving: bool) -> int:
        """How high it is in the width of ``room``; with ``moving`` the widgets go to their places."""
        left, top, line = room.left(), room.top(), 0
        for item in self._items:
            size = item.sizeHint()
            if line and left + size.width() > room.right() + 1:
                left, top, line = room.left(), top + line + self._down, 0
            if moving:
                item.setGeometry(QRect(left, top, size.width(), size.height()))
            left, line = left + size.width() + self._across, max(line, size.height())
        return top + line - room.top()
