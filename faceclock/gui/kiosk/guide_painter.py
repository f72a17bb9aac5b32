"""Draws a head turn on the picture: the oval's progress, the arrow at its side, the time that is left."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from faceclock.domain.challenge import Turn
from faceclock.gui import icons
from faceclock.gui.kiosk.guide import Guide
from faceclock.gui.kiosk.message_card import TURN_SIGNS
from faceclock.gui.kiosk.oval import side_point, side_share
from faceclock.gui.tokens import SIZES, STROKE_BOLD, Metrics, Palette

AWAY = {
    Turn.LEFT: QPointF(-1, 0),
    Turn.RIGHT: QPointF(1, 0),
    Turn.UP: QPointF(0, -1),
    Turn.DOWN: QPointF(0, 1),
}

LARGEST = 0.28  # an arrow's side, of the oval's height


@dataclass(frozen=True)
class GuidePainter:
    painter: QPainter
    palette: Palette
    metrics: Metrics
    ratio: float

    def arc(self, oval: QPainterPath, pen: QPen, turn: Turn | None, share: float) -> None:
        """Grows to both ways from the side that is asked for; without one, from below."""
        whole, share = oval.length() / pen.widthF(), min(share, 0.999)
        start = side_share(oval, turn or Turn.DOWN) - share / 2
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([whole * share, whole * (1 - share)])
        pen.setDashOffset(whole * (1 - start))
        self.painter.strokePath(oval, pen)

    def dots_width(self, guide: Guide | None) -> int:
        """What `dots` take beside the words."""
        if guide is None or not guide.steps:
            return 0
        return (2 * guide.steps - 1) * self.metrics.px(SIZES.dot) + self.metrics.px(SIZES.space_4)

    def dots(self, place: QRectF, guide: Guide) -> None:
        """One for each step, from the right end of ``place``; full ones are made."""
        side = self.metrics.px(SIZES.dot)
        ink = QColor(self.palette.on_stage)
        self.painter.setPen(QPen(ink, SIZES.frame))
        for index in range(guide.steps):
            dot = QRectF(0, 0, side, side)
            dot.moveCenter(place.center())
            dot.moveRight(place.right() - (guide.steps - 1 - index) * 2 * side)
            self.painter.setBrush(ink if index < guide.done else Qt.BrushStyle.NoBrush)
            self.painter.drawEllipse(dot)

    def signs(self, guide: Guide, oval: QPainterPath, room: QRectF, reach: float) -> None:
        """The tick to a turn that was made, else the arrow, wholly within ``room``; ``reach`` 0..1 moves it
        outwards."""
        turn = guide.made or guide.turn
        if turn is None:
            return
        box = oval.boundingRect()
        side = min(self.metrics.px(SIZES.arrow), box.height() * LARGEST)
        place = self._within(side_point(box, turn), room, side * 0.66)
        if box.bottom() - place.y() > side and turn is Turn.DOWN:  # on a low screen it would hide the mouth
            place.setX(box.right() + side * 0.66)
        place += AWAY[turn] * (0.0 if guide.made else reach * side / 8)
        if guide.made:
            self._disc(place, side, self.palette.ok_strong, self.palette.on_ok, "check")
        else:
            self._disc(place, side, self.palette.accent_strong, self.palette.on_accent, TURN_SIGNS[turn])

    def time_left(self, pill: QRectF, share: float) -> None:
        """A line along the bottom of the words, which drains towards its middle."""
        inset, tall = self.metrics.px(SIZES.radius_control), self.metrics.px(SIZES.bar)
        line = QRectF(pill.left() + inset, pill.bottom() - 2 * tall, pill.width() - 2 * inset, tall)
        drained = QRectF(line)
        drained.setWidth(line.width() * share)
        drained.moveCenter(line.center())
        self.painter.setPen(Qt.PenStyle.NoPen)
        for rect, colour in ((line, self.palette.muted), (drained, self.palette.on_stage)):
            ink = QColor(colour)
            ink.setAlphaF(0.45 if rect is line else 1.0)
            self.painter.setBrush(ink)
            self.painter.drawRoundedRect(rect, tall / 2, tall / 2)

    def _within(self, centre: QPointF, room: QRectF, reach: float) -> QPointF:
        inner = room.adjusted(reach, reach, -reach, -reach)
        x = min(max(centre.x(), inner.left()), inner.right())
        return QPointF(x, min(max(centre.y(), inner.top()), inner.bottom()))

    def _disc(self, centre: QPointF, side: float, ground: str, ink: str, icon: str) -> None:
        disc = QRectF(0, 0, side, side)
        disc.moveCenter(centre)
        self.painter.setBrush(QColor(ground))
        self.painter.setPen(QPen(QColor(self.palette.oval), self.metrics.px(SIZES.bar)))
        self.painter.drawEllipse(disc)
        inner = round(side * 0.56)
        drawn = icons.pixmap(icon, ink, inner, self.ratio, STROKE_BOLD)
        self.painter.drawPixmap(centre - QPointF(inner, inner) / 2, drawn)
