"""Closing days for payroll, and opening them again."""

from datetime import date

from faceclock.app.announcing import Json, instant
from faceclock.app.attendance.refreshing import Now, Progress, Refresher, no_progress
from faceclock.app.attendance.showing import people_of
from faceclock.app.attendance.spans import ONE_DAY
from faceclock.app.operator import operator
from faceclock.app.site import Site
from faceclock.app.zone import zone_of
from faceclock.attendance.clock import local_day, micros_of
from faceclock.attendance.local_times import zone_named
from faceclock.domain.errors import InputProblem, SeveralProblems
from faceclock.domain.identifiers import uuid7
from faceclock.storage.adjustments import Adjustments
from faceclock.storage.book import Book
from faceclock.storage.database import Database
from faceclock.storage.instants import utc_now
from faceclock.storage.periods import Period, Periods
from faceclock.storage.staleness import Staleness
from faceclock.storage.stamps import Stamps


def lock(
    site: Site,
    first: date,
    last: date,
    reason: str,
    *,
    by: str = "",
    now: Now = utc_now,
    progress: Progress = no_progress,
) -> Period:
    """Close the days first..last: their hours stay as they are now, whatever facts come.

    Raises InputProblem for days that are not over or closed already, on which somebody's hours are still open,
    and without a reason.
    """
    _require(reason)
    if last >= _today(site, now):
        raise InputProblem(f"{last} is not over yet at every site; lock days that are.")
    people = people_of(site)
    Refresher(site.database, site.settings, now).refresh(first, last, people, progress)
    periods = Periods(site.database)
    with site.database.transaction():
        _refuse_overlap(periods, first, last)
        Refresher(site.database, site.settings, now).refresh(first, last, people)  # what came since
        _refuse_open_days(site.database, first, last)
        seen = (*Stamps(site.database).newest(), Book(site.database).newest())
        period = Period(uuid7(), first, last, True, now(), by or operator(), reason, seen)
        periods.add(period)
    return period


def unlock(site: Site, first: date, last: date, reason: str, *, by: str = "", now: Now = utc_now) -> Period:
    """Open a closed period again: its hours follow the facts. Raises InputProblem where it is not closed, and where
    minutes of its days are booked into others, because they would be paid there and here."""
    _require(reason)
    periods = Periods(site.database)
    with site.database.transaction():
        if not any((held.first, held.last) == (first, last) for held in periods.locked()):
            raise InputProblem(
                f"{span_text(first, last)} is not locked; `faceclock attendance periods` lists what is."
            )
        _refuse_booked(Adjustments(site.database), first, last)
        period = Period(uuid7(), first, last, False, now(), by or operator(), reason, (0, 0, 0))
        periods.add(period)
        Staleness(site.database).mark("", first, last)
    return period


def span_text(first: date, last: date) -> str:
    """A whole month as 2026-10, other days as 2026-10-01..2026-10-15."""
    if first.day == 1 and (last + ONE_DAY).day == 1 and (first.year, first.month) == (last.year, last.month):
        return f"{first:%Y-%m}"
    return f"{first}..{last}"


def period_as_json(period: Period) -> Json:
    return {
        "period": span_text(period.first, period.last),
        "from": period.first.isoformat(),
        "to": period.last.isoformat(),
        "locked": period.locked,
        "at": instant(period.at),
        "by": period.by,
        "reason": period.reason,
    }


def _require(reason: str) -> None:
    if not reason.strip():
        raise InputProblem("Give a reason; it stands in the audit log.")


def _today(site: Site, now: Now) -> date:
    """The earliest date of all sites."""
    names = {zone_of(site.settings), *(place.zone for place in Book(site.database).current().site)}
    return min(local_day(micros_of(now()), zone_named(name)) for name in names)


def _refuse_overlap(periods: Periods, first: date, last: date) -> None:
    for held in periods.locked():
        if held.first <= last and first <= held.last:
            raise InputProblem(
                f"{span_text(held.first, held.last)} is locked already, since {held.at:%Y-%m-%d} by {held.by}."
            )


def _refuse_booked(adjustments: Adjustments, first: date, last: date) -> None:
    found = [
        f"{minutes:+d} minutes of {employee_id} for {day} are booked into another day and would count twice; take them "
        f"back with `faceclock correct adjust {employee_id} DAY {-minutes} --for-day {day}`."
        for employee_id, day, minutes in adjustments.balances(first, last)
    ]
    if found:
        raise SeveralProblems(found)


def _refuse_open_days(database: Database, first: date, last: date) -> None:
    found = database.tuples(
        "SELECT employee_id, day FROM attendance_days WHERE status = 'pending' AND day BETWEEN ? AND ? "
        "AND employee_id IN (SELECT employee_id FROM attendance_reach) LIMIT 1",
        (first.isoformat(), last.isoformat()),
    )
    for employee_id, day in found:
        raise InputProblem(
            f"On {day} {employee_id} may still be in, so that hours are open; lock when that day is over everywhere."
        )
