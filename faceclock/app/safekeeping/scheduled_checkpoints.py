"""Checkpoints that are made by themselves once a day, into the folder of the settings."""

from datetime import datetime, timedelta
from pathlib import Path

from faceclock.app.safekeeping.checkpoints import make_checkpoint, write_checkpoint
from faceclock.app.site import Site
from faceclock.domain.errors import EnvironmentProblem
from faceclock.storage.database import Database
from faceclock.storage.values import Values

_MADE, _TRIED = "audit.checkpoint", "audit.checkpoint-tried"
_DAY, _AGAIN = timedelta(hours=23), timedelta(hours=1)  # after one that failed


def is_due(database: Database, folder: str, now: datetime) -> bool:
    """Whether a folder is set and there was none today; after a failure, an hour later again."""
    return (
        bool(folder) and not _since(database, _MADE, now, _DAY) and not _since(database, _TRIED, now, _AGAIN)
    )


def make_by_itself(site: Site, now: datetime) -> Path:
    """Returns the file. Raises EnvironmentProblem where the folder is not there, KeyProblem, StorageProblem."""
    values, folder = Values(site.database), Path(site.settings.audit.checkpoint_folder).expanduser()
    values.set(_TRIED, now.isoformat())
    if not folder.is_dir():  # not made: see the backups
        raise EnvironmentProblem(
            f"The folder for checkpoints {folder} is not there; connect its disk or choose another in the settings."
        )
    file = write_checkpoint(make_checkpoint(site.database, now), folder)
    values.set(_MADE, now.isoformat(), detail={"file": str(file)})
    return file


def _since(database: Database, key: str, now: datetime, limit: timedelta) -> bool:
    """A clock that was set back makes the past future: that counts as long ago."""
    held = Values(database).get(key)
    return held is not None and timedelta() <= now - datetime.fromisoformat(held) < limit
