"""Backups that are made by themselves, into the folder of the settings; the oldest there go."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from faceclock.app.safekeeping.archive import SUFFIX, read_manifest
from faceclock.app.safekeeping.backup import Backup, make_backup, number_the_site, suggested_name
from faceclock.app.safekeeping.envelope import is_sealed, read_header
from faceclock.app.safekeeping.opening import Opened
from faceclock.app.site import Site
from faceclock.domain.errors import EnvironmentProblem, FaceClockError, InputProblem
from faceclock.settings.housekeeping import Backup as Rules
from faceclock.storage.database import Database
from faceclock.storage.values import Values

_MADE, _TRIED, OUTCOME = "backup.scheduled", "backup.tried", "backup.outcome"
_AGAIN = timedelta(hours=1)  # after one that failed
_EARLY = timedelta(minutes=30)  # so that "every day" does not wander through the day
_OWN_NAMES = f"faceclock-????-??-??-??????{SUFFIX}"


def is_due(database: Database, rules: Rules, now: datetime) -> bool:
    """Whether a folder is set and the last backup there is old enough; after a failure, an hour later again."""
    values = Values(database)
    if not rules.folder:
        return False
    made, tried = _instant(values.get(_MADE)), _instant(values.get(_TRIED))
    if tried is not None and _within(now - tried, _AGAIN) and values.get(OUTCOME):
        return False
    return made is None or not _within(now - made, timedelta(days=rules.every_days) - _EARLY)


def back_up_by_itself(site: Site, now: datetime | None = None) -> Backup:
    """Make the backup and delete the oldest ones; how it went is kept for the dashboard. Raises FaceClockError."""
    now, values = now or datetime.now(UTC), Values(site.database)
    values.set(_TRIED, now.isoformat())
    try:
        folder = _folder(site)
        made = make_backup(site, folder / suggested_name(now))
    except FaceClockError as problem:
        values.set(OUTCOME, str(problem))
        raise
    values.set(_MADE, now.isoformat())
    if values.get(OUTCOME):
        values.set(OUTCOME, "")
    for old in backups_in(folder, site)[site.settings.backup.keep :]:
        with suppress(OSError):  # somebody has it open; it goes the next time
            old.unlink()
    return made


def last_outcome(site: Site) -> str:
    """The sentence of the last scheduled backup that failed; empty where all is well."""
    return Values(site.database).get(OUTCOME) or ""


def backups_in(folder: Path, site: Site) -> list[Path]:
    """Those that this site made there by itself, the newest first; others are nobody's to delete."""
    return [file for file in sorted(folder.glob(_OWN_NAMES), reverse=True) if _is_of(file, site)]


def _is_of(file: Path, site: Site) -> bool:
    """Of the form before, in clear, only the kiosk's name tells."""
    try:
        if is_sealed(file):
            return read_header(file).site == number_the_site(site.database)
        return read_manifest(Opened(file, None)).kiosk == site.settings.site.kiosk
    except (InputProblem, OSError):
        return False


def _folder(site: Site) -> Path:
    folder = Path(site.settings.backup.folder).expanduser()
    if (
        not folder.is_dir()
    ):  # not made: a disk that is not plugged in must not be taken for a folder of this one
        raise EnvironmentProblem(
            f"The backup folder {folder} is not there; connect its disk or choose another in the settings."
        )
    return folder


def _instant(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _within(since: timedelta, limit: timedelta) -> bool:
    """A clock that was set back makes the past future: that counts as long ago."""
    return timedelta() <= since < limit
