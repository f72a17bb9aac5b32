"""A day on a line of time: the planned shift, what counted as work and break, and each punch."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from faceclock.app.console.attendance_timeline import Length, Stretch, Timeline
from faceclock.app.console.attendance_views import DayPunch, PersonDay
from faceclock.gui.console.attendance.words import direction_word, punch_state, spoken
from faceclock.gui.console.widgets.tips import plain_tip
from faceclock.gui.language import translate
from faceclock.gui.tokens import CONSOLE, SIZES, Palette

_BAR, _AXIS, _TOP = 44, 20, 10
_MARK = 4  # radius of a punch
_NEAR = 6
_HOURS_BETWEEN = (1, 2, 3, 4, 6, 12)


class TimelineView(QWidget):
    """Times are those of the place. Everything on it has a tooltip, and stands in the accessible description."""

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self._palette = palette
        self._line: Timeline | None = None
        self._punches: tuple[DayPunch, ...] = ()
        self._zone = ZoneInfo("UTC")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(translate("Attendance", "The day on a line of time"))

    def show_day(self, day: PersonDay | None) -> None:
        self._line = day.timeline if day else None
        self._punches = day.punches if day else ()
        self._zone = ZoneInfo(day.zone) if day else self._zone
        self.setVisible(self._line is not None)
        self.setAccessibleDescription("; ".join(self._told()))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, _TOP + _BAR + _AXIS)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, _TOP + _BAR + _AXIS)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._line is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(self.font())
        font.setPixelSize(CONSOLE.small)
        painter.setFont(font)
        self._paint_ground(painter)
        for length in (*self._line.planned, *self._line.worked):
            self._paint_length(painter, length)
        for punch in self._punches:
            self._paint_punch(painter, punch)
        self._paint_axis(painter)

    def _paint_ground(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._palette.bg))
        painter.drawRoundedRect(QRectF(0, _TOP, self.width(), _BAR), 6, 6)

    def _paint_length(self, painter: QPainter, length: Length) -> None:
        place = self._place(length)
        if length.kind is Stretch.WINDOW:
            self._paint_window(painter, place)
            return
        p = self._palette
        ground = {
            Stretch.SHIFT: p.accent_soft,
            Stretch.GRACE: p.accent_soft,
            Stretch.WORK: p.ok_soft,
            Stretch.BREAK: p.accent_soft,
            Stretch.TOO_LONG: p.bad_soft,
        }[length.kind]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRect(place)
        if length.kind is Stretch.GRACE:
            painter.setPen(QPen(QColor(p.accent), 1, Qt.PenStyle.DotLine))
            painter.drawLine(place.topRight(), place.bottomRight())
        elif length.kind is not Stretch.SHIFT:
            self._paint_text(painter, place, length)

    def _paint_window(self, painter: QPainter, place: QRectF) -> None:
        painter.setPen(QPen(QColor(self._palette.line), 1, Qt.PenStyle.DashLine))
        painter.drawLine(place.topLeft(), place.bottomLeft())
        painter.drawLine(place.topRight(), place.bottomRight())

    def _paint_text(self, painter: QPainter, place: QRectF, length: Length) -> None:
        said = self._span(length)
        if length.kind is Stretch.TOO_LONG:
            said = f"✕ {said}"
        font = QFont(painter.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(self._palette.bad if length.kind is Stretch.TOO_LONG else self._palette.text))
        if painter.fontMetrics().horizontalAdvance(said) + 8 <= place.width():
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, said)

    def _paint_punch(self, painter: QPainter, punch: DayPunch) -> None:
        """A full round counts, a hollow one does not."""
        p, x = self._palette, self._x(punch.at)
        colour = QColor(p.accent if punch.counted else p.muted)
        painter.setPen(QPen(colour, SIZES.frame))
        painter.drawLine(QPointF(x, _TOP), QPointF(x, _TOP + _BAR))
        painter.setBrush(colour if punch.counted else QColor(p.surface))
        painter.drawEllipse(QPointF(x, _TOP - _MARK), _MARK, _MARK)

    def _paint_axis(self, painter: QPainter) -> None:
        font = QFont(self.font())
        font.setPixelSize(CONSOLE.small)
        painter.setFont(font)
        painter.setPen(QColor(self._palette.muted))
        for at in self._hours():
            said = f"{at.astimezone(self._zone):%H:%M}"
            width = painter.fontMetrics().horizontalAdvance(said)
            x = min(max(0.0, self._x(at) - width / 2), self.width() - width)
            painter.drawText(QPointF(x, _TOP + _BAR + _AXIS - 5), said)

    # Places

    def _x(self, at: datetime) -> float:
        assert self._line is not None
        whole = (self._line.end - self._line.start).total_seconds()
        return (at - self._line.start).total_seconds() / whole * self.width()

    def _place(self, length: Length) -> QRectF:
        left = self._x(length.start)
        return QRectF(left, _TOP, max(1.0, self._x(length.end) - left), _BAR)

    def _hours(self) -> Iterator[datetime]:
        """As many as there is room for."""
        assert self._line is not None
        hours = round((self._line.end - self._line.start).total_seconds() / 3600)
        fitting = max(1, self.width() // 64)
        every = next((each for each in _HOURS_BETWEEN if hours / each <= fitting), 24)
        at = self._line.start
        while at <= self._line.end:
            yield at
            at += timedelta(hours=every)

    # Words

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            told = plain_tip("\n".join(self._told_at(event.pos().x())))
            QToolTip.showText(event.globalPos(), told, self)
            return True
        return super().event(event)

    def _told_at(self, x: float) -> Iterator[str]:
        if self._line is None:
            return
        yield from (self._punch_told(each) for each in self._punches if abs(self._x(each.at) - x) <= _NEAR)
        for length in (*self._line.worked, *self._line.planned):
            place = self._place(length)
            if place.left() <= x <= place.right():
                yield self._length_told(length)

    def _told(self) -> Iterator[str]:
        if self._line is not None:
            yield from map(self._length_told, (*self._line.planned, *self._line.worked))
            yield from map(self._punch_told, self._punches)

    def _length_told(self, length: Length) -> str:
        word = {
            Stretch.WINDOW: translate("Attendance", "punches are looked for"),
            Stretch.SHIFT: translate("Attendance", "shift {shift}").format(shift=length.label),
            Stretch.GRACE: translate("Attendance", "tolerance"),
            Stretch.WORK: translate("Attendance", "work"),
            Stretch.BREAK: translate("Attendance", "break"),
            Stretch.TOO_LONG: translate("Attendance", "too long, a punch is missing"),
        }[length.kind]
        minutes = "" if length.minutes is None else f", {spoken(length.minutes)}"
        return f"{self._span(length)}: {word}{minutes}"

    def _punch_told(self, punch: DayPunch) -> str:
        at = f"{punch.at.astimezone(self._zone):%H:%M:%S}"
        return f"{at} {direction_word(punch.direction)}, {punch_state(punch)[0]}"

    def _span(self, length: Length) -> str:
        start, end = length.start.astimezone(self._zone), length.end.astimezone(self._zone)
        return f"{start:%H:%M} – {end:%H:%M}"
