"""One person's data in one file, for the person: JSON, pictures, and a letter that explains them."""

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

from faceclock.app import person_record as record
from faceclock.app.announcing import instant
from faceclock.app.operator import operator
from faceclock.app.person_readme import readme
from faceclock.app.site import Site
from faceclock.domain.errors import EnvironmentProblem, InputProblem
from faceclock.settings.atomic import replacing
from faceclock.storage.audit import Audit
from faceclock.storage.enrolment_pictures import EnrolmentPictures
from faceclock.storage.instants import utc_now
from faceclock.storage.signatures import Signatures

# Which file tells what each table holds of a person. A table is in one of these two, or the tests say so.
TOLD_IN = {
    "employees": "person",
    "pins": "person",
    "pin_failures": "person",
    "liveness_refusals": "person",
    "consents": "consents",
    "consent_signatures": "consents",
    "templates": "templates",
    "portraits": "pictures",
    "enrolment_pictures": "pictures",
    "punches": "punches",
    "corrections": "punches",
    "attendance_days": "days",
    "locked_days": "days",
    "adjustments": "adjustments",
    "book_facts": "planning",
    "leave_requests": "leave",
    "leave_decisions": "leave",
    "report_schedules": "reports",
    "audit": "audit",
}
LEFT_OUT = {
    "person_keys": "keys that open what is told in clear here",
    "site_keys": "the site's, of nobody",
    "chain": "digests of rows that are told",
    "chain_salts": "random numbers beside these digests",
    "attendance_reach": "which days are computed",
    "attendance_stale": "which days are to be computed again",
    "periods": "which days are locked, for everybody",
    "thresholds": "the site's, of nobody",
    "site_values": "the site's, of nobody",
    "accounts": "logins of the program, which belong to no number",
    "login_failures": "of these logins",
}


def export_person(site: Site, employee_id: str, path: Path, *, vectors: bool = False) -> dict[str, int]:
    """Write a zip of everything held about a person, whole or not at all; how many bytes each file in it has.

    The face templates' numbers are left out unless ``vectors`` asks for them: they are the person's data too, but a
    face can be made up from them, so that handing them out is a decision. PINs are not in it: only their hash is kept.
    Raises InputProblem for a number that nobody has, EnvironmentProblem for a file that cannot be written.
    """
    site.employees.require(employee_id)
    if path.suffix.lower() != ".zip":
        raise InputProblem(f"{path.name} must end in .zip; name it so.")
    try:
        with replacing(path) as stream, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            sizes = {}
            for name, content in _files(site, employee_id, vectors):
                archive.writestr(name, content)
                sizes[name] = len(content)
    except OSError as error:
        raise EnvironmentProblem(
            f"{path} cannot be written ({error.strerror or error}); choose another file."
        ) from error
    detail = {"files": len(sizes), "vectors": vectors}
    Audit(site.database).record("employee.export", employee_id, actor=operator(), detail=detail)
    return sizes


def _files(site: Site, employee_id: str, vectors: bool) -> Iterator[tuple[str, bytes]]:
    at = instant(utc_now())
    yield "README.txt", readme(site.settings.site.company, employee_id, at, vectors=vectors).encode()
    yield from _pictures(site, employee_id)
    templates = site.templates.of(employee_id)
    told = {
        "person": record.person_of(site, employee_id),
        "consents": record.consents_of(site, employee_id),
        "templates": [record.template_as_json(template, vector=vectors) for template in templates],
        "punches": record.punches_of(site, employee_id),
        "days": record.days_told(site, employee_id),
        "adjustments": record.adjustments_of(site, employee_id),
        "planning": record.planning_of(site, employee_id),
        "leave": record.leave_of(site, employee_id),
        "reports": record.reports_of(site, employee_id),
        "audit": record.audit_of(site, employee_id),
    }
    for name, value in told.items():
        yield f"{name}.json", json.dumps(value, ensure_ascii=False, indent=2).encode()


def _pictures(site: Site, employee_id: str) -> Iterator[tuple[str, bytes]]:
    portrait = site.portraits.get(employee_id)
    if portrait:
        yield "pictures/portrait.jpg", portrait
    for picture in EnrolmentPictures(site.database).of(employee_id):
        yield f"pictures/{picture.id}.jpg", picture.jpeg
    for consent_id, signature in Signatures(site.database).of(employee_id).items():
        if signature.picture:
            yield f"signatures/{consent_id}.png", signature.picture
