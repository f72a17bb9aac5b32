"""The last check-ins."""

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView

from faceclock.app.console.dashboard_views import CheckIn
from faceclock.gui.console.dashboard import words
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.widgets.rows import Column, RowsModel
from faceclock.gui.console.widgets.table import Table
from faceclock.gui.language import translate

_TEAM, _BY = 1, 4  # columns
_ALL, _WITHOUT_TEAM = 524, 456  # pixels that they take with a name of usual length


class CheckInTable(Table):
    """The newest first; Enter or a double click leads to the person's day."""

    def __init__(self, desk: Desk) -> None:
        self._today = date.min
        self._rows: RowsModel[CheckIn] = RowsModel(
            [
                Column(translate("Dashboard", "Name"), lambda one: one.name, person=True),
                Column(translate("Dashboard", "Team"), lambda one: one.team, width=112),
                Column(
                    translate("Dashboard", "What"),
                    lambda one: words.what(one)[0],
                    pill=lambda one: words.what(one)[1],
                    width=120,
                ),
                Column(
                    translate("Dashboard", "At"),
                    self._moment,
                    sort=lambda one: one.at,
                    figure=True,
                    width=104,  # a day as Chinese writes it: 11月23日
                ),
                Column(
                    translate("Dashboard", "By"),
                    lambda one: words.made_by(one.method),
                    pill=lambda one: "quiet",
                    width=92,
                ),
            ]
        )
        super().__init__(desk, self._rows, "dashboard.check-ins", translate("Dashboard", "Last check-ins"))
        header = self.horizontalHeader()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.chosen.connect(self._open)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The name is what matters: where it is narrow, the team goes first, then how it was made."""
        super().resizeEvent(event)
        room = self.viewport().width()
        self.setColumnHidden(_TEAM, room < _ALL)
        self.setColumnHidden(_BY, room < _WITHOUT_TEAM)

    def show_check_ins(self, found: tuple[CheckIn, ...], today: date) -> None:
        """The same ones leave everything as it is."""
        if list(found) != self._rows.rows or today != self._today:
            self._today = today
            self._rows.set_rows(found)

    def _moment(self, one: CheckIn) -> str:
        """The time; of an earlier day, the day."""
        if one.at.date() == self._today:
            return f"{one.at:%H:%M}"
        day = QDate(one.at.year, one.at.month, one.at.day)
        return self._desk.locale.toString(day, translate("Dashboard", "d MMM"))

    def _open(self) -> None:
        one = self.current_row()
        if isinstance(one, CheckIn):
            self._desk.go("attendance", (one.employee_id, one.at.date()))
