"""Leave as bars: people down, the months of a year across."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QHelpEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
)

from faceclock.app.console.planning_leave import LeaveRow
from faceclock.domain.rulebook import LeavePart
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.planning.enum_words import enum_words
from faceclock.gui.console.planning.hues import ShiftHues
from faceclock.gui.console.planning.roster_words import day_text
from faceclock.gui.console.widgets.tips import plain_tip
from faceclock.gui.language import translate
from faceclock.gui.tokens import CONSOLE

Index = QModelIndex | QPersistentModelIndex
_MONTHS, _NAMES, _BAR = 12, 190, 22


@dataclass(frozen=True)
class _Person:
    name: str
    leaves: tuple[LeaveRow, ...]


class LeaveYearModel(QAbstractTableModel):
    """A row for each person who is away in the year, a column for each month."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.year = date.today().year
        self.people: list[_Person] = []

    def show_year(self, year: int, rows: Sequence[LeaveRow]) -> None:
        found: dict[str, list[LeaveRow]] = {}
        for each in rows:
            found.setdefault(each.leave.employee, []).append(each)
        self.beginResetModel()
        self.year = year or self.year
        people = [_Person(leaves[0].name or who, tuple(leaves)) for who, leaves in found.items()]
        self.people = sorted(people, key=lambda person: person.name.casefold())
        self.endResetModel()

    def in_month(self, index: Index) -> list[LeaveRow]:
        first, last = self.month(index.column())
        leaves = self.people[index.row()].leaves
        return [each for each in leaves if each.leave.first <= last and first <= each.leave.last]

    def month(self, column: int) -> tuple[date, date]:
        last = monthrange(self.year, column + 1)[1]
        return date(self.year, column + 1, 1), date(self.year, column + 1, last)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.people)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else _MONTHS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            told = "\n".join(self.sentence(each) for each in self.in_month(index))
            return plain_tip(told) if role == Qt.ItemDataRole.ToolTipRole else told
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return self.people[section].name
        return day_text(date(self.year, section + 1, 1), self._desk.locale, "MMM")

    def sentence(self, found: LeaveRow) -> str:
        leave, locale = found.leave, self._desk.locale
        words = translate("Leave", "{name}: {type}, {first} – {last}, {part}")
        if found.request:
            words = translate("Leave", "{name} asks for {type}, {first} – {last}, {part}")
        return words.format(
            name=found.name or leave.employee,
            type=found.type,
            first=day_text(leave.first, locale),
            last=day_text(leave.last, locale),
            part=enum_words(LeavePart)[leave.part],
        )


class _Bars(QStyledItemDelegate):
    def __init__(self, desk: Desk, parent: QTableView) -> None:
        super().__init__(parent)
        self._palette = desk.palette
        self.hues = ShiftHues((), desk.palette)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, LeaveYearModel)
        p, place = self._palette, option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(place, QColor(p.accent_soft))
        painter.setPen(QPen(QColor(p.line), 1))
        painter.drawLine(place.topRight(), place.bottomRight())
        painter.drawLine(place.bottomLeft(), place.bottomRight())
        for found in model.in_month(index):
            self._paint_bar(painter, bar_of(found, model.month(index.column()), place), found)
        painter.restore()

    def _paint_bar(self, painter: QPainter, bar: QRectF, found: LeaveRow) -> None:
        hue = self.hues.of(found.leave.type)
        if found.request:
            painter.setPen(QPen(QColor(hue.ink), 1, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(bar.adjusted(0, 0, 0, -1))
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(hue.ink))
        painter.drawRoundedRect(QRectF(bar.left(), bar.bottom() - 3, bar.width(), 3), 1.5, 1.5)
        painter.setBrush(QColor(hue.soft))
        painter.drawRect(bar.adjusted(0, 0, 0, -3))
        painter.setPen(QColor(hue.ink))
        font = QFont(painter.font())
        font.setPixelSize(CONSOLE.small)
        painter.setFont(font)
        if bar.width() > 12:
            wide = bar.width() > painter.fontMetrics().horizontalAdvance(found.type) + 6
            shown = found.type if wide else found.type[:1]
            painter.drawText(bar.adjusted(4, 0, -2, -3), Qt.AlignmentFlag.AlignVCenter, shown)


def bar_of(found: LeaveRow, month: tuple[date, date], place: QRect) -> QRectF:
    """Where a leave lies in the cell of a month; never narrower than can be seen."""
    first, last = max(found.leave.first, month[0]), min(found.leave.last, month[1])
    day = place.width() / month[1].day
    left, width = (first.day - 1) * day, (last - first).days * day + day
    top = place.center().y() - _BAR / 2
    height = _BAR if found.leave.part is LeavePart.DAY else _BAR / 2
    return QRectF(place.left() + left, top, max(4.0, width), height)


class LeaveYearView(QTableView):
    """``chosen`` and ``opened`` (Enter, double click) give a `LeaveRow`."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._model = LeaveYearModel(desk)
        self._bars = _Bars(desk, self)
        self._palette = desk.palette
        self.setModel(self._model)
        self.setItemDelegate(self._bars)
        self.setAccessibleName(translate("Leave", "Leave of the year: people down, months across"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        months, people = self.horizontalHeader(), self.verticalHeader()
        months.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        months.setStyleSheet("QHeaderView::section { padding: 0; }")
        months.setHighlightSections(False)
        people.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        people.setDefaultSectionSize(CONSOLE.row)
        people.setFixedWidth(_NAMES)
        people.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        people.setHighlightSections(False)
        self.selectionModel().currentChanged.connect(lambda now, _: self._choose(now))
        self.activated.connect(lambda index: self._tell(self.opened, index))

    def show_year(self, year: int, rows: Sequence[LeaveRow], types: Sequence[str]) -> None:
        self._bars.hues = ShiftHues(types, self._palette)
        self._model.show_year(year, rows)

    def _choose(self, index: QModelIndex) -> None:
        self._tell(self.chosen, index)

    def _tell(self, signal: Any, index: QModelIndex) -> None:
        found = self._model.in_month(index) if index.isValid() else []
        if found:
            signal.emit(found[0])

    def _under(self, place: QPoint) -> LeaveRow | None:
        index = self.indexAt(place)
        if not index.isValid():
            return None
        month, cell = self._model.month(index.column()), self.visualRect(index)
        bars = [(bar_of(each, month, cell), each) for each in self._model.in_month(index)]
        return next((each for bar, each in bars if bar.left() <= place.x() <= bar.right()), None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        found = self._under(event.position().toPoint())
        if found is not None:
            self.chosen.emit(found)

    def viewportEvent(self, event: QEvent) -> bool:
        """The bar under the mouse in words."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self._under(event.pos())
            told = plain_tip(self._model.sentence(found)) if found else ""
            QToolTip.showText(event.globalPos(), told, self)
            return True
        return super().viewportEvent(event)
