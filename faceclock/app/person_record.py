"""Everything that is held about one person, as JSON."""

from datetime import date, datetime
from hashlib import sha256
from typing import Any
from zoneinfo import ZoneInfo

from faceclock.app.announcing import Json, instant, punch_as_json
from faceclock.app.attendance.correction_listing import adjustment_as_json, correction_as_json
from faceclock.app.attendance.day_json import result_as_json
from faceclock.app.attendance.showing import days_of
from faceclock.app.site import Site
from faceclock.app.zone import zone_of
from faceclock.domain.bookkeeping import entries
from faceclock.domain.challenge import Refusals
from faceclock.domain.consent import Signature
from faceclock.domain.people import Template
from faceclock.storage.adjustments import Adjustments
from faceclock.storage.audit import Audit, AuditEntry
from faceclock.storage.book import Book
from faceclock.storage.consents import Consents
from faceclock.storage.corrections import Corrections
from faceclock.storage.instants import from_micros, utc_now
from faceclock.storage.leave_requests import LeaveRequests
from faceclock.storage.live_refusals import LiveRefusals
from faceclock.storage.people_overview import PeopleOverview
from faceclock.storage.pins import Failures, Pins
from faceclock.storage.punches import EffectivePunch
from faceclock.storage.report_schedules import ReportSchedules
from faceclock.storage.signatures import Signatures
from faceclock.storage.staff import Staff


def person_of(site: Site, employee_id: str) -> Json:
    """Name, team and dates. Raises InputProblem for a number that nobody has."""
    employee, dates = site.employees.require(employee_id), PeopleOverview(site.database).dates_of(employee_id)
    return {
        "employee_id": employee.id,
        "name": employee.name,
        "team": employee.team,
        "active": employee.active,
        "created_at": _instant(dates.created_at if dates else None),
        "left_at": _instant(dates.left_at if dates else None),
        "pin_set_at": _instant(dates.pin_set_at if dates else None),
        "wrong_pins_in_a_row": _failures(Pins(site.database).failures(employee_id)),
        "live_check_refusals_in_a_row": _failures(LiveRefusals(site.database).of(employee_id)),
    }


def consents_of(site: Site, employee_id: str) -> list[Json]:
    """Each with what was signed under it; drawn signatures are pictures of their own."""
    signed = Signatures(site.database).of(employee_id)
    return [
        {
            "id": consent.id,
            "purpose": consent.purpose.value,
            "given": consent.given,
            "text": consent.text_version,
            "at": instant(consent.at),
            "by": consent.actor,
            "signature": _signature(signed.get(consent.id)),
        }
        for consent in Consents(site.database).of(employee_id)
    ]


def template_as_json(template: Template, *, vector: bool) -> Json:
    """Without ``vector`` the numbers themselves are left out and their SHA-256 stands for them."""
    contract, numbers = template.embedding.contract, template.embedding.vector
    told: Json = {
        "id": template.id,
        "source": template.source,
        "pack": contract.pack,
        "pack_digest": contract.digest,
        "dimension": contract.dimension,
        "quality": template.quality,
        "created_at": instant(template.created_at),
        "vector_sha256": sha256(numbers.tobytes()).hexdigest(),
    }
    return told | {"vector": [float(value) for value in numbers]} if vector else told


def punches_of(site: Site, employee_id: str) -> list[Json]:
    """Oldest first, each as it was made, as it counts now, and with what was corrected of it."""
    corrections = Corrections(site.database)
    return [
        _punch(found)
        | {"corrections": [correction_as_json(item, found.punch) for item in corrections.of(found.punch.id)]}
        for found in site.punches.of(employee_id)
    ]


def adjustments_of(site: Site, employee_id: str) -> list[Json]:
    return [adjustment_as_json(item) for item in Adjustments(site.database).of(employee_id)]


def days_told(site: Site, employee_id: str) -> list[Json]:
    """From the first day that is known of the person to today."""
    zone = ZoneInfo(zone_of(site.settings))
    person = Staff(site.database).get(employee_id)
    known = [from_micros(at) for at in (person.created, person.first_punch) if at is not None]
    first = min(known, default=utc_now()).astimezone(zone).date()
    today = utc_now().astimezone(zone).date()
    return [result_as_json(day) for day in days_of(site, first, today, [employee_id])]


def planning_of(site: Site, employee_id: str) -> list[Json]:
    """Rosters, leave, approvals and teams of this person alone, as they hold now."""
    book = Book(site.database).current()
    return [
        {"table": table, "key": key, **_plain(vars(entry))}
        for table, key, entry in entries(book)
        if getattr(entry, "employee", None) == employee_id
    ]


def leave_of(site: Site, employee_id: str) -> list[Json]:
    """What was asked for, and what was decided; what holds now is among the planning."""
    return [
        {"id": asked.id, "at": instant(asked.at), "by": asked.by, **_plain(vars(asked.leave))}
        | {"decision": decided and _plain(vars(decided))}
        for asked, decided in LeaveRequests(site.database).of(employee_id)
    ]


def reports_of(site: Site, employee_id: str) -> list[Json]:
    """Reports that are made by themselves about this person alone."""
    return [
        {"id": one.id, "report": one.order.kind, "folder": one.order.folder, "every": one.order.rhythm.every}
        for one in ReportSchedules(site.database).all()
        if one.order.employee == employee_id
    ]


def audit_of(site: Site, employee_id: str) -> list[Json]:
    """In the order in which the rows were written."""
    audit = Audit(site.database)
    subjects = [employee_id, *sorted(Book(site.database).subjects_about({employee_id}))]
    rows = [row for subject in subjects for row in audit.about(subject)]
    return [_row(row) for row in sorted(rows, key=lambda row: row.seq)]


def _signature(signed: Signature | None) -> Json | None:
    if signed is None:
        return None
    return {"name": signed.name, "language": signed.language, "words": signed.words}


def _punch(found: EffectivePunch) -> Json:
    punch, evidence = found.punch, found.punch.evidence
    return punch_as_json(punch, "") | {
        "zone": punch.zone,
        "counts_as": found.direction.value,
        "voided": found.voided,
        "evidence": vars(evidence) if evidence else None,
    }


def _row(row: AuditEntry) -> Json:
    return vars(row) | {"at": instant(row.at)}


def _failures(held: Failures | Refusals | None) -> Json | None:
    return None if held is None else {"count": held.count, "last_at": instant(held.last_at)}


def _plain(values: dict[str, Any]) -> Json:
    return {key: _plainly(value) for key, value in values.items()}


def _plainly(value: object) -> object:
    if isinstance(value, datetime):
        return instant(value)
    return value.isoformat() if isinstance(value, date) else value


def _instant(at: datetime | None) -> str | None:
    return None if at is None else instant(at)
