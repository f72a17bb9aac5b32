"""The month of a person: its sums, the calendar, and the way to other months."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from faceclock.app.console.attendance_views import PersonMonth
from faceclock.gui.console.attendance.month_view import MonthView
from faceclock.gui.console.attendance.words import LOCK_SIGN, month_name, spoken
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.widgets.buttons import button, icon_button
from faceclock.gui.console.widgets.card import Card
from faceclock.gui.console.widgets.labels import Pill, label
from faceclock.gui.console.widgets.layouts import row
from faceclock.gui.language import translate

_NARROWEST = 420  # in which the squares hold hours and a word


class MonthCard(Card):
    """``view`` is the calendar itself."""

    month_wanted = Signal(int)
    today_wanted = Signal()

    def __init__(self, desk: Desk, picker: QWidget) -> None:
        """``picker`` chooses whose month it is."""
        super().__init__()
        self._locale = desk.locale
        self.name = ""
        self.title, self.sums = label("", "heading"), label("", "muted")
        self.locked = Pill()
        self.before = icon_button(
            "chevron-left",
            translate("Attendance", "Month before"),
            desk.palette,
            lambda: self.month_wanted.emit(-1),
        )
        self.after = icon_button(
            "chevron-right",
            translate("Attendance", "Month after"),
            desk.palette,
            lambda: self.month_wanted.emit(1),
        )
        self.today = button(translate("Attendance", "&Today"), self.today_wanted.emit)
        self.view = MonthView(desk)
        self.setMinimumWidth(_NARROWEST)
        self.body.addWidget(picker)
        self.body.addLayout(row(self.before, self.title, self.after, 1, self.today, spacing=8))
        self.body.addLayout(row(self.sums, 1, self.locked))
        self.body.addWidget(self.view, 1)

    def show_month(self, month: PersonMonth, day: date) -> None:
        self.name = month_name(self._locale, month.first)
        self.title.setText(self.name)
        self.sums.setText(
            translate("Attendance", "{worked} of {planned}").format(
                worked=spoken(month.counted), planned=spoken(month.planned)
            )
        )
        self.sums.setToolTip(_told(month))
        self.sums.setAccessibleDescription(_told(month))
        self._show_lock(sum(each.locked for each in month.days), len(month.days))
        self.view.show_month(month, day)

    def _show_lock(self, locked: int, days: int) -> None:
        whole, part = translate("Attendance", "locked"), translate("Attendance", "partly locked")
        self.locked.setVisible(bool(locked))
        self.locked.show_state(whole if locked == days else part, "quiet", LOCK_SIGN)


def _told(month: PersonMonth) -> str:
    """What the sum is made of."""
    parts = [translate("Attendance", "{hours} worked").format(hours=spoken(month.worked))]
    if month.credited:
        credited = translate("Attendance", "{hours} credited for leave and holidays")
        parts.append(credited.format(hours=spoken(month.credited)))
    if month.adjusted:
        booked = translate("Attendance", "{hours} booked from locked days")
        parts.append(booked.format(hours=spoken(month.adjusted)))
    return ", ".join(parts)
