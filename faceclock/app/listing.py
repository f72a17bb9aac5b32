"""The roll and the punches as the JSON objects that callers read."""

from datetime import datetime

from faceclock.app.announcing import Json, employee_as_json, punch_as_json
from faceclock.app.site import Site


def list_people(site: Site) -> list[Json]:
    """Everybody by number; ``templates`` counts those of every pack."""
    counts = site.templates.counts_by_employee()
    return [employee_as_json(employee, counts[employee.id]) for employee in site.employees.all()]


def list_punches(site: Site, since: datetime | None, until: datetime | None, employee_id: str) -> list[Json]:
    """Oldest first, from ``since`` on and before ``until``; of everybody when ``employee_id`` is empty.

    Raises InputProblem for a number that nobody has.
    """
    if employee_id:
        site.employees.require(employee_id)
    names = {employee.id: employee.name for employee in site.employees.all()}
    found = site.punches.between(since, until, employee_id or None)
    return [punch_as_json(punch, names.get(punch.employee_id, "")) for punch in found]
