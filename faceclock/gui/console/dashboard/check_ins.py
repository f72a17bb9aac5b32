"""The last check-ins."""

from PySide6.QtWidgets import QHeaderView

from faceclock.app.console.dashboard_views import CheckIn
from faceclock.gui.console.dashboard import words
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.widgets.rows import Column, RowsModel
from faceclock.gui.console.widgets.table import Table
from faceclock.gui.language import translate


class CheckInTable(Table):
    """The newest first; Enter or a double click leads to the person's day."""

    def __init__(self, desk: Desk) -> None:
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
                    lambda one: f"{one.at:%H:%M}",
                    sort=lambda one: one.at,
                    figure=True,
                    width=66,
                ),
                Column(
                    translate("Dashboard", "By"),
                    lambda one: words.made_by(one.method),
                    pill=lambda one: "quiet",
                    width=70,
                ),
            ]
        )
        super().__init__(desk, self._rows, "dashboard.check-ins", translate("Dashboard", "Last check-ins"))
        header = self.horizontalHeader()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.chosen.connect(self._open)

    def show_check_ins(self, found: tuple[CheckIn, ...]) -> None:
        """The same ones leave everything as it is."""
        if list(found) != self._rows.rows:
            self._rows.set_rows(found)

    def _open(self) -> None:
        one = self.current_row()
        if isinstance(one, CheckIn):
            self._desk.go("attendance", (one.employee_id, one.at.date()))
