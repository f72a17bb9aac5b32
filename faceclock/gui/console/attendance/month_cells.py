"""A square of the calendar: the number, the hours, and sign and word of what weighs most."""

from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from faceclock.app.console.attendance_marks import DayMark
from faceclock.app.console.attendance_views import MonthDay
from faceclock.gui.console.attendance.month_model import DAY_ROLE, hours_of
from faceclock.gui.console.attendance.toned import tone_colours
from faceclock.gui.console.attendance.words import SIGNS, TONES, mark_word
from faceclock.gui.tokens import CONSOLE, SIZES, Palette

_GAP, _PAD, _RADIUS = 3, 6, 8
_FREE = (DayMark.WEEKEND, DayMark.REST_DAY)
_WORDLESS = (*_FREE, DayMark.WORKED, DayMark.NONE)


class MonthCells(QStyledItemDelegate):
    """``today`` has a line beneath its number."""

    def __init__(self, palette: Palette, parent: QWidget) -> None:
        super().__init__(parent)
        self._palette = palette
        self.today: date | None = None

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        day: MonthDay | None = index.data(DAY_ROLE)
        if day is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(option.rect, QColor(self._palette.surface))  # the view marks the whole cell
        square = QRectF(option.rect).adjusted(_GAP, _GAP, -_GAP, -_GAP)
        self._paint_square(painter, square, day, option.state)
        self._paint_words(painter, square.adjusted(_PAD, 3, -_PAD, -3), day)
        painter.restore()

    def _paint_square(
        self, painter: QPainter, square: QRectF, day: MonthDay, state: QStyle.StateFlag
    ) -> None:
        p, chosen = self._palette, bool(state & QStyle.StateFlag.State_Selected)
        ground = p.bg if day.mark in _FREE else p.surface
        focused = chosen and bool(state & QStyle.StateFlag.State_HasFocus)
        painter.setBrush(QColor(p.accent_soft if focused else ground))
        width = SIZES.frame if chosen else SIZES.line
        painter.setPen(QPen(QColor(p.accent if chosen else p.line), width))
        painter.drawRoundedRect(square, _RADIUS, _RADIUS)

    def _paint_words(self, painter: QPainter, room: QRectF, day: MonthDay) -> None:
        p, line = self._palette, room.height() / 3
        number = QRectF(room.left(), room.top(), room.width(), line)
        is_today = day.day == self.today
        faded = day.mark in _FREE or (day.result is None and not is_today)
        self._write(painter, number, str(day.day.day), p.muted if faded else p.text, strong=is_today)
        if is_today:
            self._underline(painter, number, str(day.day.day))
        hours = hours_of(day)
        self._write(painter, number.translated(0, line), hours, p.text, strong=True)
        if day.mark not in _WORDLESS:
            tone = tone_colours(p, TONES.get(day.mark, ""))[0]
            self._write(painter, number, SIGNS.get(day.mark, ""), tone, strong=True, right=True)
            place = number.translated(0, 2 * line if hours else line)
            self._write(painter, place.adjusted(0, 0, 4, 0), mark_word(day.mark), tone)

    def _underline(self, painter: QPainter, number: QRectF, text: str) -> None:
        painter.setPen(QPen(QColor(self._palette.accent), SIZES.frame))
        width = painter.fontMetrics().horizontalAdvance(text)
        painter.drawLine(number.bottomLeft(), number.bottomLeft() + QRectF(0, 0, width, 0).topRight())

    def _write(
        self,
        painter: QPainter,
        place: QRectF,
        text: str,
        colour: str,
        *,
        strong: bool = False,
        right: bool = False,
    ) -> None:
        font = QFont(painter.font())
        font.setPixelSize(CONSOLE.small)
        font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(place.width()) + 1)
        painter.drawText(place, int(side | Qt.AlignmentFlag.AlignVCenter), shown)
