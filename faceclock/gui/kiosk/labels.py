"""A label for text of any length: it wraps where it may, then shrinks a little, then elides."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

SMALLEST_SHARE = 0.7


class FitLabel(QLabel):
    """Shows ``lines`` lines at most and never asks for more width than it is given."""

    def __init__(self, role: str, parent: QWidget | None = None, *, lines: int = 1) -> None:
        super().__init__(parent)
        self.setProperty("role", role)
        self.lines = lines
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        wide = max((metrics.horizontalAdvance(line) for line in self.text().split("\n")), default=0)
        rows = self.lines if self.lines > 1 and wide > self.width() else 1
        return QSize(wide + 1, metrics.lineSpacing() * rows)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area, flags = self.contentsRect(), self._flags()
        font, text = self._fitted(area, flags)
        painter.setFont(font)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(area, flags, text)

    def _flags(self) -> int:
        wrap = Qt.TextFlag.TextWordWrap if self.lines > 1 else Qt.TextFlag.TextSingleLine
        return int(self.alignment()) | int(wrap)

    def _fitted(self, area: QRect, flags: int) -> tuple[QFont, str]:
        """The largest font that fits, or the smallest with the text cut."""
        font = QFont(self.font())
        full = font.pixelSize()
        for size in range(full, round(full * SMALLEST_SHARE) - 1, -1):
            font.setPixelSize(size)
            metrics = QFontMetrics(font)
            taken = metrics.boundingRect(area, flags, self.text())
            if taken.width() <= area.width() and taken.height() <= area.height() + metrics.descent():
                return font, self.text()
        room = area.width() * self.lines
        return font, QFontMetrics(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
