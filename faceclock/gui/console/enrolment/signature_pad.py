"""Where somebody signs with a mouse, a finger or a pen."""

from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QImageWriter, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from faceclock.gui.language import translate
from faceclock.gui.tokens import CONSOLE, INK, Palette

_FEWEST = 12  # points; fewer are a slip
_MOST = 20_000
_SIZE = QSize(600, 200)  # of the picture that is kept


class SignaturePad(QWidget):
    """``changed`` after each stroke. What is kept is black on white, whatever the style."""

    changed = Signal()

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self._palette = palette
        self._path, self._points = QPainterPath(), 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(140)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAccessibleName(translate("Enrolment", "Signature"))
        self.setAccessibleDescription(
            translate("Enrolment", "Sign with mouse or finger; or type the name instead")
        )

    @property
    def signed(self) -> bool:
        return self._points >= _FEWEST

    def clear(self) -> None:
        self._path, self._points = QPainterPath(), 0
        self.update()
        self.changed.emit()

    def png(self) -> bytes | None:
        """What was drawn; None while that is nothing."""
        if not self.signed:
            return None
        picture = QImage(_SIZE, QImage.Format.Format_Grayscale8)
        picture.fill(Qt.GlobalColor.white)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = min(_SIZE.width() / self.width(), _SIZE.height() / self.height())
        painter.scale(scale, scale)
        painter.strokePath(self._path, _pen(INK))
        painter.end()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, b"png").write(picture)
        return bytes(buffer.data().data())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._path.moveTo(event.position())
        self._draw_to(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._draw_to(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.changed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._palette.line), 1))
        painter.setBrush(QColor(self._palette.surface))
        frame = self.rect().adjusted(0, 0, -1, -1)
        painter.drawRoundedRect(frame, CONSOLE.radius_control, CONSOLE.radius_control)
        painter.setPen(QPen(QColor(self._palette.muted), 1))
        base = round(self.height() * 0.75)
        painter.drawLine(20, base, self.width() - 20, base)
        if not self._points:
            words = QRect(20, 0, self.width() - 40, base)
            painter.drawText(words, Qt.AlignmentFlag.AlignCenter, translate("Enrolment", "Sign here"))
        painter.strokePath(self._path, _pen(self._palette.text))

    def _draw_to(self, place: QPointF) -> None:
        if self._points < _MOST:
            self._points += 1
            self._path.lineTo(place + QPointF(0.1, 0))
            self.update()


def _pen(colour: str) -> QPen:
    return QPen(
        QColor(colour), 2.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    )
