"""The grid of everybody's month on the screen; a click or Enter leads to the day."""

from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from faceclock.app.console.attendance_overview import Overview
from faceclock.gui.console.attendance.matrix_model import CELL_ROLE, MatrixModel
from faceclock.gui.console.attendance.toned import tone_colours
from faceclock.gui.console.attendance.words import SIGNS, TONES
from faceclock.gui.console.desk import Desk
from faceclock.gui.language import translate
from faceclock.gui.tokens import CONSOLE, SIZES, Palette

_SQUARE, _ROW, _NAMES, _RADIUS = 17, 30, 136, 4


class MatrixView(QTableView):
    """``day_wanted`` gives a person's ID and the day."""

    day_wanted = Signal(str, object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.days = MatrixModel(desk.locale)
        self.setModel(self.days)
        self.setItemDelegate(_Squares(desk.palette, self.days, self))
        self.setAccessibleName(translate("Attendance", "Everybody's month"))
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._dress_headers()
        self.clicked.connect(self._lead)

    def show_overview(self, overview: Overview) -> None:
        """The square that one stood on stays the current one where it can."""
        place, scrolled = self.currentIndex(), self.verticalScrollBar().value()
        row, column = place.row(), place.column()
        self.days.show_overview(overview)
        self.setCurrentIndex(self.days.index(row, column))
        self.verticalScrollBar().setValue(scrolled)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._lead(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _lead(self, index: QModelIndex) -> None:
        if index.isValid():
            day: date = self.days.day_of(index.column())
            self.day_wanted.emit(self.days.rows[index.row()].person.id, day)

    def _dress_headers(self) -> None:
        rows, days = self.verticalHeader(), self.horizontalHeader()
        rows.setFixedWidth(_NAMES)
        rows.setDefaultSectionSize(_ROW)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        rows.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        rows.setHighlightSections(False)
        rows.setSectionsClickable(False)
        days.setMinimumSectionSize(_SQUARE)
        days.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        days.setHighlightSections(False)
        days.setSectionsClickable(False)
        self.setStyleSheet("QHeaderView::section { padding: 0; min-height: 28px; }")


class _Squares(QStyledItemDelegate):
    def __init__(self, palette: Palette, days: MatrixModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._palette, self._days = palette, days

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        p, cell = self._palette, index.data(CELL_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(option.rect, QColor(p.bg if self._days.is_weekend(index.column()) else p.surface))
        square = QRectF(option.rect).adjusted(1, 2, -1, -2)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if cell is not None and cell.mark in SIGNS:
            colour, soft = tone_colours(p, TONES.get(cell.mark, ""))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(soft))
            painter.drawRoundedRect(square, _RADIUS, _RADIUS)
            painter.setPen(QColor(colour))
            painter.setFont(_bold(painter.font()))
            painter.drawText(square, Qt.AlignmentFlag.AlignCenter, SIGNS[cell.mark])
        if chosen:
            painter.setPen(QPen(QColor(p.accent), SIZES.frame))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(square, _RADIUS, _RADIUS)
        painter.restore()


def _bold(font: QFont) -> QFont:
    made = QFont(font)
    made.setPixelSize(CONSOLE.small)
    made.setWeight(QFont.Weight.DemiBold)
    return made
