"""The end of an enrolment: all of it in one transaction, or nothing."""

from faceclock.app.consents import give_signed
from faceclock.app.console.enrolling_draft import CAMERA, Draft, Ending, Enrolled
from faceclock.app.console.enrolling_findings import findings_of
from faceclock.app.operator import operator
from faceclock.app.portraying import comparable, store_faces
from faceclock.app.site import Site
from faceclock.domain.consent import Purpose
from faceclock.domain.errors import InputProblem
from faceclock.security.pins import hash_pin
from faceclock.storage.audit import Audit
from faceclock.storage.consents import Consents


def store(site: Site, draft: Draft, ending: Ending) -> Enrolled:
    """See `EnrolmentService.finish`."""
    hashed = hash_pin(ending.pin) if ending.pin else None
    if not draft.taken and not hashed and not _has_pin(site, draft):
        raise InputProblem(
            f"{draft.employee.name} has neither a picture nor a PIN; take pictures or give a PIN."
        )
    others = _decided(site, draft, ending)
    with site.database.transaction():
        _store_person(site, draft)
        if ending.agreement is not None:
            give_signed(site.database, draft.employee.id, ending.agreement)
        if draft.taken:
            _store_faces(site, draft, ending)
        if hashed:
            site.pins.set(draft.employee.id, hashed, by=operator())
        for employee_id, similarity in others.items():
            _record_other(site, draft, employee_id, similarity)
    return Enrolled(draft.employee, len(draft.taken), hashed is not None)


def _decided(site: Site, draft: Draft, ending: Ending) -> dict[str, float]:
    """Similarities of those who look the same and are somebody else. Raises InputProblem for one that nobody
    decided about."""
    same = {item.employee.id: item for item in findings_of(site, draft).resembling if item.same}
    for employee_id, found in same.items():
        if employee_id not in ending.others:
            raise InputProblem(
                f"This face is enrolled as {found.employee.name} ({employee_id}); decide whether that is the same "
                "person."
            )
    return {employee_id: found.similarity for employee_id, found in same.items()}


def _store_person(site: Site, draft: Draft) -> None:
    if draft.known:
        site.employees.require(draft.employee.id)
    else:
        site.employees.add(draft.employee, by=operator())


def _store_faces(site: Site, draft: Draft, ending: Ending) -> None:
    employee_id = draft.employee.id
    if not Consents(site.database).stands(employee_id, Purpose.RECOGNITION):
        raise InputProblem(
            f"{draft.employee.name} has not agreed to be recognised; let them sign, or go on with a PIN alone."
        )
    for template_id in _replaced(site, draft, ending):
        site.templates.remove(template_id, by=operator())
    store_faces(site, site.pack, employee_id, draft.taken)


def _replaced(site: Site, draft: Draft, ending: Ending) -> set[str]:
    """IDs of the earlier templates that go: of the same shots always, whatever pack made them."""
    shots = {item.source for item in draft.taken if item.source.startswith(CAMERA)}
    earlier = site.templates.of(draft.employee.id)
    gone = {template.id for template in earlier if template.source in shots}
    if ending.replace:
        gone |= {template.id for template in comparable(site, site.pack, draft.employee.id)}
    return gone


def _record_other(site: Site, draft: Draft, employee_id: str, similarity: float) -> None:
    detail: dict[str, str | float] = {"resembles": employee_id, "similarity": round(similarity, 4)}
    Audit(site.database).record("face.lookalike", draft.employee.id, actor=operator(), detail=detail)


def _has_pin(site: Site, draft: Draft) -> bool:
    return site.pins.hash_of(draft.employee.id) is not None
