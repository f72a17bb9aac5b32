"""What is costly to read is read again at most every few seconds, however often somebody punches."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

_PAUSE_MS = 10_000


class Paced(QObject):
    """`ask` reads at once when the last reading is long ago, else when it is, if ``owner`` is still looked at."""

    def __init__(self, owner: QWidget, read: Callable[[], None]) -> None:
        super().__init__(owner)
        self._owner, self._read = owner, read
        self._asked = False
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self._again)

    def ask(self) -> None:
        if self._timer.isActive():
            self._asked = True
        else:
            self.now()

    def now(self) -> None:
        """Read, whenever it was read before."""
        self._asked = False
        self._timer.start()
        self._read()

    def _again(self) -> None:
        if self._asked and self._owner.isVisible():
            self.now()
