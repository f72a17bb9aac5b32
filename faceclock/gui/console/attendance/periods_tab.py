"""Months closed for payroll: what stands open before, locking and unlocking, the file for payroll, the history."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from faceclock.app.attendance.periods import span_text
from faceclock.app.console.attendance_periods import MonthState, PeriodService
from faceclock.domain.roles import Right
from faceclock.gui.console.attendance.payroll_dialog import PayrollDialog
from faceclock.gui.console.attendance.period_dialogs import LockDialog, UnlockDialog
from faceclock.gui.console.attendance.standing_card import StandingCard
from faceclock.gui.console.attendance.words import month_name
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.card import Card
from faceclock.gui.console.widgets.layouts import row
from faceclock.gui.console.widgets.rows import Column, RowsModel
from faceclock.gui.console.widgets.table import Table
from faceclock.gui.language import translate
from faceclock.gui.tokens import CONSOLE
from faceclock.storage.periods import Period


class PeriodsTab(QWidget):
    """The month that is chosen on the left is what the buttons are about."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._service = desk.service(PeriodService)
        self._months = RowsModel[MonthState](self._month_columns())
        self._history = RowsModel[Period](self._history_columns())
        self.months = Table(desk, self._months, "attendance/months", translate("Attendance", "Months"))
        self.history = Table(desk, self._history, "attendance/locks", translate("Attendance", "History"))
        self.standing = StandingCard(desk)
        self.lock = button(translate("Attendance", "&Lock…"), self.ask_lock, kind="primary")
        self.unlock = button(translate("Attendance", "&Open again…"), self.ask_unlock)
        self.payroll = button(
            translate("Attendance", "&Payroll file…"),
            self.ask_payroll,
            icon="download",
            palette=desk.palette,
        )
        self.months.turned.connect(lambda _: self._turned())
        self._arrange()

    def refresh(self) -> None:
        self.desk.tasks.run(self, self._service.months, self._show_months, key="months")
        self.desk.tasks.run(self, self._service.history, self._history.set_rows, key="history")

    @property
    def month(self) -> MonthState | None:
        chosen = self.months.current_row()
        return chosen if isinstance(chosen, MonthState) else None

    def ask_lock(self) -> None:
        if self.month is not None:
            LockDialog(self.desk, self, self.month.first, self.month.last, self.refresh).open()

    def ask_unlock(self) -> None:
        if self.month is not None and self.month.locks:
            UnlockDialog(self.desk, self, self.month.locks[0], self.refresh).open()

    def ask_payroll(self) -> None:
        if self.month is not None:
            PayrollDialog(self.desk, self, self.month).open()

    def _show_months(self, months: list[MonthState]) -> None:
        if months == self._months.rows:
            self.standing.refresh()
            return
        chosen = self.month
        self._months.set_rows(months)
        places = [number for number, each in enumerate(months) if chosen and each.first == chosen.first]
        self.months.selectRow(places[0] if places else min(1, len(months) - 1))

    def _turned(self) -> None:
        month = self.month
        if month is None:
            return
        self.lock.setEnabled(month.over and not month.locks)
        self.unlock.setEnabled(bool(month.locks))
        self.payroll.setEnabled(month.over or bool(month.locks))
        self.standing.show_month(month)

    def _month_columns(self) -> list[Column[MonthState]]:
        return [
            Column(
                translate("Attendance", "Month"),
                lambda month: month_name(self.desk.locale, month.first),
                sort=lambda month: month.first,
                width=140,
            ),
            Column(
                translate("Attendance", "State"),
                lambda month: month_state(month)[0],
                pill=lambda month: month_state(month)[1],
                width=120,
            ),
            Column(translate("Attendance", "Locked by"), _locked_by, width=90),
        ]

    def _history_columns(self) -> list[Column[Period]]:
        return [
            Column(translate("Attendance", "Days"), lambda each: span_text(each.first, each.last), width=96),
            Column(
                translate("Attendance", "What"),
                lambda each: (
                    translate("Attendance", "locked")
                    if each.locked
                    else translate("Attendance", "opened again")
                ),
                width=116,
            ),
            Column(
                translate("Attendance", "When"),
                lambda each: f"{each.at.astimezone():%Y-%m-%d}",
                width=110,
            ),
            Column(translate("Attendance", "By"), lambda each: each.by, width=80),
            Column(translate("Attendance", "Reason"), lambda each: each.reason, width=100),
        ]

    def _arrange(self) -> None:
        left, right = Card(translate("Attendance", "Months")), Card(translate("Attendance", "History"))
        left.body.addWidget(self.months, 1)
        if self.desk.may(Right.LOCK_PERIODS):
            left.body.addLayout(row(self.lock, self.unlock, self.payroll, 1, spacing=8))
        right.body.addWidget(self.history, 1)
        beside = QVBoxLayout()
        beside.setSpacing(CONSOLE.gap)
        beside.addWidget(self.standing, 1)
        beside.addWidget(right, 1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(CONSOLE.gap)
        line.addWidget(left, 4)
        line.addLayout(beside, 5)


def month_state(month: MonthState) -> tuple[str, str]:
    """In a word, and its tone."""
    if month.whole:
        return translate("Attendance", "locked"), "ok"
    if month.locks:
        return translate("Attendance", "partly locked"), "info"
    if month.over:
        return translate("Attendance", "to lock"), "warn"
    return translate("Attendance", "running"), "quiet"


def _locked_by(month: MonthState) -> str:
    return ", ".join(each.by for each in month.locks)
