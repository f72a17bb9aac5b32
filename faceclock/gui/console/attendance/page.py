"""Attendance: hours of one person and of everybody, closed periods, and what is planned."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QWidget

from faceclock.domain.roles import Right
from faceclock.gui.console.attendance.hours_tab import HoursTab
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.page import Page
from faceclock.gui.console.planning.tabs import planning_tabs
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.tabs import Tabs
from faceclock.gui.language import translate
from faceclock.gui.tokens import CONSOLE

if TYPE_CHECKING:
    from faceclock.gui.console.attendance.everybody_tab import EverybodyTab

HOURS, EVERYBODY, PERIODS = "hours", "everybody", "periods"


class AttendancePage(Page):
    """Opened with (employee ID, day) it shows that day."""

    def __init__(self, desk: Desk) -> None:
        self._title = translate("Attendance", "Attendance")
        super().__init__(desk, self._title)
        self.heading.setMinimumHeight(CONSOLE.control)
        self.tabs = Tabs(self._title)
        self.hours = HoursTab(desk)
        self.next = self._corrects(translate("Attendance", "&Next to settle"), self._settle_next)
        self.export = self.add_action(button(translate("Attendance", "&Export…"), self._ask_export))
        self.add = self._corrects(translate("Attendance", "&Add correction"), self.hours.ask_add, icon="plus")
        self.bulk = self._corrects(translate("Attendance", "&Same punch for several…"), self._ask_bulk)
        self.imports = self._corrects(translate("Attendance", "&Import punches…"), self._ask_import)
        self._hours_title, self._settling = self._title, False
        self.hours.titled.connect(self._take_title)
        self.body.addWidget(self.tabs, 1)
        self._current = HOURS
        self.tabs.shown.connect(self._shown)
        self.tabs.add(HOURS, translate("Attendance", "Hours"), lambda: self.hours)
        self.tabs.add(EVERYBODY, translate("Attendance", "Everybody"), self._everybody)
        self.tabs.add(PERIODS, translate("Attendance", "Periods"), self._periods)
        for key, (title, factory) in enumerate(planning_tabs(desk)):
            self.tabs.add(f"planning-{key}", title, factory)

    def opened(self, argument: object) -> None:
        if isinstance(argument, tuple):
            employee_id, day = argument
            self.show_day(employee_id, day)
        elif self._current == HOURS:
            self.hours.open()  # somebody may be new
        else:
            self.refresh()

    def refresh(self) -> None:
        content = self.tabs.content(self._current)
        refresh = getattr(content, "refresh", None)
        if refresh is not None:
            refresh()

    def show_day(self, employee_id: str, day: date | None = None) -> None:
        self.tabs.turn_to(HOURS)
        self.hours.open(employee_id, day)

    def _corrects(self, text: str, clicked: Callable[[], None], icon: str = "") -> QPushButton:
        kind = "primary" if icon else ""
        return self.add_action(button(text, clicked, kind=kind, icon=icon, palette=self.desk.palette))

    def _show_listed(self, employee_id: str, day: date) -> None:
        """From now on one may go from one to the next, without the way back to the list."""
        self._settling = True
        self.show_day(employee_id, day)

    def _settle_next(self) -> None:
        self._everybody_tab().settle.lead_on()

    def _ask_export(self) -> None:
        from faceclock.gui.console.attendance.export import ask_where

        if self.hours.month is not None:
            ask_where(self.desk, self, self.hours.month)

    def _ask_bulk(self) -> None:
        self._everybody_tab().ask_bulk()

    def _ask_import(self) -> None:
        self._everybody_tab().ask_import()

    def _everybody_tab(self) -> "EverybodyTab":
        from faceclock.gui.console.attendance.everybody_tab import EverybodyTab

        tab = self.tabs.content(EVERYBODY)
        assert isinstance(tab, EverybodyTab)
        return tab

    def _everybody(self) -> QWidget:
        from faceclock.gui.console.attendance.everybody_tab import EverybodyTab

        made = EverybodyTab(self.desk)
        made.day_wanted.connect(self.show_day)
        made.listed_wanted.connect(self._show_listed)
        return made

    def _periods(self) -> QWidget:
        from faceclock.gui.console.attendance.periods_tab import PeriodsTab

        made = PeriodsTab(self.desk)
        made.standing.list_wanted.connect(self._show_month_of_everybody)
        return made

    def _show_month_of_everybody(self, first: date) -> None:
        tab = self._everybody_tab()
        tab.month.show_month(first)
        tab.read()
        self.tabs.turn_to(EVERYBODY)

    def _take_title(self, title: str) -> None:
        self._hours_title = title
        self._dress()

    def _shown(self, key: str) -> None:
        self._current = key
        self._dress()
        self.refresh()

    def _dress(self) -> None:
        """The title and the button are those of the tab."""
        is_hours = self._current == HOURS
        self.heading.setText(self._hours_title if is_hours else self._title)
        may_correct = self.desk.may(Right.CORRECT)
        self.export.setVisible(
            is_hours and self.desk.may(Right.SEE_REPORTS) and self.hours.person is not None
        )
        self.add.setVisible(is_hours and may_correct and self.hours.person is not None)
        self.next.setVisible(is_hours and may_correct and self._settling)
        for action in (self.bulk, self.imports):
            action.setVisible(self._current == EVERYBODY and may_correct)
