"""A month as weeks of seven days, for the calendar."""

from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QLocale, QModelIndex, QPersistentModelIndex, Qt

from faceclock.app.console.attendance_views import MonthDay, PersonMonth
from faceclock.gui.console.attendance.words import clocked, day_name, mark_told, spoken
from faceclock.gui.console.widgets.tips import plain_tip
from faceclock.gui.language import translate

Index = QModelIndex | QPersistentModelIndex
DAY_ROLE = Qt.ItemDataRole.UserRole + 1
_WEEK = 7


class MonthModel(QAbstractTableModel):
    """Rows are weeks; squares outside the month are empty."""

    def __init__(self, locale: QLocale) -> None:
        super().__init__()
        self._locale = locale
        self.month: PersonMonth | None = None
        self._offset = 0

    def show_month(self, month: PersonMonth | None) -> None:
        self.beginResetModel()
        self.month = month
        self._offset = (month.first.weekday() - month.week_start) % _WEEK if month else 0
        self.endResetModel()

    def day_at(self, index: Index) -> MonthDay | None:
        if self.month is None or not index.isValid():
            return None
        number = index.row() * _WEEK + index.column() - self._offset
        return self.month.days[number] if 0 <= number < len(self.month.days) else None

    def index_of(self, day: date) -> QModelIndex:
        assert self.month is not None
        number = (day - self.month.first).days + self._offset
        return self.index(number // _WEEK, number % _WEEK)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        if self.month is None or parent.isValid():
            return 0
        return -(-(self._offset + len(self.month.days)) // _WEEK)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else _WEEK

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.day_at(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation is Qt.Orientation.Vertical or role != Qt.ItemDataRole.DisplayRole:
            return None
        start = self.month.week_start if self.month else 0
        return self._locale.dayName((start + section) % _WEEK + 1, QLocale.FormatType.ShortFormat)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        day = self.day_at(index)
        if day is None:
            return None
        if role == DAY_ROLE:
            return day
        if role == Qt.ItemDataRole.DisplayRole:
            return str(day.day.day)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(describe_day(self._locale, day))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return describe_day(self._locale, day)
        return None


def describe_day(locale: QLocale, day: MonthDay) -> str:
    """One line that says what the square shows, and more."""
    parts = [day_name(locale, day.day), mark_told(day.mark)]
    if day.result is not None and day.result.worked:
        parts.append(translate("Attendance", "{hours} worked").format(hours=spoken(day.result.worked)))
    if day.result is not None and day.result.late:
        parts.append(translate("Attendance", "{minutes} min late").format(minutes=day.result.late))
    if day.shifts:
        parts.append(translate("Attendance", "shift {shift}").format(shift=" + ".join(day.shifts)))
    if day.label:
        parts.append(day.label)
    if day.locked:
        parts.append(translate("Attendance", "locked"))
    return ", ".join(parts)


def hours_of(day: MonthDay) -> str:
    """What the square shows in the middle."""
    return clocked(day.result.worked) if day.result is not None and day.result.worked else ""


def same_day_of(first: date, day: date) -> date:
    """The day of another month with the number of this one, or its last."""
    last = (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return first.replace(day=min(day.day, last.day))
