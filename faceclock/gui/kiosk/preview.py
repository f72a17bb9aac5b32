"""The mirrored picture with the oval and one hint. Painting copies ready pixels; see `picture`."""

from PySide6.QtCore import QEasingCurve, QPoint, QRect, QRectF, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from faceclock.gui import icons, motion
from faceclock.gui.kiosk.beckon import Beckon
from faceclock.gui.kiosk.guide import Guide
from faceclock.gui.kiosk.guide_painter import GuidePainter
from faceclock.gui.kiosk.oval import oval_path, oval_rect
from faceclock.gui.kiosk.view import KioskView, Tone
from faceclock.gui.tokens import LIGHT, SIZES, Metrics, Palette


class Preview(QWidget):
    """``area_changed`` tells the size, in device pixels, that pictures should have."""

    area_changed = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._palette, self._metrics = LIGHT, Metrics()
        self._picture: QImage | None = None
        self._view = KioskView()
        self._pill = ""
        self._colour = QColor(LIGHT.oval)
        self._corners = self._veil = self._oval = QPainterPath()
        self._fade = QVariantAnimation(self)
        self._fade.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._fade.valueChanged.connect(self._set_colour)
        self._beckon = Beckon(self)
        self._beckon.moved.connect(self.update)

    # Told from outside

    def restyle(self, palette: Palette, metrics: Metrics) -> None:
        self._palette, self._metrics = palette, metrics
        self._colour = QColor(self._oval_colour())
        self._outline()
        self.update()

    def set_picture(self, picture: QImage) -> None:
        fresh = self._picture is None or self._picture.size() != picture.size()
        self._picture = picture
        if fresh:
            self._outline()
        self.update()

    def show_view(self, view: KioskView, pill: str) -> None:
        before, self._view = self._view, view
        if view.tone is not before.tone:
            self._fade_to(QColor(self._oval_colour()))
        self._beckon.follow(view.guide)
        drawn, drawn_before = ((v.card, v.progress, v.guide) for v in (view, before))
        if drawn != drawn_before or pill != self._pill:
            self._pill = pill
            self.setAccessibleDescription(pill)
            self.update()

    # Geometry and colour

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._outline()
        ratio = self.devicePixelRatioF()
        self.area_changed.emit(round(self.width() * ratio), round(self.height() * ratio))

    def _outline(self) -> None:
        whole, card = QPainterPath(), QPainterPath()
        whole.addRect(QRectF(self.rect()))
        radius = self._metrics.px(SIZES.radius_stage)
        card.addRoundedRect(QRectF(self.rect()), radius, radius)
        shown = QRectF(self._place()).intersected(QRectF(self.rect()))
        self._oval = oval_path(oval_rect(shown))
        self._corners, self._veil = whole - card, card - self._oval

    def _place(self) -> QRect:
        """Where the picture stands: in the middle, at its own size."""
        if self._picture is None:
            return self.rect()
        place = QRect(QPoint(), self._picture.size() / self.devicePixelRatioF())
        place.moveCenter(self.rect().center())
        return place

    def _oval_colour(self) -> str:
        palette = self._palette
        return {
            Tone.OK: palette.ok,
            Tone.BAD: palette.bad,
            Tone.WARN: palette.warn,
            Tone.PROGRESS: palette.accent,
        }.get(self._view.tone, palette.oval)

    def _fade_to(self, colour: QColor) -> None:
        self._fade.stop()
        if motion.duration() == 0:
            self._set_colour(colour)
            return
        self._fade.setDuration(motion.duration())
        self._fade.setStartValue(self._colour)
        self._fade.setEndValue(colour)
        self._fade.start()

    def _set_colour(self, colour: QColor) -> None:
        self._colour = colour
        self.update()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._draw_picture(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._view.wants_face:
            painter.fillPath(self._veil, QColor(self._palette.veil))
            self._draw_oval(painter)
        elif not self._view.has_picture:
            self._draw_no_camera(painter)
        pill = self._draw_pill(painter) if self._pill else None
        if self._view.guide and pill:
            self._draw_guide(painter, self._view.guide, pill)
        painter.fillPath(self._corners, QColor(self._palette.bg))

    def _draw_picture(self, painter: QPainter) -> None:
        place = self._place()
        if self._picture is None or not place.contains(self.rect()):
            painter.fillRect(self.rect(), QColor(self._palette.stage))
        if self._picture is not None and self._view.has_picture:
            painter.drawImage(place, self._picture)

    def _draw_oval(self, painter: QPainter) -> None:
        width = self._metrics.px(SIZES.oval)
        guide = self._view.guide
        pen = QPen(self._colour, width * (1.6 if guide else 1))
        edge = QPen(QColor(self._palette.veil), width + 2 * SIZES.frame)
        painter.strokePath(self._oval, edge)  # so that it is seen before a white wall
        if self._view.tone is not Tone.PROGRESS:
            painter.strokePath(self._oval, pen)
            return
        painter.strokePath(self._oval, QPen(QColor(self._palette.oval), width))
        if guide:
            self._guides(painter).arc(self._oval, pen, guide.turn, max(0.08, self._beckon.progress))
            return
        whole = self._oval.length() / width
        pen.setDashPattern([whole * max(0.08, self._view.progress), whole])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.strokePath(self._oval, pen)

    def _draw_guide(self, painter: QPainter, guide: Guide, pill: QRectF) -> None:
        room = QRectF(self.rect())
        room.setBottom(pill.top())
        guides = self._guides(painter)
        guides.dots(pill.adjusted(0, 0, -self._metrics.px(SIZES.space_6), 0), guide)
        guides.signs(guide, self._oval, room, self._beckon.reach)
        if guide.time_left is not None:
            guides.time_left(pill, guide.time_left)

    def _guides(self, painter: QPainter) -> GuidePainter:
        return GuidePainter(painter, self._palette, self._metrics, self.devicePixelRatioF())

    def _draw_no_camera(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), QColor(self._palette.stage))
        side = self._metrics.px(SIZES.display)
        drawn = icons.pixmap("camera-off", self._palette.muted, side, self.devicePixelRatioF())
        painter.drawPixmap(self.rect().center() - QPoint(side // 2, side // 2), drawn)

    def _draw_pill(self, painter: QPainter) -> QRectF:
        """Returns where it stands."""
        metrics = self._metrics
        font = self.font()
        font.setPixelSize(metrics.font(SIZES.title))
        font.setWeight(font.Weight.DemiBold)
        painter.setFont(font)
        text = painter.fontMetrics().elidedText(
            self._pill, Qt.TextElideMode.ElideRight, self.width() - 2 * metrics.px(SIZES.space_8)
        )
        inset, dots = metrics.px(SIZES.space_6), self._guides(painter).dots_width(self._view.guide)
        wide = painter.fontMetrics().horizontalAdvance(text) + 2 * inset + dots
        tall = metrics.font(SIZES.title) + 2 * metrics.px(SIZES.space_4)
        box = QRect((self.width() - wide) // 2, self.height() - metrics.px(SIZES.space_4) - tall, wide, tall)
        radius = metrics.px(SIZES.radius_control)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._palette.pill))
        painter.drawRoundedRect(box, radius, radius)
        painter.setPen(QColor(self._palette.on_stage))
        painter.drawText(box.adjusted(0, 0, -dots, 0), Qt.AlignmentFlag.AlignCenter, text)
        return QRectF(box)
