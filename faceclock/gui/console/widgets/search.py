"""The search field above a table."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QLineEdit

from faceclock.gui import icons
from faceclock.gui.tokens import Palette

_PAUSE_MS = 150


class SearchField(QLineEdit):
    """``wanted`` comes when typing pauses."""

    wanted = Signal(str)

    def __init__(self, name: str, palette: Palette) -> None:
        super().__init__()
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        self.setClearButtonEnabled(True)
        self.setMaxLength(200)
        self.setMinimumWidth(160)
        glass = QAction(QIcon(icons.pixmap("search", palette.muted, 16, self.devicePixelRatioF())), "", self)
        self.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(lambda: self.wanted.emit(self.text().strip()))
        self.textChanged.connect(lambda _: self._pause.start())
