"""Corrections and adjustments as the JSON objects that callers read."""

from typing import Any

from faceclock.app.announcing import instant, punch_as_json
from faceclock.app.site import Site
from faceclock.domain.punch import Correction, Punch
from faceclock.storage.adjustments import Adjustment, Adjustments
from faceclock.storage.corrections import Corrections

Json = dict[str, Any]


def list_corrections(site: Site, employee_id: str, limit: int) -> Json:
    """The newest ``limit`` of each, newest first, of everybody when ``employee_id`` is empty. Raises InputProblem
    for a number that nobody has."""
    if employee_id:
        site.employees.require(employee_id)
    corrections = Corrections(site.database).newest(limit, employee_id)
    adjustments = Adjustments(site.database).newest(limit, employee_id)
    return {
        "corrections": [
            correction_as_json(item, site.punches.get(item.punch_id).punch) for item in corrections
        ],
        "adjustments": [adjustment_as_json(item) for item in adjustments],
    }


def correction_as_json(correction: Correction, punch: Punch) -> Json:
    """``direction`` is the new one, ``made`` the punch as it was made."""
    return {
        "id": correction.id,
        "kind": correction.kind.value,
        "employee_id": punch.employee_id,
        "punch_id": punch.id,
        "made": punch_as_json(punch, "") | {"zone": punch.zone},
        "direction": correction.direction.value if correction.direction else None,
        "reason": correction.reason,
        "requested_by": correction.requested_by,
        "approved_by": correction.approved_by,
        "by": correction.by,
        "at": instant(correction.at),
    }


def adjustment_as_json(adjustment: Adjustment) -> Json:
    return {
        "id": adjustment.id,
        "employee_id": adjustment.employee_id,
        "day": adjustment.day.isoformat(),
        "for_day": adjustment.for_day.isoformat(),
        "minutes": adjustment.minutes,
        "reason": adjustment.reason,
        "requested_by": adjustment.requested_by,
        "approved_by": adjustment.approved_by,
        "by": adjustment.by,
        "at": instant(adjustment.at),
    }
