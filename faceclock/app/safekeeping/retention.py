"""The retention schedule: what is held of people who left goes when its days are over, and the log says so."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from faceclock.app.operator import operator
from faceclock.app.removal import delete_person
from faceclock.app.safekeeping.archive import Progress
from faceclock.app.safekeeping.backup import no_progress
from faceclock.app.site import Site
from faceclock.app.traces import clear_traces
from faceclock.storage.leavers import Leaver, Leavers
from faceclock.storage.values import Values

LAST = "retention.last"  # site value: when it was last carried out, ISO 8601 in UTC


class Extent(StrEnum):
    """FACE: templates, pictures, portrait and PIN. RECORD: the name and team as well."""

    FACE = "face"
    RECORD = "record"


@dataclass(frozen=True)
class Due:
    """What goes of one person who left at ``left_at``; ``held`` counts templates, pictures, portraits and PINs."""

    employee_id: str
    name: str
    left_at: datetime
    extent: Extent
    held: Mapping[str, int]


def due(site: Site, now: datetime | None = None) -> list[Due]:
    """What would go now, who left first at first; nothing is changed."""
    return list(_due(site, now or datetime.now(UTC)))


def carry_out(site: Site, now: datetime | None = None, progress: Progress = no_progress) -> list[Due]:
    """Delete what is due, one person after another, each with a row in the audit log; what went. Backups that a
    restore kept aside go with it when their time is over.

    ``progress`` may raise between two people: who was done is done. Raises StorageProblem.
    """
    now = now or datetime.now(UTC)
    wanted, gone = due(site, now), []
    for number, one in enumerate(wanted):
        progress(number, len(wanted))
        if _let_go(site, one, now):
            gone.append(one)
    progress(len(wanted), len(wanted))
    clear_traces(site, [one.name for one in gone if one.extent is Extent.RECORD])
    Values(site.database).set(
        LAST, now.isoformat(timespec="seconds"), by=operator(), detail={"people": len(gone)}
    )
    return gone


def _due(site: Site, now: datetime) -> Iterator[Due]:
    rules = site.settings.retention
    for leaver in Leavers(site.database).all():
        if rules.record_days and _over(leaver, rules.record_days, now):
            yield _of(leaver, Extent.RECORD)
        elif any(leaver.held.values()) and _over(leaver, rules.face_days, now):
            yield _of(leaver, Extent.FACE)


def _over(leaver: Leaver, days: int, now: datetime) -> bool:
    return now - leaver.left_at >= timedelta(days=days)


def _of(leaver: Leaver, extent: Extent) -> Due:
    return Due(leaver.id, leaver.name, leaver.left_at, extent, leaver.held)


def _let_go(site: Site, one: Due, now: datetime) -> bool:
    """False for who came back or was removed since the list was made."""
    with site.database.transaction():
        person = site.employees.get(one.employee_id)
        if person is None or person.active:
            return False
        if one.extent is Extent.RECORD:
            delete_person(site, one.employee_id)
        else:
            Leavers(site.database).forget_face(one.employee_id, by=operator(), at=now)
    return True
