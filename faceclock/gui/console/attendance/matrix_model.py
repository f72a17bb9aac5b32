"""Everybody's month as a grid: a row a person, a square a day."""

from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QLocale, QModelIndex, QPersistentModelIndex, Qt

from faceclock.app.console.attendance_marks import PROBLEMS
from faceclock.app.console.attendance_overview import Cell, MonthRow, Overview
from faceclock.gui.console.attendance.words import SIGNS, day_name, mark_told, spoken
from faceclock.gui.console.widgets.tips import plain_tip
from faceclock.gui.language import translate

Index = QModelIndex | QPersistentModelIndex
CELL_ROLE = Qt.ItemDataRole.UserRole + 1
_SUNDAY = 6


class MatrixModel(QAbstractTableModel):
    """`narrow` leaves rows out; nothing is made for a square before it is looked at."""

    def __init__(self, locale: QLocale) -> None:
        super().__init__()
        self._locale = locale
        self._all: tuple[MonthRow, ...] = ()
        self._first, self._days = date.today(), 0
        self._text, self._problems = "", False
        self.rows: list[MonthRow] = []

    def show_overview(self, overview: Overview) -> None:
        self.beginResetModel()
        self._all = overview.rows
        self._first, self._days = overview.first, (overview.last - overview.first).days + 1
        self.rows = self._kept()
        self.endResetModel()

    def narrow(self, text: str, *, only_problems: bool) -> None:
        self.beginResetModel()
        self._text, self._problems = text.casefold(), only_problems
        self.rows = self._kept()
        self.endResetModel()

    def day_of(self, column: int) -> date:
        return self._first + timedelta(days=column)

    def cell(self, index: Index) -> Cell | None:
        return self.rows[index.row()].cells[index.column()]

    def is_weekend(self, column: int) -> bool:
        return self.day_of(column).weekday() >= _SUNDAY - 1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else self._days

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation is Qt.Orientation.Vertical:
            return self._person_header(self.rows[section], role)
        if role == Qt.ItemDataRole.DisplayRole:
            return str(self.day_of(section).day)
        if role == Qt.ItemDataRole.ToolTipRole:
            return day_name(self._locale, self.day_of(section))
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        cell = self.cell(index)
        if role == CELL_ROLE:
            return cell
        if cell is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return SIGNS.get(cell.mark, "")
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._told(index, cell))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._told(index, cell)
        return None

    def _told(self, index: Index, cell: Cell) -> str:
        parts = [self.rows[index.row()].person.told, day_name(self._locale, self.day_of(index.column()))]
        parts.append(mark_told(cell.mark))
        if cell.minutes:
            parts.append(translate("Attendance", "{hours} worked").format(hours=spoken(cell.minutes)))
        return ", ".join(parts)

    def _person_header(self, row: MonthRow, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return row.person.told
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            parts = (row.person.told, row.person.id, row.person.team, spoken(row.worked))
            told = " · ".join(part for part in parts if part)
            return plain_tip(told) if role == Qt.ItemDataRole.ToolTipRole else told
        return None

    def _kept(self) -> list[MonthRow]:
        return [row for row in self._all if self._is_meant(row) and (not self._problems or _has_problem(row))]

    def _is_meant(self, row: MonthRow) -> bool:
        person = row.person
        return not self._text or any(
            self._text in part.casefold() for part in (person.name, person.id, person.team)
        )


def _has_problem(row: MonthRow) -> bool:
    return any(cell is not None and cell.mark in PROBLEMS for cell in row.cells)
