"""The punches of a day, also those that count for nothing, and what can be done to each."""

from collections.abc import Callable
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QVBoxLayout, QWidget

from faceclock.app.console.attendance_views import DayPunch, PersonDay
from faceclock.domain.roles import Right
from faceclock.gui.console.attendance.reasons import evidence_of
from faceclock.gui.console.attendance.words import direction_word, method_word, punch_state
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.console.widgets.layouts import row
from faceclock.gui.console.widgets.rows import Column, RowsModel
from faceclock.gui.console.widgets.table import Table
from faceclock.gui.language import translate

Ask = Callable[[DayPunch], None]


class PunchList(QWidget):
    """``turn`` and ``void`` are what the buttons do with the punch that is chosen."""

    def __init__(self, desk: Desk, turn: Ask, void: Ask) -> None:
        super().__init__()
        self._zone = ZoneInfo("UTC")
        self._model = RowsModel[DayPunch](self._columns())
        name = translate("Attendance", "Punches of the day")
        self.table = Table(desk, self._model, "attendance/punches", name)
        self.turn = button(translate("Attendance", "Change direction"), lambda: self._do(turn))
        self.void = button(translate("Attendance", "Void the punch"), lambda: self._do(void), kind="danger")
        self.told = label("", "small", wrap=True)
        self.told.hide()
        self.table.turned.connect(lambda _: self._offer())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table, 1)
        column.addWidget(self.told)
        if desk.may(Right.CORRECT):
            column.addLayout(row(self.turn, self.void, 1))
        self._offer()

    def show_day(self, day: PersonDay) -> None:
        if self._model.rows == list(day.punches):
            return
        chosen = self.chosen
        self._zone = ZoneInfo(day.zone)
        self._model.set_rows(day.punches)
        ids = [punch.id for punch in self._model.rows]
        if chosen is not None and chosen.id in ids:
            self.table.selectRow(ids.index(chosen.id))
        self._offer()

    @property
    def chosen(self) -> DayPunch | None:
        punch = self.table.current_row()
        return punch if isinstance(punch, DayPunch) else None

    def _offer(self) -> None:
        """What is voided stays so. All about the punch stands beneath the table, however narrow that is."""
        punch = self.chosen
        self.told.setText(_details(punch) if punch else "")
        self.told.setVisible(punch is not None)
        for action in (self.turn, self.void):
            action.setEnabled(punch is not None and not punch.voided)

    def _do(self, ask: Ask) -> None:
        punch = self.chosen
        if punch is not None:
            ask(punch)

    def _columns(self) -> list[Column[DayPunch]]:
        return [
            Column(
                translate("Attendance", "Time"),
                lambda punch: f"{punch.at.astimezone(self._zone):%H:%M:%S}",
                sort=lambda punch: punch.at,
                width=96,
            ),
            Column(
                translate("Attendance", "Direction"), lambda punch: direction_word(punch.direction), width=124
            ),
            Column(
                translate("Attendance", "State"),
                lambda punch: punch_state(punch)[0],
                pill=lambda punch: punch_state(punch)[1],
                width=120,
            ),
            Column(translate("Attendance", "Details"), _details, width=150),
        ]


def _details(punch: DayPunch) -> str:
    """How it was made, the score, the place, and why it was corrected."""
    said = [method_word(punch.method), evidence_of(punch)]
    for fact in punch.corrections:
        by = fact.by if fact.approved_by in ("", fact.by) else f"{fact.by}, {fact.approved_by}"
        said.append(f"{fact.reason} ({by})")
    return " · ".join(part for part in said if part)
