"""The round with an icon that stands above a message, and the round photograph."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from faceclock.gui import icons
from faceclock.gui.kiosk.view import Tone
from faceclock.gui.tokens import STROKE, STROKE_BOLD, Palette

BOLD_SHARE = 0.64  # of the round, of a bold icon


def tone_colours(palette: Palette, tone: Tone) -> tuple[str, str]:
    """(ground, sign) of a tone."""
    return {
        Tone.NEUTRAL: (palette.accent_soft, palette.accent_strong),
        Tone.PROGRESS: (palette.accent_soft, palette.accent_strong),
        Tone.OK: (palette.ok_soft, palette.ok_strong),
        Tone.WARN: (palette.warn_soft, palette.warn_strong),
        Tone.BAD: (palette.bad_soft, palette.bad_strong),
    }[tone]


class Round(QWidget):
    """A disc of a fixed size; subclasses draw what is in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ground, self.ink = QColor(), QColor()

    def set_size(self, size: int) -> None:
        self.setFixedSize(QSize(size, size))

    def set_colours(self, ground: str, ink: str) -> None:
        self.ground, self.ink = QColor(ground), QColor(ink)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        disc = QPainterPath()
        disc.addEllipse(QRectF(self.rect()))
        painter.fillPath(disc, self.ground)
        self.draw(painter, disc)

    def draw(self, painter: QPainter, disc: QPainterPath) -> None:
        raise NotImplementedError


class Sign(Round):
    """An icon on its soft ground."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._bold = "", False

    def set_icon(self, name: str, *, bold: bool = False) -> None:
        """``bold`` for what has to be seen from afar."""
        self._icon, self._bold = name, bold
        self.update()

    def draw(self, painter: QPainter, disc: QPainterPath) -> None:
        if not self._icon:
            return
        side, stroke = self.width() // 2, STROKE
        if self._bold:
            side, stroke = round(self.width() * BOLD_SHARE), STROKE_BOLD
        drawn = icons.pixmap(self._icon, self.ink.name(), side, self.devicePixelRatioF(), stroke)
        corner = (self.width() - side) // 2
        painter.drawPixmap(corner, corner, drawn)


class Portrait(Round):
    """The enrolled photograph, or initials until it is there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        self._picture = QImage()

    def set_person(self, name: str, picture: QImage | None) -> None:
        self._name, self._picture = name, picture or QImage()
        self.setAccessibleName(name)
        self.update()

    def draw(self, painter: QPainter, disc: QPainterPath) -> None:
        if self._picture.isNull():
            self._draw_initials(painter)
            return
        painter.setClipPath(disc)
        side = min(self._picture.width(), self._picture.height())
        cut = QRectF((self._picture.width() - side) / 2, (self._picture.height() - side) / 2, side, side)
        painter.drawImage(QRectF(self.rect()), self._picture, cut)

    def _draw_initials(self, painter: QPainter) -> None:
        font = self.font()
        font.setPixelSize(max(1, self.height() * 3 // 8))
        font.setWeight(font.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(self.ink)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, initials(self._name))


def initials(name: str) -> str:
    """Two letters of a spaced name; of a name without spaces, such as a Chinese one, its last character."""
    words = name.split()
    if len(words) >= 2:
        return (words[0][0] + words[-1][0]).upper()
    if not words:
        return ""
    return words[0][0].upper() if words[0].isascii() else words[0][-1]
