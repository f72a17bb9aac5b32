"""Is this face on the roll already, and is it the person's own?"""

from faceclock.app.console.enrolling_draft import Draft, Findings, Resembling
from faceclock.app.portraying import comparable, may_be_one
from faceclock.app.site import Site
from faceclock.matching.pooling import pool

_MOST = 3  # people; an administrator is to look at each


def findings_of(site: Site, draft: Draft) -> Findings:
    """Compared as the kiosk would: the mean of the pictures with everybody's templates. Raises PackProblem."""
    if not draft.taken:
        return Findings()
    return Findings(_resembling(site, draft), _is_stranger(site, draft))


def _resembling(site: Site, draft: Draft) -> tuple[Resembling, ...]:
    """From the threshold on somebody may be the same person, perhaps one who left and returns; within the margin
    below it, the kiosk could hesitate between the two."""
    matcher = site.matcher_for(site.pack, gone=True)
    if not len(matcher.gallery):
        return ()
    limit, margin = matcher.threshold.value, site.settings.recognition.margin
    face = pool([item.embedding for item in draft.taken])
    found = []
    for employee_id, similarity in matcher.gallery.nearest(face.vector, _MOST + 1):
        employee = site.employees.get(employee_id)
        if employee is not None and employee_id != draft.employee.id and similarity >= limit - margin:
            portrait = site.portraits.get(employee_id)
            found.append(Resembling(employee, similarity, similarity >= limit, portrait))
    return tuple(found[:_MOST])


def _is_stranger(site: Site, draft: Draft) -> bool:
    held = [template.embedding for template in comparable(site, site.pack, draft.employee.id)]
    face = pool([item.embedding for item in draft.taken])
    return draft.known and not may_be_one(site.pack.calibration, face, held)
