"""What stands open in a month, counted, before anybody closes it."""

from collections import Counter

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from faceclock.app.console.attendance_overview import Open, Overview, OverviewService
from faceclock.app.console.attendance_periods import MonthState
from faceclock.gui.console.attendance.pacing import Paced
from faceclock.gui.console.attendance.words import month_name, open_told, open_tone
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.card import Card
from faceclock.gui.console.widgets.labels import Pill, label
from faceclock.gui.console.widgets.layouts import row
from faceclock.gui.language import translate


class StandingCard(Card):
    """Counts in the background. ``list_wanted`` gives the first day of the month whose list is wanted."""

    list_wanted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(translate("Attendance", "What stands open"))
        self._desk = desk
        self._service = desk.service(OverviewService)
        self.told = label("", "muted", wrap=True)
        self._shown = QWidget()
        self._grid = QGridLayout(self._shown)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        self.pills = {what: (Pill(), label(open_told(what))) for what in Open}
        for number, (pill, words) in enumerate(self.pills.values()):
            self._grid.addWidget(pill, number, 0)
            self._grid.addWidget(words, number, 1)
        self.show_list = button(translate("Attendance", "Show each of them"), self._ask)
        self._month: MonthState | None = None
        self._paced = Paced(self, self._read)
        for part in (self.told, self._shown):
            self.body.addWidget(part)
        self.body.addLayout(row(self.show_list, 1))
        self.body.addStretch(1)

    def show_month(self, month: MonthState) -> None:
        self.heading.setText(
            translate("Attendance", "What stands open in {month}").format(
                month=month_name(self._desk.locale, month.first)
            )
        )
        self._month = month
        self._shown.hide()
        self.show_list.hide()
        locked = translate("Attendance", "The month is locked: its hours stay as they are.")
        self.told.setText(locked if month.whole else translate("Attendance", "Reading…"))
        self._paced.now()

    def refresh(self) -> None:
        """Count again, at most every few seconds."""
        self._paced.ask()

    def _read(self) -> None:
        month = self._month
        if month is None or month.whole:
            return
        first, last = month.first, month.last
        self._desk.tasks.run(self, lambda: self._service.overview(first, last), self._show, key="standing")

    def _show(self, overview: Overview) -> None:
        month = self._month
        if month is None or month.whole or month.first != overview.first:
            return  # somebody has turned to another month since
        counts = Counter(each.what for each in overview.to_settle)
        self.told.setText(
            translate("Attendance", "Settle this before the month is locked.")
            if counts
            else translate("Attendance", "Nothing: no punch is missing and no overtime waits.")
        )
        for what, (pill, words) in self.pills.items():
            pill.show_state(str(counts[what]), open_tone(what))
            pill.setVisible(bool(counts[what]))
            words.setVisible(bool(counts[what]))
        for part in (self._shown, self.show_list):
            part.setVisible(bool(counts))

    def _ask(self) -> None:
        if self._month is not None:
            self.list_wanted.emit(self._month.first)
