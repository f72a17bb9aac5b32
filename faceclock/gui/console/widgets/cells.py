"""How a cell is drawn: a line beneath, pills, and the badge of a person."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from faceclock.gui.console.widgets.labels import SIGNS, initials
from faceclock.gui.console.widgets.rows import PERSON_ROLE, PILL_ROLE
from faceclock.gui.tokens import CONSOLE, Palette

_MARGIN, _BADGE, _PILL = 12, 28, 22


class CellDelegate(QStyledItemDelegate):
    """Paints by the model's roles; nothing is allocated for a row."""

    def __init__(self, palette: Palette, parent: QWidget) -> None:
        super().__init__(parent)
        self._palette = palette

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option)
        place = option.rect.adjusted(_MARGIN, 0, -_MARGIN, -1)
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        tone = index.data(PILL_ROLE)
        if tone and text:
            self._paint_pill(painter, place, text, tone)
        else:
            name = index.data(PERSON_ROLE)
            if name:
                place = self._paint_badge(painter, place, name)
            self._paint_text(painter, option, place, text, index.data(Qt.ItemDataRole.TextAlignmentRole))
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(option.rect, QColor(self._palette.accent_soft))
        painter.setPen(QPen(QColor(self._palette.line), 1))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())

    def _paint_text(
        self, painter: QPainter, option: QStyleOptionViewItem, place: QRect, text: str, alignment: object
    ) -> None:
        painter.setPen(QColor(self._palette.text))
        painter.setFont(option.font)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, place.width())
        flags = alignment if isinstance(alignment, int | Qt.AlignmentFlag) else Qt.AlignmentFlag.AlignVCenter
        painter.drawText(place, int(flags) | Qt.TextFlag.TextSingleLine, shown)

    def _paint_badge(self, painter: QPainter, place: QRect, name: str) -> QRect:
        circle = QRectF(place.left(), place.center().y() - _BADGE / 2 + 1, _BADGE, _BADGE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._palette.accent_soft))
        painter.drawEllipse(circle)
        painter.setPen(QColor(self._palette.accent))
        painter.setFont(self._small(painter.font()))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, initials(name))
        return place.adjusted(_BADGE + 8, 0, 0, 0)

    def _paint_pill(self, painter: QPainter, place: QRect, text: str, tone: str) -> None:
        p = self._palette
        colour, soft = {
            "ok": (p.ok, p.ok_soft),
            "warn": (p.warn, p.warn_soft),
            "bad": (p.bad, p.bad_soft),
            "info": (p.accent, p.accent_soft),
        }.get(tone, (p.muted, p.bg))
        said = f"{SIGNS.get(tone, '')} {text}".strip()
        painter.setFont(self._small(painter.font()))
        width = min(place.width(), painter.fontMetrics().horizontalAdvance(said) + 20)
        pill = QRectF(place.left(), place.center().y() - _PILL / 2 + 1, width, _PILL)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(soft))
        painter.drawRoundedRect(pill, _PILL / 2, _PILL / 2)
        painter.setPen(QColor(colour))
        shown = painter.fontMetrics().elidedText(said, Qt.TextElideMode.ElideMiddle, int(width) - 12)
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, shown)

    def _small(self, font: QFont) -> QFont:
        made = QFont(font)
        made.setPixelSize(CONSOLE.small)
        made.setWeight(QFont.Weight.DemiBold)
        return made
