"""The calendar of one month. Arrows move the day and go on into the next month, PageUp and PageDown the month."""

from datetime import date, timedelta

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from faceclock.app.console.attendance_views import PersonMonth
from faceclock.gui.console.attendance.month_cells import MonthCells
from faceclock.gui.console.attendance.month_model import MonthModel
from faceclock.gui.console.desk import Desk
from faceclock.gui.language import translate

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
_LOWEST_ROW, _HIGHEST_ROW = 40, 72


class MonthView(QTableView):
    """``day_wanted`` is the day that somebody turned to; it may lie in another month."""

    day_wanted = Signal(object)  # date
    month_wanted = Signal(int)  # months to go
    today_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._days = MonthModel(desk.locale)
        self._cells = MonthCells(desk.palette, self)
        self.setModel(self._days)
        self.setItemDelegate(self._cells)
        self.setAccessibleName(translate("Attendance", "Days of the month"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QTableView:focus { border: none; }")  # the day that is current shows it
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._dress_headers()
        self.clicked.connect(self._turn_to)

    def show_month(self, month: PersonMonth | None, day: date) -> None:
        """``day`` is the one that is shown beside it."""
        if month != self._days.month:
            self._cells.today = month.today if month else None
            self._days.show_month(month)
            self._fit_rows()
        if month is not None:
            self.setCurrentIndex(self._days.index_of(day))

    @property
    def current(self) -> date | None:
        day = self._days.day_at(self.currentIndex())
        return day.day if day else None

    def sizeHint(self) -> QSize:
        return QSize(400, 6 * 60 + 32)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, day = Qt.Key(event.key()), self.current
        if key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.month_wanted.emit(-1 if key is Qt.Key.Key_PageUp else 1)
        elif key is Qt.Key.Key_Home:
            self.today_wanted.emit()
        elif key in _STEPS and day is not None:
            self.day_wanted.emit(day + timedelta(days=_STEPS[key]))
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_rows()

    def _turn_to(self, index: QModelIndex) -> None:
        day = self._days.day_at(index)
        if day is not None:
            self.day_wanted.emit(day.day)

    def _fit_rows(self) -> None:
        weeks = max(1, self._days.rowCount())
        room = self.viewport().height() // weeks
        self.verticalHeader().setDefaultSectionSize(max(_LOWEST_ROW, min(_HIGHEST_ROW, room)))

    def _dress_headers(self) -> None:
        rows, days = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setMinimumSectionSize(_LOWEST_ROW)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        days.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        days.setSectionsClickable(False)
        days.setHighlightSections(False)
        days.setMinimumSectionSize(32)
