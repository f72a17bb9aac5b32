"""What somebody has to settle, one line each; a click or Enter leads to the day."""

from typing import Any

from PySide6.QtCore import QLocale, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QComboBox

from faceclock.app.console.attendance_overview import Open, Overview, ToSettle
from faceclock.gui.console.attendance.settle_cells import (
    ROW,
    SETTLE_ROLE,
    SettleCells,
    settle_day,
    settle_told,
)
from faceclock.gui.console.attendance.words import open_told
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.widgets.card import Card
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.console.widgets.rows import Column, Index, RowsModel
from faceclock.gui.console.widgets.table import Table
from faceclock.gui.language import translate


class SettleList(Card):
    """``day_wanted`` gives a person's ID and the day."""

    day_wanted = Signal(str, object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(translate("Attendance", "To settle"))
        self._all: tuple[ToSettle, ...] = ()
        self.kind = QComboBox()
        self.kind.setAccessibleName(translate("Attendance", "What to settle"))
        self.kind.addItem("", None)
        self._model = _Lines(desk.locale)
        self.table = Table(desk, self._model, "attendance/settle", translate("Attendance", "To settle"))
        self.nothing = label(
            translate("Attendance", "Nothing: no punch is missing and no overtime waits."), "muted", wrap=True
        )
        self.table.setItemDelegate(SettleCells(desk.palette, desk.locale, self.table))
        self.table.verticalHeader().setDefaultSectionSize(ROW)
        self.table.horizontalHeader().hide()
        self.body.addWidget(self.kind)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.nothing, 1, Qt.AlignmentFlag.AlignTop)
        self.nothing.hide()
        self.body.setContentsMargins(16, 16, 16, 16)
        self.kind.currentIndexChanged.connect(lambda _: self._show())
        self.table.chosen.connect(self._lead)
        self.table.clicked.connect(self._lead)

    def show_overview(self, overview: Overview) -> None:
        self._all = overview.to_settle
        self._show_kinds()
        self._show()

    def lead_on(self) -> None:
        """To the line after the one that was led to last; from the last one to the first."""
        count = self._model.rowCount()
        if count:
            row = (self.table.currentIndex().row() + 1) % count
            self.table.selectRow(row)
            self._lead(self._model.index(row, 0))

    def _show_kinds(self) -> None:
        """Those that there are, with how many of each; the one that was chosen stays chosen."""
        chosen = self.kind.currentData()
        self.kind.blockSignals(True)
        self.kind.clear()
        self.kind.addItem(translate("Attendance", "Everything ({count})").format(count=len(self._all)), None)
        for what in Open:
            count = sum(each.what is what for each in self._all)
            if count:
                self.kind.addItem(f"{open_told(what)} ({count})", what)
        self.kind.setCurrentIndex(max(0, self.kind.findData(chosen)))
        self.kind.blockSignals(False)

    def _show(self) -> None:
        chosen = self.kind.currentData()
        self._model.set_rows([each for each in self._all if chosen is None or each.what == chosen])
        self.table.setVisible(bool(self._all))
        self.nothing.setVisible(not self._all)

    def _lead(self, index: QModelIndex) -> None:
        if index.isValid():
            each = self._model.row(index)
            self.day_wanted.emit(each.person.id, each.day)


class _Lines(RowsModel[ToSettle]):
    """One column, which is painted; screen readers and tests read its text."""

    def __init__(self, locale: QLocale) -> None:
        name = translate("Attendance", "To settle")
        super().__init__([Column(name, lambda each: _line(locale, each), width=240)])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return self.row(index) if role == SETTLE_ROLE else super().data(index, role)


def _line(locale: QLocale, each: ToSettle) -> str:
    return ", ".join((each.person.told, settle_day(locale, each), settle_told(each)))
