"""What both pictures of the threshold share: pyqtgraph in the console's colours, not to be dragged about."""

from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont

from faceclock.gui.tokens import CONSOLE, Palette


class Plot(pg.PlotWidget):  # type: ignore[misc] # pyqtgraph has no types
    """``name`` is what a screen reader calls it. The mouse changes nothing; a keyboard user misses nothing."""

    def __init__(self, palette: Palette, name: str) -> None:
        super().__init__(background=palette.surface)
        self.colours = palette
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseEnabled(x=False, y=False)
        self.setMenuEnabled(False)
        self.hideButtons()
        self.setFrameShape(self.Shape.NoFrame)
        self.setMinimumHeight(150)
        for side in ("left", "bottom"):
            axis = self.getAxis(side)
            axis.setPen(pg.mkPen(palette.line))
            axis.setTextPen(pg.mkPen(palette.muted))
            axis.setStyle(tickFont=small_font())

    def wheelEvent(self, event: Any) -> None:
        event.ignore()  # the page scrolls

    def line(self, colour: str, width: int = 2, dashed: bool = False) -> Any:
        """A pen."""
        style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
        return pg.mkPen(colour, width=width, style=style)

    def tint(self, colour: str, share: float) -> QColor:
        """A colour that lets others shine through."""
        made = QColor(colour)
        made.setAlphaF(share)
        return made


def small_font() -> QFont:
    made = QFont()
    made.setPixelSize(CONSOLE.small)
    return made
