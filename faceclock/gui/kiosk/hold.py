"""Keeps a guarded kiosk before everything else: full screen, in front, and hearing every key."""

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from faceclock.gui.kiosk.covers import Covers

_LOOK_MS = 500


class Hold(QObject):
    """Until the window is closed. The keyboard is grabbed, so that a window manager's own keys (Alt+Tab, Alt+F4, the
    Windows key) come to nothing; whatever else minimises, covers or lowers the window is undone within half a second.

    Wayland lets no program do so: there the compositor must be one that has no such keys, like cage."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window, self._covers = window, Covers(window)
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self._restore)
        self._look.start()
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.WindowStateChange, QEvent.Type.ActivationChange):
            QTimer.singleShot(0, self._restore)
        elif event.type() == QEvent.Type.Hide and not event.spontaneous():
            self._covers.clear()
        return super().eventFilter(watched, event)

    def _restore(self) -> None:
        """X gives a grab up by itself when its window goes; asking for it again costs nothing."""
        if not self._window.isVisible():
            return
        self._covers.follow()
        if self._window.isMinimized() or not self._window.isFullScreen():
            self._window.showFullScreen()
        front = QGuiApplication.modalWindow() or self._window.windowHandle()
        front.raise_()
        if QGuiApplication.focusWindow() is not front:
            front.requestActivate()
        if QGuiApplication.platformName() == "xcb":  # the others only say that they cannot
            front.setKeyboardGrabEnabled(True)
