"""Computed days to disk, a batch in one transaction, and never over what somebody else has just computed."""

from collections.abc import Sequence
from datetime import datetime

from faceclock.app.attendance.case import Case, Desk
from faceclock.app.attendance.renewing import Renewed
from faceclock.attendance.clock import micros_of
from faceclock.domain.identifiers import uuid7
from faceclock.domain.punch import Direction, Method, Punch
from faceclock.storage.instants import utc_now
from faceclock.storage.punches import Punches

_ACTOR = "system"


def write(desk: Desk, batch: Sequence[Renewed]) -> list[str]:
    """Store what was computed, and system check-outs that are due; returns who must be computed again, because
    facts have come or another program has computed meanwhile. Raises StorageProblem."""
    again = []
    with desk.database.transaction():
        if desk.look_for_locks():
            return [each.case.person.id for each in batch]
        for each in batch:
            if each.outs:
                for at in each.outs:
                    _check_out(each.case, at)
                again.append(each.case.person.id)
            elif not desk.stale.done(each.marks):
                again.append(each.case.person.id)
            elif each.reach is not None:
                desk.stored.write(each.case.person.id, each.days, each.reach)
    return again


def _check_out(case: Case, at: datetime) -> None:
    """Somebody who forgot is checked out by the program, which says so. Another program may have been quicker."""
    micros = micros_of(at)
    if case.desk.stamps.of(case.person.id, micros, micros):
        return
    zone = case.plan.at(micros).zone.key
    kiosk = case.desk.database.kiosk
    punch = Punch(uuid7(), case.person.id, at, zone, Direction.OUT, Method.SYSTEM, kiosk)
    Punches(case.desk.database).add(punch, by=_ACTOR, recorded=utc_now())
