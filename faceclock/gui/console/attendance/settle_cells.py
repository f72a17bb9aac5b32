"""A line of what is to be settled: who and when, and beneath it what."""

from PySide6.QtCore import QLocale, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from faceclock.app.console.attendance_overview import Open, ToSettle
from faceclock.gui.console.attendance.toned import tone_colours
from faceclock.gui.console.attendance.words import open_told, open_tone, qdate, spoken
from faceclock.gui.console.widgets.labels import SIGNS
from faceclock.gui.language import translate
from faceclock.gui.tokens import CONSOLE, Palette

ROW = 50
SETTLE_ROLE = Qt.ItemDataRole.UserRole + 9
_MARGIN = 8


class SettleCells(QStyledItemDelegate):
    """Paints a `ToSettle`, which the model gives by SETTLE_ROLE."""

    def __init__(self, palette: Palette, locale: QLocale, parent: QWidget) -> None:
        super().__init__(parent)
        self._palette, self._locale = palette, locale

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        p, each = self._palette, index.data(SETTLE_ROLE)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(p.accent_soft))
        painter.setPen(QPen(QColor(p.line), 1))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        place = option.rect.adjusted(_MARGIN, 6, -_MARGIN, -6)
        half = place.height() // 2
        above = QRect(place.left(), place.top(), place.width(), half)
        day = self._write(painter, option.font, above, settle_day(self._locale, each), p.muted, right=True)
        name = above.adjusted(0, 0, -day - 8, 0)
        self._write(painter, option.font, name, each.person.told, p.text)
        small = QFont(option.font)
        small.setPixelSize(CONSOLE.small)
        said = f"{SIGNS[open_tone(each.what)]} {settle_told(each)}".strip()
        self._write(painter, small, above.translated(0, half), said, tone_colours(p, open_tone(each.what))[0])
        painter.restore()

    def _write(
        self, painter: QPainter, font: QFont, place: QRect, text: str, colour: str, *, right: bool = False
    ) -> int:
        """How wide it came out."""
        painter.setFont(font)
        painter.setPen(QColor(colour))
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, place.width())
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(place, int(side | Qt.AlignmentFlag.AlignVCenter), shown)
        return metrics.horizontalAdvance(shown)


def settle_told(each: ToSettle) -> str:
    """What it is, and how much of it."""
    if each.what is Open.UNAPPROVED:
        return f"{open_told(each.what)}: {spoken(each.minutes)}"
    return f"{open_told(each.what)} ({each.minutes})" if each.minutes > 1 else open_told(each.what)


def settle_day(locale: QLocale, each: ToSettle) -> str:
    return locale.toString(qdate(each.day), translate("Attendance", "ddd d MMM"))
