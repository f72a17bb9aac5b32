"""Reads what the dashboard shows: quickly, whatever the size of the site."""

import shutil
from datetime import date, datetime, timedelta
from statistics import median
from zoneinfo import ZoneInfo

from faceclock.app.camera_test import last_test
from faceclock.app.console.dashboard_views import CheckIn, KioskState, Overview
from faceclock.app.console.logins import has_exit_pin
from faceclock.app.demo import is_demo
from faceclock.app.keys import Keys, describe_keys
from faceclock.app.liveness import find_liveness, mode_for
from faceclock.app.safekeeping.backup import last_backup
from faceclock.app.safekeeping.scheduled import last_outcome
from faceclock.app.scheduled_reports import zone_here
from faceclock.app.site import Site, pack_folders
from faceclock.app.unasked import unasked_notice
from faceclock.attendance.clock import micros_of
from faceclock.domain.errors import KeyProblem, PackProblem
from faceclock.storage.attendance_days import AttendanceDays
from faceclock.storage.day_figures import DayFigures
from faceclock.storage.periods import Periods
from faceclock.storage.punches import EffectivePunch
from faceclock.storage.report_schedules import ReportSchedules

_SHOWN, _LOOKED_AT = 25, 50  # some of the newest punches count for nothing
_OPEN_DAYS = timedelta(days=31)
_DAY = timedelta(days=1)


def today_of(site: Site, now: datetime) -> date:
    """The date on the site's clock."""
    return now.astimezone(zone_here(site)).date()


def open_since(site: Site, today: date) -> date:
    """The first day that payroll has not closed, at most a month ago."""
    closed = [period.last for period in Periods(site.database).locked() if period.last < today]
    return max([today - _OPEN_DAYS, *(last + _DAY for last in closed)])


def overview_of(site: Site, now: datetime) -> Overview:
    """As of ``now``."""
    today, figures = today_of(site, now), DayFigures(site.database)
    since, late = open_since(site, today), figures.late(today)
    people = site.employees.all()
    known = {*site.templates.count_by_person(), *site.pins.people()}
    return Overview(
        site.settings.site.company,
        today,
        sum(person.active for person in people),
        sum(person.active and person.id in known for person in people),
        figures.expected(today),
        len(figures.behind(since, today, micros_of(now))),
        len(late),
        float(median(late)) if late else 0.0,
        figures.missing(since, today),
        since,
        _check_ins(site, today),
        _kiosk(site),
    )


def _check_ins(site: Site, today: date) -> tuple[CheckIn, ...]:
    found = [one for one in site.punches.newest(_LOOKED_AT) if one.counted][:_SHOWN]
    whose = sorted({one.punch.employee_id for one in found})
    days = AttendanceDays(site.database).of_all(whose, today, today)
    late = {(day.employee_id, day.first_in): day.late for day in days if day.late}
    return tuple(_check_in(site, one, late) for one in found)


def _check_in(site: Site, one: EffectivePunch, late: dict[tuple[str, datetime | None], int]) -> CheckIn:
    punch = one.punch
    person = site.employees.get(punch.employee_id)
    return CheckIn(
        punch.employee_id,
        person.name if person else punch.employee_id,
        person.team if person else "",
        one.direction,
        punch.at.astimezone(ZoneInfo(punch.zone)),
        punch.method,
        late.get((punch.employee_id, punch.at), 0),
    )


def _kiosk(site: Site) -> KioskState:
    settings, file = site.settings, site.database.path
    failed = [one.outcome for one in ReportSchedules(site.database).all() if one.outcome and one.order.active]
    backups = last_outcome(site)
    seen = site.punches.last_instant_at(settings.site.kiosk)
    return KioskState(
        settings.kiosk.source,
        last_test(site),
        seen.astimezone(zone_here(site)) if seen else None,
        mode_for(site, settings.kiosk.source, None),
        _has_net(site),
        shutil.disk_usage(site.data).free,
        sum(part.stat().st_size for part in file.parent.glob(f"{file.name}*")),
        last_backup(site),
        has_exit_pin(site.database),
        _keys(site),
        is_demo(site),
        tuple(filter(None, (site.database.notice, *failed, backups, unasked_notice(site.database)))),
    )


def _keys(site: Site) -> Keys:
    """A key file that was damaged since the start is a fault like any other."""
    try:
        return describe_keys(site)
    except KeyProblem as problem:
        return Keys((), None, 0, str(problem))


def _has_net(site: Site) -> bool:
    """A chosen pack that is not there is told where nets are loaded."""
    try:
        return (
            find_liveness(site.settings.liveness.pack, pack_folders(site.data), site.pack_folder) is not None
        )
    except PackProblem:
        return False
