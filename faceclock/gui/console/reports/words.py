"""The words of reports and their schedules."""

from datetime import datetime
from zoneinfo import ZoneInfo

from faceclock.domain.report_schedule import Days, Every, ReportOrder, ReportSchedule, Rhythm
from faceclock.gui.language import NAMES, translate
from faceclock.reports.writing import Format
from faceclock.settings.model import Language


def kinds() -> dict[str, tuple[str, str]]:
    """Title and sentence of each report."""
    return {
        "daily": (
            translate("Reports", "Daily attendance"),
            translate("Reports", "Each person and day: in, out, hours worked, late and overtime."),
        ),
        "month": (
            translate("Reports", "Monthly timesheet"),
            translate("Reports", "A calendar of everybody with sums; as PDF a page each to sign."),
        ),
        "overtime": (
            translate("Reports", "Overtime"),
            translate("Reports", "Overtime of each person by class, as worked and as paid."),
        ),
        "exceptions": (
            translate("Reports", "Exceptions"),
            translate("Reports", "Late, left early, absent, missing punches and whatever else is odd."),
        ),
        "present": (
            translate("Reports", "Who is in"),
            translate("Reports", "Who is in or on a break, and how many in each hour."),
        ),
        "audit": (
            translate("Reports", "Audit log"),
            translate("Reports", "Who changed what and when."),
        ),
    }


def formats() -> dict[Format, str]:
    return {
        Format.XLSX: translate("Reports", "Excel (.xlsx)"),
        Format.PDF: translate("Reports", "PDF, to print or sign"),
        Format.CSV: translate("Reports", "CSV, for other programs"),
        Format.HTML: translate("Reports", "Web page (.html)"),
        Format.JSON: translate("Reports", "JSON, for programmers"),
    }


def languages() -> dict[Language, str]:
    return {Language.SYSTEM: translate("Reports", "Same as the window"), **NAMES}


def days() -> dict[Days, str]:
    return {
        Days.TODAY: translate("Reports", "Today"),
        Days.YESTERDAY: translate("Reports", "Yesterday"),
        Days.LAST_WEEK: translate("Reports", "Last week"),
        Days.LAST_MONTH: translate("Reports", "Last month"),
    }


def rhythms() -> dict[Every, str]:
    return {
        Every.DAY: translate("Reports", "Every day"),
        Every.WEEK: translate("Reports", "Every week"),
        Every.MONTH: translate("Reports", "Every month"),
    }


def weekdays() -> list[str]:
    """Monday first."""
    return [
        translate("Reports", "Monday"),
        translate("Reports", "Tuesday"),
        translate("Reports", "Wednesday"),
        translate("Reports", "Thursday"),
        translate("Reports", "Friday"),
        translate("Reports", "Saturday"),
        translate("Reports", "Sunday"),
    ]


def how_often(rhythm: Rhythm) -> str:
    """Such as "Mondays at 06:00"."""
    at = f"{rhythm.at:%H:%M}"
    if rhythm.every is Every.WEEK:
        return translate("Reports", "Every {weekday} at {time}").format(
            weekday=weekdays()[rhythm.on], time=at
        )
    if rhythm.every is Every.MONTH:
        return translate("Reports", "Monthly on day {day} at {time}").format(day=rhythm.on, time=at)
    return translate("Reports", "Every day at {time}").format(time=at)


def what(order: ReportOrder) -> str:
    """The report and of whom."""
    narrowed = [part for part in (order.site, order.team, order.employee, order.shift) if part]
    return " · ".join((kinds()[order.kind][0], *narrowed))


def outcome(schedule: ReportSchedule) -> tuple[str, str]:
    """How the last run went, and its tone."""
    if not schedule.order.active:
        return translate("Reports", "switched off"), "quiet"
    if schedule.outcome:
        return translate("Reports", "not written"), "bad"
    if schedule.last_run is None:
        return translate("Reports", "not run yet"), "quiet"
    return translate("Reports", "written"), "ok"


def detail(schedule: ReportSchedule, zone: ZoneInfo) -> str:
    """When it was last tried, and in which forms it is written."""
    forms = ", ".join(form.upper() for form in schedule.order.formats)
    if schedule.last_run is None:
        return translate("Reports", "As {formats}.").format(formats=forms)
    said = translate("Reports", "As {formats}. Last tried {time}.")
    return said.format(formats=forms, time=moment(schedule.last_run, zone))


def moment(at: datetime, zone: ZoneInfo) -> str:
    return f"{at.astimezone(zone):%Y-%m-%d %H:%M}"
