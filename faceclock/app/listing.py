"""The roll and the punches as the JSON objects that callers read."""

from dataclasses import replace
from datetime import UTC, datetime

from faceclock.app.announcing import Json, employee_as_json, punch_as_json
from faceclock.app.site import Site
from faceclock.domain.consent import Purpose
from faceclock.storage.consents import Consents
from faceclock.storage.enrolment_pictures import EnrolmentPictures
from faceclock.storage.punches import EffectivePunch

_EARLIEST = datetime(1970, 1, 1, tzinfo=UTC)
_LATEST = datetime(9999, 1, 1, tzinfo=UTC)


def list_people(site: Site) -> list[Json]:
    """Everybody by number; ``templates`` counts those of every pack, ``pin`` says whether there is one, ``pictures``
    counts the kept enrolment pictures, and ``agrees`` tells to what."""
    counts = site.templates.count_by_person()
    pictures = EnrolmentPictures(site.database).count_by_person()
    pins = site.pins.people()
    standing = {purpose: Consents(site.database).standing(purpose) for purpose in Purpose}
    return [
        employee_as_json(employee, counts[employee.id])
        | {
            "pin": employee.id in pins,
            "pictures": pictures[employee.id],
            "agrees": [purpose.value for purpose in Purpose if employee.id in standing[purpose]],
        }
        for employee in site.employees.all()
    ]


def list_punches(site: Site, since: datetime | None, until: datetime | None, employee_id: str) -> list[Json]:
    """Oldest first, from ``since`` on and before ``until``; of everybody when ``employee_id`` is empty.

    ``direction`` is what counts after corrections. Raises InputProblem for a number that nobody has.
    """
    if employee_id:
        site.employees.require(employee_id)
    names = {employee.id: employee.name for employee in site.employees.all()}
    found = site.punches.between(since or _EARLIEST, until or _LATEST, employee_id)
    return [_as_json(item, names) for item in found]


def _as_json(item: EffectivePunch, names: dict[str, str]) -> Json:
    punch = replace(item.punch, direction=item.direction)
    return punch_as_json(punch, names.get(punch.employee_id, "")) | {
        "voided": item.voided,
        "zone": punch.zone,
    }
