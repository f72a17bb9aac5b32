"""The punches that a day's trace speaks of, with their scores and what was said about them later."""

from collections.abc import Iterable

from faceclock.app.console.attendance_views import DayPunch
from faceclock.app.site import Site
from faceclock.domain.attendance import Step, TraceStep
from faceclock.storage.corrections import Corrections


def day_punches(site: Site, trace: Iterable[TraceStep], *, scores: bool) -> tuple[DayPunch, ...]:
    """By instant, also those that count for nothing. ``scores`` are for those who look after recognition."""
    steps: dict[str, set[Step]] = {}
    for step in trace:
        if step.punch:
            steps.setdefault(step.punch, set()).add(step.step)
    found = [_punch(site, punch_id, told, scores) for punch_id, told in steps.items()]
    return tuple(sorted(found, key=lambda punch: (punch.at, punch.id)))


def _punch(site: Site, punch_id: str, told: set[Step], scores: bool) -> DayPunch:
    held = site.punches.get(punch_id)
    punch = held.punch
    evidence = punch.evidence if scores else None
    return DayPunch(
        punch.id,
        punch.at,
        held.direction,
        punch.direction,
        punch.method,
        punch.kiosk,
        duplicate=Step.DUPLICATE in told or punch.suppressed,
        voided=held.voided,
        clock_back=punch.clock_back,
        late=Step.AFTER_LOCK in told,
        similarity=evidence.similarity if evidence else None,
        threshold=evidence.threshold if evidence else None,
        corrections=tuple(Corrections(site.database).of(punch.id)),
    )
