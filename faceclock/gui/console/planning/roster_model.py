"""The roster as a table's model: people down, days across."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QLocale, QModelIndex, QPersistentModelIndex, Qt

from faceclock.app.attendance.roster_grid import RosterCell, RosterGrid, RosterRow
from faceclock.gui import icons
from faceclock.gui.console.planning.roster_words import cell_sentence, cell_text, day_text, full_day_text
from faceclock.gui.console.widgets.tips import plain_tip
from faceclock.gui.language import translate
from faceclock.gui.tokens import Palette

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
_LOCK = 12
NOTHING = RosterGrid((), (), {}, ())


class RosterModel(QAbstractTableModel):
    """`show_grid` replaces everything; `narrow` leaves people out."""

    def __init__(self, locale: QLocale, palette: Palette) -> None:
        super().__init__()
        self._locale = locale
        self._lock = icons.pixmap("lock", palette.muted, _LOCK)
        self.grid = NOTHING
        self.rows: list[RosterRow] = []
        self._team, self._text = "", ""

    def show_grid(self, grid: RosterGrid) -> None:
        """The same people and days keep selection and place."""
        same = self.grid.days == grid.days and [row.id for row in self.grid.rows] == [
            row.id for row in grid.rows
        ]
        if not same:
            self.beginResetModel()
        self.grid = grid
        self.rows = self._wanted()
        if not same:
            self.endResetModel()
        elif self.rows:
            last = self.index(len(self.rows) - 1, len(grid.days) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(grid.days) - 1)

    def narrow(self, team: str, text: str) -> None:
        """Only a team's people, and those whose name or ID holds ``text``; empty: all."""
        self.beginResetModel()
        self._team, self._text = team, text.casefold()
        self.rows = self._wanted()
        self.endResetModel()

    def cell(self, row: int, column: int) -> RosterCell:
        return self.rows[row].cells[column]

    def is_locked(self, column: int) -> bool:
        return self.grid.is_locked(self.grid.days[column])

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.grid.days)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if role == Role.DisplayRole:
            return cell_text(self.cell(index.row(), index.column()))
        if role in (Role.ToolTipRole, Role.AccessibleTextRole):
            row, day = self.rows[index.row()], self.grid.days[index.column()]
            cell = row.cells[index.column()]
            locked = self.is_locked(index.column())
            told = cell_sentence(row, day, cell, self.grid.shifts, self._locale, locked)
            return plain_tip(told) if role == Role.ToolTipRole else told
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if role == Role.DecorationRole and orientation is Qt.Orientation.Horizontal:
            return self._lock if self.is_locked(section) else None
        if role not in (Role.DisplayRole, Role.ToolTipRole):
            return None
        if orientation is Qt.Orientation.Vertical:
            row = self.rows[section]
            shown = row.name or row.id
            whole = f"{shown} · {row.id} · {row.team}".rstrip(" ·")
            return shown if role == Role.DisplayRole else plain_tip(whole)
        day = self.grid.days[section]
        if role == Role.ToolTipRole:
            told = [full_day_text(day, self._locale)]
            return "\n".join(told + [translate("Roster", "Locked")] * self.is_locked(section))
        return day_text(day, self._locale, "ddd\nd")

    def _wanted(self) -> list[RosterRow]:
        return [
            row
            for row in self.grid.rows
            if self._team in ("", row.team)
            and (not self._text or self._text in row.name.casefold() or self._text in row.id.casefold())
        ]
