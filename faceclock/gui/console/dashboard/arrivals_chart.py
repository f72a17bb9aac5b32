"""Arrivals by half hour, as bars."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from faceclock.app.console.dashboard_views import Arrivals
from faceclock.gui.language import translate
from faceclock.gui.tokens import CONSOLE, Palette

_HEIGHT, _BAR, _GAP, _ROUND = 128, 16, 10, 2.5
_FEWEST = 12  # half hours: few bars are not blown up
_FAINTEST = 0.35
_LABEL = 20


class ArrivalsChart(QWidget):
    """The busier, the darker. A bar's tooltip tells its figure; a screen reader gets all of them."""

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self._palette, self.arrivals = palette, tuple[Arrivals, ...]()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_HEIGHT)
        self.setAccessibleName(translate("Dashboard", "Arrivals by half hour"))

    def show_arrivals(self, arrivals: Sequence[Arrivals]) -> None:
        self.arrivals = tuple(arrivals)
        self.setAccessibleDescription("; ".join(map(_told, self.arrivals)))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        base = self.height() - _LABEL
        painter.setPen(QPen(QColor(self._palette.line), 1))
        painter.drawLine(QPointF(0, base + 0.5), QPointF(self.width(), base + 0.5))
        font = painter.font()
        font.setPixelSize(CONSOLE.small)
        painter.setFont(font)
        self._paint_bars(painter)

    def _paint_bars(self, painter: QPainter) -> None:
        most = max((one.count for one in self.arrivals), default=0)
        for number, one in enumerate(self.arrivals):
            bar = self._place(number, one.count / most)
            if one.count:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self._colour(one.count / most))
                painter.drawRoundedRect(bar, _ROUND, _ROUND)
            if self._is_labelled(one):
                painter.setPen(QColor(self._palette.muted))
                place = QRectF(bar.center().x() - 30, self.height() - _LABEL + 4, 60, _LABEL - 4)
                painter.drawText(place, Qt.AlignmentFlag.AlignHCenter, f"{one.start:%H:%M}")

    def _is_labelled(self, one: Arrivals) -> bool:
        """Each full hour where there is room, else every third; a single bar in any case."""
        if len(self.arrivals) == 1:
            return True
        room = self._step() * 2 >= 44
        return one.start.minute == 0 and (room or one.start.hour % 3 == 0)

    def _step(self) -> float:
        return self.width() / max(_FEWEST, len(self.arrivals))

    def _place(self, number: int, share: float) -> QRectF:
        step = self._step()
        width = min(_BAR * 1.5, max(2.0, step - min(_GAP, step * 0.38)))
        base = self.height() - _LABEL
        height = max(3.0, share * (base - 4)) if share else 0.0
        return QRectF(number * step + (step - width) / 2, base - height, width, height)

    def _colour(self, share: float) -> QColor:
        colour = QColor(self._palette.accent)
        colour.setAlphaF(_FAINTEST + (1 - _FAINTEST) * share)
        return colour

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            number = int(event.pos().x() // self._step())
            told = _told(self.arrivals[number]) if 0 <= number < len(self.arrivals) else ""
            QToolTip.showText(event.globalPos(), told, self)
            return True
        return super().event(event)


def _told(one: Arrivals) -> str:
    until = one.start.replace(minute=59 if one.start.minute else 29)
    return f"{one.start:%H:%M}–{until:%H:%M}: {one.count}"
