"""What a site does by itself once a day: backups and the retention schedule. A kiosk or console asks now and then."""

import logging
from datetime import UTC, datetime, timedelta

from faceclock.app.operator import acting_as
from faceclock.app.safekeeping import retention, scheduled
from faceclock.app.site import Site
from faceclock.domain.errors import FaceClockError, StorageProblem
from faceclock.storage.exclusive import exclusively
from faceclock.storage.values import Values

_BUSY = "Another FaceClock is at it."
_ACTOR = "schedule"
_log = logging.getLogger(__name__)


def run_due(site: Site, now: datetime | None = None) -> list[str]:
    """Do what is due, one process of a site at a time; a sentence for each thing that could not be done, which is
    tried again later. Quick where nothing is due."""
    now = now or datetime.now(UTC)
    backup, retain = scheduled.is_due(site, now), _retention_is_due(site, now)
    if not (backup or retain):
        return []
    problems: list[str] = []
    try:
        with exclusively(site.data / "chores.lock", _BUSY), acting_as(_ACTOR):
            if retain and _retention_is_due(site, now):
                retention.carry_out(site, now)
            if backup and scheduled.is_due(site, now):
                scheduled.back_up_by_itself(site, now)
    except FaceClockError as problem:
        if not (isinstance(problem, StorageProblem) and str(problem) == _BUSY):
            _log.warning("%s", problem)
            problems.append(str(problem))
    return problems


def _retention_is_due(site: Site, now: datetime) -> bool:
    """Once a day, and only a look at people who left: nothing is written where nothing goes."""
    held = Values(site.database).get(retention.LAST)
    since = now - datetime.fromisoformat(held) if held else None
    if since is not None and timedelta() <= since < timedelta(hours=23):
        return False
    return bool(retention.due(site, now))
