"""Scheduled reports carried out: by the kiosk and the console through the house clock, or by cron.

Each run is for one moment of the rhythm, and of several processes one makes it. What could not be written is tried
again; what was missed while the computer was off is made up once, for the last moment that passed. Clocks that are
set back make nothing twice, and one that was far ahead for a while holds nothing up.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from faceclock.app.attendance.refreshing import Progress, no_progress
from faceclock.app.attendance.report_scope import Filters, rules_on
from faceclock.app.attendance.reporting import Wanted, write
from faceclock.app.report_folders import file_in, require_folder
from faceclock.app.site import Site
from faceclock.app.zone import zone_of
from faceclock.domain.errors import FaceClockError
from faceclock.domain.report_schedule import ReportOrder, ReportSchedule, days_meant
from faceclock.reports.writing import Format
from faceclock.settings.model import Language
from faceclock.storage.audit import Audit
from faceclock.storage.book import Book
from faceclock.storage.database import Database
from faceclock.storage.instants import utc_now
from faceclock.storage.report_schedules import ReportSchedules

_LEASE = timedelta(
    minutes=30
)  # longer than a report takes; what a killed process began is tried again after it
_AGAIN = timedelta(minutes=15)
_SURELY_WRONG = timedelta(days=1)  # clocks are put right by less


@dataclass(frozen=True)
class Outcome:
    """What a run came to: the files written, and what should be told. ``problem`` is empty where it went well."""

    schedule: ReportSchedule
    files: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    problem: str = ""


def any_due(database: Database, now: datetime) -> bool:
    """Cheap: asked once a minute."""
    return any(one.is_due(now) or _clock_was_ahead(one, now) for one in ReportSchedules(database).all())


def zone_here(site: Site) -> ZoneInfo:
    return ZoneInfo(zone_of(site.settings))


def run_due(site: Site, progress: Progress = no_progress, now: datetime | None = None) -> Iterator[Outcome]:
    """Carry out whatever is due, one after the other."""
    at, schedules, zone = now or utc_now(), ReportSchedules(site.database), zone_here(site)
    for known in schedules.all():
        if _clock_was_ahead(known, at):
            schedules.move(known.id, known.order.rhythm.next_after(at, zone))
    while (one := schedules.claim(at, _LEASE)) is not None:
        try:
            outcome = _carry_out(site, one, one.order.rhythm.last_until(at, zone), at, progress)
        except BaseException:  # stopped on the way: whoever asks next begins anew
            schedules.set_aside(one.id, at)
            raise
        yield outcome


def run_now(
    site: Site, schedule_id: str, progress: Progress = no_progress, now: datetime | None = None
) -> Outcome:
    """Carry one out at once, be it due or not. Raises InputProblem when it is gone."""
    at = now or utc_now()
    return _carry_out(site, ReportSchedules(site.database).require(schedule_id), at, at, progress)


def _clock_was_ahead(one: ReportSchedule, now: datetime) -> bool:
    ran = one.last_run is not None and one.last_run > now + _SURELY_WRONG
    return ran or one.try_at > max(one.next_due, now + _SURELY_WRONG)


def _carry_out(site: Site, one: ReportSchedule, meant: datetime, at: datetime, progress: Progress) -> Outcome:
    outcome = _written(site, one, meant, progress)
    after = one.order.rhythm.next_after(at, zone_here(site))
    if one.next_due > at:
        next_due, try_at = one.next_due, one.try_at
    elif outcome.problem:
        next_due, try_at = one.next_due, at + _AGAIN
    else:
        next_due = try_at = after
    with site.database.transaction():
        ReportSchedules(site.database).done(one.id, at, outcome.problem, next_due, try_at)
        detail = {"files": ", ".join(outcome.files), "problem": outcome.problem}
        Audit(site.database).record("report.run", one.id, actor=one.actor, detail=detail)
    return outcome


def _written(site: Site, one: ReportSchedule, meant: datetime, progress: Progress) -> Outcome:
    files: list[str] = []
    notes: list[str] = []
    try:
        folder = require_folder(one.order.folder)
        wanted = _wanted(site, one.order, meant.astimezone(zone_here(site)).date())
        for form in one.order.formats:
            file = file_in(folder, wanted, form)
            notes += write(site, wanted, Format(form), file, progress=progress)
            files.append(str(file))
    except FaceClockError as problem:
        return Outcome(one, tuple(files), tuple(notes), str(problem))
    return Outcome(one, tuple(files), tuple(notes))


def _wanted(site: Site, order: ReportOrder, today: date) -> Wanted:
    week_start = rules_on(Book(site.database).current(), today).week_start
    first, last = days_meant(order.days, today, week_start)
    filters = Filters(order.site, order.team, order.employee, order.shift)
    return Wanted(order.kind, first, last, filters, Language(order.language))
