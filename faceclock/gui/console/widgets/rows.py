"""A table's model over plain rows: nothing is made for a row before it is looked at."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
PILL_ROLE = Qt.ItemDataRole.UserRole + 1  # (text, tone)
SORT_ROLE = Qt.ItemDataRole.UserRole + 2
PERSON_ROLE = Qt.ItemDataRole.UserRole + 3  # a name: its initials stand before the text


@dataclass(frozen=True)
class Column(Generic[R]):
    """``text`` of a row; ``sort`` what it is ordered by (else the text), None-free; ``pill`` gives a tone to show
    the text as a pill in; ``figure`` aligns to the right; ``person`` puts a badge of initials before it."""

    title: str
    text: Callable[[R], str]
    sort: Callable[[R], Any] | None = None
    pill: Callable[[R], str] | None = None
    figure: bool = False
    person: bool = False
    width: int = 140


class RowsModel(QAbstractTableModel, Generic[R]):
    """`set_rows` replaces everything, in the order that is sorted by."""

    def __init__(self, columns: Sequence[Column[R]]) -> None:
        super().__init__()
        self.columns, self.rows = list(columns), list[R]()
        self._order: tuple[int, Qt.SortOrder] | None = None

    def set_rows(self, rows: Sequence[R]) -> None:
        self.beginResetModel()
        self.rows = list(rows)
        self._sort()
        self.endResetModel()

    def row(self, index: Index) -> R:
        return self.rows[index.row()]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation is Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return self.columns[section].title
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(self.columns[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        column = self.columns[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return column.text(self.rows[index.row()])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role == PILL_ROLE and column.pill is not None:
            return column.pill(self.rows[index.row()]) or None
        if role == PERSON_ROLE and column.person:
            return column.text(self.rows[index.row()])
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Stable, and again whenever rows are set."""
        self._order = (column, order) if column >= 0 else None
        self.layoutAboutToBeChanged.emit()
        kept = [(index, self.rows[index.row()]) for index in self.persistentIndexList()]
        self._sort()
        places = {id(row): number for number, row in enumerate(self.rows)} if kept else {}
        for index, row in kept:
            self.changePersistentIndex(index, self.index(places[id(row)], index.column()))
        self.layoutChanged.emit()

    def _sort(self) -> None:
        if self._order is not None:
            number, order = self._order
            column = self.columns[number]
            key = column.sort or (lambda row: column.text(row).casefold())
            self.rows.sort(key=key, reverse=order is Qt.SortOrder.DescendingOrder)


def _alignment(column: Column[Any]) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.figure else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
