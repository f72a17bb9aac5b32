"""A person's picture, or the initials where there is none."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from faceclock.gui.console.widgets.labels import initials
from faceclock.gui.tokens import CONSOLE, Palette

_SIDE = 72


class Picture(QWidget):
    """Square with round corners. A JPEG that is damaged counts as none."""

    def __init__(self, name: str, jpeg: bytes | None, palette: Palette) -> None:
        super().__init__()
        self.setFixedSize(QSize(_SIDE, _SIDE))
        self.setAccessibleName(name)
        self._name, self._palette = name, palette
        self._image = QImage.fromData(jpeg) if jpeg else QImage()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()), CONSOLE.radius_card, CONSOLE.radius_card)
        painter.setClipPath(outline)
        if self._image.isNull():
            self._paint_initials(painter)
        else:
            painter.drawImage(QRectF(self.rect()), self._image)

    def _paint_initials(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), QColor(self._palette.accent_soft))
        painter.setPen(QColor(self._palette.accent))
        font = QFont(painter.font())
        font.setPixelSize(CONSOLE.title)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, initials(self._name))
