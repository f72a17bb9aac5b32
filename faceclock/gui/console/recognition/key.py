"""One entry of a picture's legend: a square in its colour and what it stands for."""

from PySide6.QtGui import QColor, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from faceclock.gui.console.widgets.labels import label
from faceclock.gui.tokens import Palette

_SIDE = 10


class Key(QWidget):
    """``filled`` as bars are, or an outline alone."""

    def __init__(self, text: str, colour: str, palette: Palette, *, filled: bool = True) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        square = QLabel()
        square.setPixmap(self._square(colour, palette.surface if not filled else colour))
        line.addWidget(square)
        line.addWidget(label(text, "small"))

    def _square(self, edge: str, inside: str) -> QPixmap:
        ratio = self.devicePixelRatioF()
        made = QPixmap(round(_SIDE * ratio), round(_SIDE * ratio))
        made.setDevicePixelRatio(ratio)
        made.fill(QColor(inside))
        painter = QPainter(made)
        painter.setPen(QPen(QColor(edge), 2))
        painter.drawRect(1, 1, _SIDE - 2, _SIDE - 2)
        painter.end()
        return made
