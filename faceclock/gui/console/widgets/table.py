"""The table of all pages: one line a row, sorted by a click, widths remembered, everything by keyboard."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QToolTip

from faceclock.gui.console.widgets.cells import CellDelegate
from faceclock.gui.console.widgets.rows import RowsModel
from faceclock.gui.console.widgets.tips import plain_tip
from faceclock.gui.tokens import CONSOLE

if TYPE_CHECKING:
    from faceclock.gui.console.desk import Desk


class Table(QTableView):
    """``chosen`` on Enter and double click; ``turned`` whenever another row becomes the current one."""

    chosen = Signal(QModelIndex)
    turned = Signal(QModelIndex)

    def __init__(self, desk: "Desk", model: RowsModel[Any], key: str, name: str) -> None:
        """``key`` remembers the columns' widths, ``name`` is what a screen reader calls it."""
        super().__init__()
        self._desk, self._key = desk, f"tables/{key}"
        self.setModel(model)
        self.setItemDelegate(CellDelegate(desk.palette, self))
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self._dress_headers(model)
        self.activated.connect(self.chosen)
        self.selectionModel().currentRowChanged.connect(lambda now, before: self.turned.emit(now))

    def current_row(self) -> object | None:
        """The row of the model that is selected, if any."""
        index = self.currentIndex()
        model = self.model()
        assert isinstance(model, RowsModel)
        return model.row(index) if index.isValid() else None

    def sort_by(self, column: int, *, descending: bool = False) -> None:
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.sortByColumn(column, order)

    def _dress_headers(self, model: RowsModel[Any]) -> None:
        rows, header = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(CONSOLE.row)
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        header.setMinimumSectionSize(48)
        for number, column in enumerate(model.columns):
            self.setColumnWidth(number, column.width)
        state = self._desk.recall(self._key)
        if isinstance(state, QByteArray):
            header.restoreState(state)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        header.sectionResized.connect(lambda *_: self._desk.remember(self._key, header.saveState()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.chosen.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """The whole text of an elided cell as its tooltip."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_whole(event.pos(), event.globalPos())
            return True
        return super().viewportEvent(event)

    def _show_whole(self, place: QPoint, on_screen: QPoint) -> None:
        index = self.indexAt(place)
        text = str(index.data() or "")
        cut = self.fontMetrics().horizontalAdvance(text) > self.visualRect(index).width() - 24
        QToolTip.showText(on_screen, plain_tip(text) if cut else "", self)
