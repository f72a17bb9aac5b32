"""A backup brings back people who were deleted since it was made, and consents that were withdrawn: both go again."""

from dataclasses import dataclass
from pathlib import Path

from faceclock.app.consents import withdraw
from faceclock.app.operator import operator
from faceclock.app.removal import delete_person, remember_receipts
from faceclock.app.site import Site
from faceclock.app.traces import clear_traces
from faceclock.domain.errors import StorageProblem
from faceclock.storage.audit import Audit
from faceclock.storage.consents import Consents
from faceclock.storage.departures import Departures, departures_in, is_still_there
from faceclock.storage.ledger import site_of


@dataclass(frozen=True)
class Reapplied:
    """IDs of people who were deleted again, and of those of whom a consent was withdrawn again. ``unknown``: the
    database that was replaced is too damaged to tell who is meant."""

    deleted: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()
    unknown: bool = False


def departures_of(replaced: Path) -> Departures | None:
    """What the database that is about to be replaced knows; None where it is damaged."""
    try:
        return departures_in(replaced)
    except StorageProblem:
        return None


def reapply(site: Site, known: Departures | None) -> Reapplied:
    """Delete and withdraw again in the restored database, with a row each in its audit log. Somebody who was given
    a deleted person's number is left alone. Receipts that were given since are known again. Raises StorageProblem;
    then nothing was done."""
    if known is None:
        return Reapplied(unknown=True)
    with site.database.transaction():
        gone = [person for person in known.deleted if is_still_there(site.database, person)]
        names = [site.employees.require(person.id).name for person in gone]
        for person in gone:
            delete_person(site, person.id)
            _record(site, person.id, "deleted")
        withdrawn = [
            (person.id, purpose)
            for person, purpose in known.withdrawn
            if is_still_there(site.database, person) and Consents(site.database).stands(person.id, purpose)
        ]
        for employee_id, purpose in withdrawn:
            withdraw(site.database, employee_id, [purpose])
            _record(site, employee_id, purpose.value)
        if known.site and known.site == site_of(site.database.path):
            remember_receipts(site.database, known.receipts)
    clear_traces(site, names)
    return Reapplied(
        tuple(person.id for person in gone), tuple(sorted({employee_id for employee_id, _ in withdrawn}))
    )


def _record(site: Site, employee_id: str, what: str) -> None:
    Audit(site.database).record("restore.reapply", employee_id, actor=operator(), detail={"what": what})
