"""A backup takes the place of what is there, which is kept aside; on any fault all stays as it was."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from faceclock.app.operator import operator
from faceclock.app.safekeeping.archive import DATABASE, SETTINGS, Manifest, Progress, extract, read_manifest
from faceclock.app.safekeeping.backup import no_progress, pack_up, part, suggested_name, work_folder
from faceclock.app.safekeeping.reapplying import Reapplied, departures_of, reapply
from faceclock.app.settings_record import record_settings
from faceclock.app.site import open_site
from faceclock.app.traces import ASIDE
from faceclock.domain.errors import EnvironmentProblem, InputProblem, StorageProblem
from faceclock.settings.atomic import replacing, sync_folder
from faceclock.settings.file import load_settings, save_settings
from faceclock.settings.model import Settings
from faceclock.settings.paths import database_file, settings_file
from faceclock.storage.audit import Audit
from faceclock.storage.copying import is_readable, keep, nobody_using, overwrite, sync_file
from faceclock.storage.database import open_database
from faceclock.storage.examination import Examined, examine_file
from faceclock.storage.inspection import is_fresh, wal_of
from faceclock.storage.migrations import STEPS

_BUSY = "A kiosk or another FaceClock has this site open; close them all, then restore (nothing was changed)."


@dataclass(frozen=True)
class Restored:
    """``aside`` is a backup of what was there before; None where there was nothing. ``reapplied``: who was deleted
    since the backup was made, and is again."""

    manifest: Manifest
    aside: Path | None
    reapplied: Reapplied


def check_backup(file: Path, scratch: Path, progress: Progress = no_progress) -> Manifest:
    """Unpack ``file`` into the folder ``scratch`` and examine what it holds.

    Raises InputProblem for a file that is no whole backup, is of a later FaceClock, or holds something else than
    its list says.
    """
    manifest = read_manifest(file)
    if manifest.schema > len(STEPS):
        raise InputProblem(
            f"{file.name} was made by a later FaceClock (schema {manifest.schema}, this one knows {len(STEPS)}); "
            "install that and restore with it."
        )
    extract(file, DATABASE, scratch / DATABASE, progress)
    extract(file, SETTINGS, scratch / SETTINGS, no_progress)
    load_settings(scratch / SETTINGS)
    if not _matches(manifest, examine_file(scratch / DATABASE)):
        raise InputProblem(f"{file.name} does not hold what its list says; use another backup.")
    return manifest


def _matches(manifest: Manifest, found: Examined) -> bool:
    return found.sound and found.schema == manifest.schema and dict(found.rows) == dict(manifest.rows)


def restore(data: Path, file: Path, progress: Progress = no_progress) -> Restored:
    """Put the backup ``file`` in the place of the site in ``data``, of which a backup is kept in ``before-restore``.

    Nothing of this process may have the database open (`Database.released`). Raises InputProblem for a bad backup,
    StorageProblem while anybody has the site open; all is then as it was.
    """
    data.mkdir(parents=True, exist_ok=True)
    with work_folder(data) as scratch:
        manifest = check_backup(file, scratch, part(progress, 0, 2))
        before = scratch / "before"
        before.mkdir()
        _keep_settings(data, before)
        try:
            _put(scratch / SETTINGS, settings_file(data))
            aside = _put_database(data, scratch / DATABASE, before, part(progress, 1, 2))
        except BaseException:
            _put(before / SETTINGS, settings_file(data))
            raise
        _record(data, file, manifest)
        return Restored(manifest, aside, _reapply(data, before / DATABASE))


def _keep_settings(data: Path, before: Path) -> None:
    """As they stand, also where they are wrong."""
    if settings_file(data).exists():
        shutil.copyfile(settings_file(data), before / SETTINGS)
    else:
        save_settings(before / SETTINGS, Settings())


def _put(settings: Path, target: Path) -> None:
    try:
        with replacing(target) as stream:
            stream.write(settings.read_bytes())
    except OSError as error:
        raise EnvironmentProblem(
            f"The settings {target} cannot be written ({error.strerror or error}); nothing was restored."
        ) from error


def _put_database(data: Path, copy: Path, before: Path, progress: Progress) -> Path | None:
    database = database_file(data)
    if is_fresh(database):
        _put_file(copy, database)
        return None
    if not is_readable(database):
        return _put_beside_rubbish(data, copy)
    aside = data / ASIDE / suggested_name()
    with nobody_using(database, _BUSY) as held:
        keep(held, before / DATABASE)
        pack_up(aside, before, Settings(), _examined(before / DATABASE), data, no_progress)
        overwrite(held, database, copy, progress)
    return aside


def _put_beside_rubbish(data: Path, copy: Path) -> Path:
    """What is no database cannot be locked, and nobody can work with it."""
    database = database_file(data)
    aside = (data / ASIDE / suggested_name()).with_suffix("")
    aside.mkdir(parents=True)
    for file in (database, wal_of(database)):
        if file.exists():
            shutil.copyfile(file, aside / file.name)
    _put_file(copy, database)
    return aside


def _put_file(copy: Path, database: Path) -> None:
    """A log that belongs to the file before would be folded into the new one."""
    wal_of(database).unlink(missing_ok=True)
    sync_file(copy)
    copy.replace(database)
    sync_folder(database.parent)


def _examined(kept: Path) -> Examined:
    """A damaged one is kept too: somebody may still save something out of it."""
    try:
        return examine_file(kept)
    except StorageProblem as problem:
        return Examined(kept, kept.stat().st_size, 0, str(problem), 0, (), {}, None, None)


def _reapply(data: Path, replaced: Path) -> Reapplied:
    if not replaced.exists():
        return Reapplied()
    with open_site(data) as site:
        return reapply(site, departures_of(replaced))


def _record(data: Path, file: Path, manifest: Manifest) -> None:
    """In the log of the restored database, which is brought to this program's schema with it."""
    settings = load_settings(settings_file(data))
    with open_database(database_file(data), kiosk=settings.site.kiosk) as database:
        detail = {"file": str(file), "made": manifest.made_at.isoformat(timespec="seconds")}
        Audit(database).record("data.restore", "database", actor=operator(), detail=detail)
        record_settings(database, settings)
