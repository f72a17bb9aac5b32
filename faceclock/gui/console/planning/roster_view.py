"""The grid of the roster: select by dragging or Shift and arrows, copy, paste, and drag a shift over others."""

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView

from faceclock.gui.console.planning.roster_cells import RosterDelegate
from faceclock.gui.console.planning.roster_model import RosterModel
from faceclock.gui.console.planning.shift_bar import WORK_FORMAT
from faceclock.gui.language import translate
from faceclock.gui.tokens import CONSOLE, Palette

Place = tuple[int, int]  # row, column
Area = tuple[int, int, int, int]  # top, left, bottom, right
_NAMES, _NARROWEST = 190, 44


class RosterView(QTableView):
    """``dragged`` gives the cell that was dragged, and the selection is what it was dragged over."""

    dragged = Signal(int, int)
    dropped = Signal(str, int, int)  # what was dropped, row, column
    copying = Signal()
    pasting = Signal()
    clearing = Signal()
    digit = Signal(int)

    def __init__(self, model: RosterModel, palette: Palette) -> None:
        super().__init__()
        self.setModel(model)
        self.cells = RosterDelegate(palette, self)
        self.setItemDelegate(self.cells)
        self.setAccessibleName(translate("Roster", "Roster: people down, days across"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self._dress_headers()
        self._source: QModelIndex | None = None
        self.editable = False
        self.setAcceptDrops(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def areas(self) -> list[Area]:
        """What is selected, as rectangles: an index for each of 30,000 cells would take long."""
        chosen = self.selectionModel().selection()
        found = (chosen.at(number) for number in range(chosen.size()))
        return [(area.top(), area.left(), area.bottom(), area.right()) for area in found]

    def places(self) -> list[Place]:
        """The selected cells, by row and column."""
        return cells_of(self.areas())

    def _dress_headers(self) -> None:
        days, people = self.horizontalHeader(), self.verticalHeader()
        days.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        days.setMinimumSectionSize(_NARROWEST)
        days.setFixedHeight(48)
        days.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        days.setHighlightSections(False)
        days.setStyleSheet("QHeaderView::section { padding: 0; }")
        people.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        people.setDefaultSectionSize(CONSOLE.row)
        people.setFixedWidth(_NAMES)
        people.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        people.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        people.setHighlightSections(False)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on the one selected cell takes hold of it; any other begins to select."""
        index = self.indexAt(event.position().toPoint())
        left = event.button() is Qt.MouseButton.LeftButton and not event.modifiers()
        held = self.editable and left and index.isValid() and self._is_alone(index)
        self._source = index if held else None
        if self._source is None:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._source is None:
            super().mouseMoveEvent(event)
        else:
            self._stretch(event.position().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        source, self._source = self._source, None
        if source is None:
            super().mouseReleaseEvent(event)
        elif not self._is_alone(source):
            self.dragged.emit(source.row(), source.column())

    def _is_alone(self, index: QModelIndex) -> bool:
        """Whether this cell and no other is selected."""
        return self.areas() == [(index.row(), index.column()) * 2]

    def _stretch(self, place: QPoint) -> None:
        over = self.indexAt(place)
        if self._source is not None and over.isValid():
            area = QItemSelection()
            corner = min(self._source.row(), over.row()), min(self._source.column(), over.column())
            other = max(self._source.row(), over.row()), max(self._source.column(), over.column())
            area.select(self.model().index(*corner), self.model().index(*other))
            self.selectionModel().select(area, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(over)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.editable and event.mimeData().hasFormat(WORK_FORMAT):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if self.indexAt(event.position().toPoint()).isValid():
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        work = bytes(event.mimeData().data(WORK_FORMAT).data()).decode()
        if index.isValid() and work:
            event.acceptProposedAction()
            self.dropped.emit(work, index.row(), index.column())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        for keys, signal in (
            (QKeySequence.StandardKey.Copy, self.copying),
            (QKeySequence.StandardKey.Paste, self.pasting),
            (QKeySequence.StandardKey.Delete, self.clearing),
        ):
            if event.matches(keys):
                signal.emit()
                return
        bare = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        if bare and Qt.Key.Key_0 <= event.key() <= Qt.Key.Key_9:
            self.digit.emit(event.key() - Qt.Key.Key_0)
        else:
            super().keyPressEvent(event)


def cells_of(areas: list[Area]) -> list[Place]:
    """All cells of the areas, each once, by row and column."""
    found = {
        (line, column)
        for top, left, bottom, right in areas
        for line in range(top, bottom + 1)
        for column in range(left, right + 1)
    }
    return sorted(found)


def put_on_clipboard(lines: list[list[str]]) -> None:
    """As text with tabs, for a spreadsheet."""
    QApplication.clipboard().setText("\n".join("\t".join(line) for line in lines))
