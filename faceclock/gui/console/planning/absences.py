"""The tab of days on which people are away, or work longer."""

from faceclock.gui.console.desk import Desk
from faceclock.gui.console.planning.holiday_panel import HolidayPanel
from faceclock.gui.console.planning.leave_panel import LeavePanel
from faceclock.gui.console.planning.overtime_panel import OvertimePanel
from faceclock.gui.console.planning.segments import Segments
from faceclock.gui.console.planning.site_panel import SitePanel
from faceclock.gui.language import translate


class AbsencesTab(Segments):
    def __init__(self, desk: Desk) -> None:
        super().__init__(
            [
                (translate("Planning", "Leave"), lambda: LeavePanel(desk)),
                (translate("Planning", "Holidays"), lambda: HolidayPanel(desk)),
                (translate("Planning", "Overtime to approve"), lambda: OvertimePanel(desk)),
                (translate("Planning", "Sites"), lambda: SitePanel(desk)),
            ]
        )
