"""What a site does by itself once a day: backups, retention, checkpoints of the audit log. `app.house_clock` asks."""

from datetime import UTC, datetime, timedelta

from faceclock.app.operator import acting_as
from faceclock.app.safekeeping import retention, scheduled, scheduled_checkpoints
from faceclock.app.site import Site
from faceclock.app.traces import are_pending, old_asides
from faceclock.domain.errors import StorageProblem
from faceclock.settings.file import load_settings
from faceclock.settings.housekeeping import Backup
from faceclock.settings.paths import settings_file
from faceclock.storage.exclusive import exclusively
from faceclock.storage.values import Values

_BUSY = "Another FaceClock is at it."
_ACTOR = "schedule"


def any_due(site: Site, now: datetime) -> bool:
    """Whether `run_due` would do anything; quick. By the settings as they are on disk: a kiosk that has been running
    for weeks must not miss a change. Raises InputProblem, StorageProblem."""
    settings = load_settings(settings_file(site.data))
    return (
        scheduled.is_due(site.database, settings.backup, now)
        or _retention_is_due(site, settings.backup, now)
        or scheduled_checkpoints.is_due(site.database, settings.audit.checkpoint_folder, now)
    )


def run_due(site: Site, now: datetime | None = None) -> list[str]:
    """Do what is due and say what was done; nothing where another process of the site is at it.

    Raises FaceClockError for what could not be done; it is tried again later.
    """
    now = now or datetime.now(UTC)
    try:
        with exclusively(site.data / "chores.lock", _BUSY), acting_as(_ACTOR):
            return [*_retain(site, now), *_back_up(site, site.settings.backup, now), *_checkpoint(site, now)]
    except StorageProblem as problem:
        if str(problem) == _BUSY:
            return []
        raise


def _retain(site: Site, now: datetime) -> list[str]:
    if not _retention_is_due(site, site.settings.backup, now):
        return []
    gone = retention.carry_out(site, now)
    return [f"Retention carried out; people whose data went: {len(gone)}."]


def _back_up(site: Site, rules: Backup, now: datetime) -> list[str]:
    if not scheduled.is_due(site.database, rules, now):
        return []
    return [f"Backed up to {scheduled.back_up_by_itself(site, now).file}."]


def _checkpoint(site: Site, now: datetime) -> list[str]:
    if not scheduled_checkpoints.is_due(site.database, site.settings.audit.checkpoint_folder, now):
        return []
    return [f"Checkpoint of the audit log written to {scheduled_checkpoints.make_by_itself(site, now)}."]


def _retention_is_due(site: Site, rules: Backup, now: datetime) -> bool:
    """Once a day where anybody has left or something old lies aside, and at once where a deletion left traces; a
    clock that was set back makes the last time long ago."""
    if are_pending(site.database):
        return True
    held = Values(site.database).get(retention.LAST)
    since = now - datetime.fromisoformat(held) if held else None
    if since is not None and timedelta() <= since < timedelta(hours=23):
        return False
    left = site.database.tuples("SELECT 1 FROM employees WHERE NOT active LIMIT 1")
    return bool(left or old_asides(site.data, rules, now))
