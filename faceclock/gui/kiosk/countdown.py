"""The bar that says how long something can be undone."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from faceclock.gui import motion


class Countdown(QWidget):
    """``set_share`` 1 is all the time, 0 none. It steps by seconds where less motion is wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0
        self._bar, self._ground = QColor(), QColor()

    def set_colours(self, bar: str, ground: str) -> None:
        self._bar, self._ground = QColor(bar), QColor(ground)
        self.update()

    def set_left(self, seconds: float, total: float) -> None:
        shown = float(-(-seconds // 1)) if motion.duration() == 0 else seconds
        share = min(1.0, shown / total) if total > 0 else 0.0
        if share != self._share:
            self._share = share
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(painter.pen().style().NoPen)
        radius = self.height() / 2
        whole = QRectF(self.rect())
        painter.setBrush(self._ground)
        painter.drawRoundedRect(whole, radius, radius)
        whole.setWidth(whole.width() * self._share)
        if self.layoutDirection() is self.layoutDirection().RightToLeft:
            whole.moveRight(self.width())
        painter.setBrush(self._bar)
        painter.drawRoundedRect(whole, radius, radius)
