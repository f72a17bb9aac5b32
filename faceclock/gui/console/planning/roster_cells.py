"""How a cell of the roster is drawn: the shift's colour and code, leave, holidays, locked days."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from faceclock.app.attendance.roster_grid import RosterCell
from faceclock.domain.attendance import DayKind
from faceclock.gui.console.planning.hues import ShiftHues
from faceclock.gui.console.planning.roster_model import RosterModel
from faceclock.gui.console.planning.roster_words import cell_text
from faceclock.gui.tokens import CONSOLE, SIZES, Palette

_GREY_DAYS = (DayKind.WEEKEND, DayKind.HOLIDAY)


class RosterDelegate(QStyledItemDelegate):
    """``hues`` is set anew whenever the grid is."""

    def __init__(self, palette: Palette, parent: QWidget) -> None:
        super().__init__(parent)
        self._palette = palette
        self.hues = ShiftHues((), palette)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model = index.model()
        assert isinstance(model, RosterModel)
        cell, locked = model.cell(index.row(), index.column()), model.is_locked(index.column())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option.rect, cell)
        if locked:
            self._hatch(painter, option.rect)
        self._paint_work(painter, option.rect, cell)
        if option.state & QStyle.StateFlag.State_Selected:
            self._frame(painter, option.rect)
        painter.restore()

    def _paint_ground(self, painter: QPainter, place: QRect, cell: RosterCell) -> None:
        p = self._palette
        painter.fillRect(place, QColor(p.bg if cell.kind in _GREY_DAYS else p.surface))
        painter.setPen(QPen(QColor(p.line), 1))
        painter.drawLine(place.topRight(), place.bottomRight())
        painter.drawLine(place.bottomLeft(), place.bottomRight())

    def _paint_work(self, painter: QPainter, place: QRect, cell: RosterCell) -> None:
        p, box = self._palette, QRectF(place.adjusted(3, 3, -4, -4))
        ink = QColor(p.muted)
        if cell.leave:
            ink = self._tile(painter, box, p.warn, p.warn_soft)
        elif cell.work:
            hue = self.hues.of(cell.work)
            ink = self._tile(painter, box, hue.ink, hue.soft)
        text = cell.leave or cell_text(cell)
        font = QFont(painter.font())
        font.setPixelSize(CONSOLE.small)
        font.setWeight(QFont.Weight.DemiBold if cell.own else QFont.Weight.Medium)
        painter.setFont(font)
        painter.setPen(ink)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()) - 4)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown)
        if cell.own and not cell.leave:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            painter.drawEllipse(QRectF(box.right() - 7, box.top() + 3, 4, 4))

    def _tile(self, painter: QPainter, box: QRectF, ink: str, soft: str) -> QColor:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(soft))
        painter.drawRoundedRect(box, 5, 5)
        return QColor(ink)

    def _hatch(self, painter: QPainter, place: QRect) -> None:
        painter.setPen(QPen(QColor(self._palette.line), 1))
        painter.setClipRect(place)
        for x in range(place.left() - place.height(), place.right(), 8):
            painter.drawLine(x, place.bottom(), x + place.height(), place.top())
        painter.setClipping(False)

    def _frame(self, painter: QPainter, place: QRect) -> None:
        ink = QColor(self._palette.accent)
        painter.setPen(QPen(ink, SIZES.frame))
        ink.setAlpha(28)
        painter.setBrush(ink)
        painter.drawRoundedRect(QRectF(place.adjusted(2, 2, -3, -3)), 5, 5)
