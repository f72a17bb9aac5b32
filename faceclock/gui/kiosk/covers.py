"""Other screens than the kiosk's: left bare, they would show the desktop behind it."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

_LOOK = "background: black"


class Covers(QObject):
    """A black window over each screen that ``window`` is not on; they follow screens that come and go."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._covers: dict[QScreen, QWidget] = {}

    def follow(self) -> None:
        """Cheap where nothing has changed."""
        screens = QGuiApplication.screens()
        wanted = [screen for screen in screens if screen is not self._window.screen()]
        for screen in [screen for screen in self._covers if screen not in wanted]:
            self._covers.pop(screen).deleteLater()
        for screen in wanted:
            if screen not in self._covers:
                self._covers[screen] = self._cover()
            cover = self._covers[screen]
            if cover.geometry() != screen.geometry():
                cover.setGeometry(screen.geometry())
            cover.show()

    def clear(self) -> None:
        while self._covers:
            self._covers.popitem()[1].deleteLater()

    def _cover(self) -> QWidget:
        flags = Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint | Qt.WindowType.Tool
        cover = QWidget(None, flags | Qt.WindowType.WindowDoesNotAcceptFocus)
        cover.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        cover.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        cover.setWindowTitle("FaceClock")
        cover.setStyleSheet(_LOOK)
        return cover
