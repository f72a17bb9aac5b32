"""What is planned, day by day."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from faceclock.app.announcing import Json, instant
from faceclock.app.attendance.book import load_plans
from faceclock.app.attendance.facts import plan_of
from faceclock.app.attendance.showing import people_of
from faceclock.app.attendance.spans import days_of
from faceclock.app.site import Site
from faceclock.app.zone import zone_of
from faceclock.attendance.clock import datetime_of, local_day, micros_of
from faceclock.attendance.plan import Plan
from faceclock.attendance.shifts import instance_of
from faceclock.domain.errors import InputProblem
from faceclock.domain.rulebook import LeavePart
from faceclock.storage.instants import utc_now

_FOUR_WEEKS = timedelta(days=27)
_LONGEST = 3700


def planned_days(site: Site, employee_id: str, first: date | None, last: date | None) -> list[Json]:
    """From ``first`` (today) to ``last`` (four weeks on). Raises InputProblem for an unknown ID or a wrong span."""
    [person] = people_of(site, [employee_id])
    plan = plan_of(load_plans(site.database, site.settings), person)
    begin = first or local_day(micros_of(utc_now()), ZoneInfo(zone_of(site.settings)))
    end = last or begin + _FOUR_WEEKS
    if end < begin or (end - begin).days > _LONGEST:
        raise InputProblem(f"{begin} to {end} is no span of at most ten years; give --from and --to.")
    return [_as_json(plan, day) for day in days_of((begin, end))]


def _as_json(plan: Plan, day: date) -> Json:
    planned = plan.on(day)
    shifts = [instance_of(day, shift, planned.zone) for shift in planned.shifts]
    return {
        "date": day.isoformat(),
        "weekday": f"{day:%a}",
        "kind": planned.kind.value,
        "shift": "+".join(shift.code for shift in planned.shifts),
        "start": "+".join(f"{shift.start:%H:%M}" for shift in planned.shifts),
        "end": "+".join(f"{shift.end:%H:%M}" for shift in planned.shifts),
        "instants": [[instant(datetime_of(each.start)), instant(datetime_of(each.end))] for each in shifts],
        "site": planned.site,
        "zone": planned.zone.key,
        "label": planned.holiday
        or ", ".join(_leave(leave.part, kind.name or kind.code) for leave, kind in planned.leaves),
        "holiday": planned.holiday,
        "leave": [{"type": kind.code, "part": leave.part.value} for leave, kind in planned.leaves],
    }


def _leave(part: LeavePart, name: str) -> str:
    return name if part is LeavePart.DAY else f"{name} ({part.value})"
