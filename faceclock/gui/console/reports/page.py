"""The page of reports."""

from faceclock.domain.roles import Right
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.page import Page
from faceclock.gui.console.reports.report_tab import ReportTab
from faceclock.gui.console.reports.schedule_tab import ScheduleTab
from faceclock.gui.console.widgets.tabs import Tabs
from faceclock.gui.language import translate

SCHEDULES = "schedules"


class ReportsPage(Page):
    """Turned to with a kind of report, with a kind and which days (`Days`), or with "schedules"."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, translate("Reports", "Reports"))
        self.tabs = Tabs(translate("Reports", "Reports"))
        self.tabs.add("report", translate("Reports", "Look and export"), self._report_tab)
        self.tabs.add(SCHEDULES, translate("Reports", "Scheduled"), self._schedule_tab)
        self.tabs.shown.connect(lambda _: self.refresh())
        self.body.addWidget(self.tabs, 1)

    def opened(self, argument: object) -> None:
        if argument == SCHEDULES:
            self.tabs.turn_to(SCHEDULES)
        elif argument:
            kind, days = argument if isinstance(argument, tuple) else (argument, "")
            self.tabs.turn_to("report")
            self.report.choose(str(kind), str(days))
        self.refresh()

    def refresh(self) -> None:
        current = self.tabs.current
        if isinstance(current, ReportTab | ScheduleTab):
            current.refresh()

    @property
    def report(self) -> ReportTab:
        tab = self.tabs.content("report")
        assert isinstance(tab, ReportTab)
        return tab

    def _report_tab(self) -> ReportTab:
        made = ReportTab(self.desk)
        made.scheduled.connect(lambda: self.tabs.turn_to(SCHEDULES))
        return made

    def _schedule_tab(self) -> ScheduleTab:
        made = ScheduleTab(self.desk, may_change=self.desk.may(Right.SCHEDULE_REPORTS))
        made.new_wanted.connect(self._choose_another)
        return made

    def _choose_another(self) -> None:
        self.tabs.turn_to("report")
        self.desk.tell(translate("Reports", "Choose a report, then press Schedule."), "info")
