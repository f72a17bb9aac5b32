"""Which pages there are, in the rail's order. A page is imported when it is first turned to."""

import importlib
from collections.abc import Callable
from dataclasses import dataclass

from faceclock.domain.roles import Right
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.page import Page
from faceclock.gui.language import translate


@dataclass(frozen=True)
class PageEntry:
    """``right`` is what seeing it takes; ``target`` is module:class."""

    key: str
    title: str
    icon: str
    right: Right
    target: str

    def make(self, desk: Desk) -> Page:
        module, _, name = self.target.partition(":")
        factory: Callable[[Desk], Page] = getattr(importlib.import_module(module), name)
        return factory(desk)

    def load(self) -> None:
        """Import the page's code: on a worker, so that turning to it does not wait for that."""
        importlib.import_module(self.target.partition(":")[0])


def entries() -> list[PageEntry]:
    """All of them, in the language of now."""
    base = "faceclock.gui.console"
    return [
        PageEntry(
            "dashboard",
            translate("Rail", "Dashboard"),
            "dashboard",
            Right.SEE_DASHBOARD,
            f"{base}.dashboard.page:DashboardPage",
        ),
        PageEntry(
            "people", translate("Rail", "People"), "users", Right.SEE_PEOPLE, f"{base}.people.page:PeoplePage"
        ),
        PageEntry(
            "attendance",
            translate("Rail", "Attendance"),
            "calendar",
            Right.SEE_ATTENDANCE,
            f"{base}.attendance.page:AttendancePage",
        ),
        PageEntry(
            "reports",
            translate("Rail", "Reports"),
            "report",
            Right.SEE_REPORTS,
            f"{base}.reports.page:ReportsPage",
        ),
        PageEntry(
            "recognition",
            translate("Rail", "Recognition"),
            "scan-face",
            Right.SEE_RECOGNITION,
            f"{base}.recognition.page:RecognitionPage",
        ),
        PageEntry(
            "training",
            translate("Rail", "Training"),
            "training",
            Right.SEE_TRAINING,
            f"{base}.training.page:TrainingPage",
        ),
        PageEntry(
            "devices",
            translate("Rail", "Devices & data"),
            "devices",
            Right.SEE_DEVICES,
            f"{base}.devices.page:DevicesPage",
        ),
        PageEntry(
            "settings",
            translate("Rail", "Settings"),
            "settings",
            Right.LOG_IN,  # one's own password is there too
            f"{base}.settings.page:SettingsPage",
        ),
        PageEntry(
            "audit", translate("Rail", "Audit"), "audit", Right.SEE_AUDIT, f"{base}.audit.page:AuditPage"
        ),
    ]
