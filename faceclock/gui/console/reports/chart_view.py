"""A chart of a report, painted from its shapes."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QHelpEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from faceclock.gui.console.widgets.tips import plain_tip
from faceclock.gui.tokens import DARK, Palette
from faceclock.reports import palette as colours
from faceclock.reports.drawing import Anchor, Box, Drawing, Label, Shape, Stroke


class ChartView(QWidget):
    """As wide as there is room; tips of its boxes are tooltips."""

    def __init__(self, drawing: Drawing, palette: Palette) -> None:
        super().__init__()
        self._drawing = drawing
        self._colours = colours.DARK if palette is DARK else colours.LIGHT
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(drawing.title)
        self.setAccessibleDescription(drawing.about)

    def sizeHint(self) -> QSize:
        return QSize(round(self._drawing.width), round(self._drawing.height))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(self._drawing.height * width / self._drawing.width)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self._scale, self._scale)
        for shape in self._drawing.shapes:
            self._paint(painter, shape)

    @property
    def _scale(self) -> float:
        return min(self.width() / self._drawing.width, self.height() / self._drawing.height)

    def _paint(self, painter: QPainter, shape: Shape) -> None:
        if isinstance(shape, Box):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._colours[shape.fill]))
            painter.drawRoundedRect(_place(shape), 1.5, 1.5)
        elif isinstance(shape, Stroke):
            painter.setPen(QPen(QColor(self._colours[shape.colour]), shape.width))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in shape.points]))
        else:
            self._write(painter, shape)

    def _write(self, painter: QPainter, text: Label) -> None:
        font = QFont(painter.font())
        font.setPixelSize(max(1, round(text.size)))
        font.setWeight(QFont.Weight.DemiBold if text.bold else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QColor(self._colours[text.colour]))
        width = painter.fontMetrics().horizontalAdvance(text.text)
        left = {Anchor.START: 0.0, Anchor.MIDDLE: width / 2, Anchor.END: float(width)}[text.anchor]
        painter.drawText(QPointF(text.x - left, text.y), text.text)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = QPointF(event.pos()) / self._scale
            boxes = (one for one in self._drawing.shapes if isinstance(one, Box))
            tips = [one.tip for one in boxes if one.tip and _place(one).contains(place)]
            QToolTip.showText(event.globalPos(), plain_tip(tips[-1]) if tips else "", self)
            return True
        return super().event(event)


def _place(box: Box) -> QRectF:
    return QRectF(box.x, box.y, box.width, box.height)
