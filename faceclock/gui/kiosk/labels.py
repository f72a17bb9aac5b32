"""A label for text of any length: it wraps where it may, then shrinks a little, then elides."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

SMALLEST_SHARE = 0.7


class FitLabel(QLabel):
    """Shows ``lines`` lines at most and never asks for more width than it is given."""

    def __init__(self, role: str, parent: QWidget | None = None, *, lines: int = 1) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)  # names and sentences, never markup
        self.setProperty("role", role)
        self.lines = lines
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(lines > 1)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return self.lines > 1

    def heightForWidth(self, width: int) -> int:
        """As many lines as the text takes at this width, within `lines`."""
        spacing = self.fontMetrics().lineSpacing()
        taken = self.fontMetrics().boundingRect(QRect(0, 0, width, 0), self._flags(), self.text()).height()
        return min(taken, spacing * self.lines) + 1

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.fontMetrics().lineSpacing())

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        wide = max((metrics.horizontalAdvance(line) for line in self.text().split("\n")), default=0)
        return QSize(wide + 1, metrics.lineSpacing())

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
        return font, self._cut(area, flags, QFontMetrics(font))

    def _cut(self, area: QRect, flags: int, metrics: QFontMetrics) -> str:
        """The text with an ellipsis; first in words that nothing may wrap, then at its end."""
        words = self.text().split(" ")
        for index, word in enumerate(words):
            if metrics.boundingRect(area, flags, word).width() > area.width():
                words[index] = metrics.elidedText(word, Qt.TextElideMode.ElideRight, area.width())
        room = area.width() * self.lines
        text = metrics.elidedText(" ".join(words), Qt.TextElideMode.ElideRight, room)
        while self._too_tall(text, area, flags, metrics) and room > area.width():
            room -= area.width() // 8
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        return text

    def _too_tall(self, text: str, area: QRect, flags: int, metrics: QFontMetrics) -> bool:
        return metrics.boundingRect(area, flags, text).height() > area.height() + metrics.descent()
