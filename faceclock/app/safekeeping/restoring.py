"""A backup takes the place of what is there, which is kept aside; on any fault all stays as it was."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from faceclock.app.operator import operator
from faceclock.app.safekeeping.archive import DATABASE, SETTINGS, Manifest, Progress
from faceclock.app.safekeeping.backup import no_progress, pack_up, part, suggested_name
from faceclock.app.safekeeping.checking import check_backup, unpack
from faceclock.app.safekeeping.opening import Opened
from faceclock.app.safekeeping.reapplying import Reapplied, departures_of, reapply
from faceclock.app.safekeeping.restored_keys import RestoredKeys
from faceclock.app.safekeeping.work import work_folder
from faceclock.app.settings_record import record_settings
from faceclock.app.site import open_site
from faceclock.app.traces import ASIDE
from faceclock.domain.errors import EnvironmentProblem, StorageProblem
from faceclock.settings.atomic import make_folder, replacing, sync_folder
from faceclock.settings.file import load_settings, save_settings
from faceclock.settings.model import Settings
from faceclock.settings.paths import database_file, settings_file
from faceclock.storage.anchor import remove_anchor
from faceclock.storage.audit import Audit
from faceclock.storage.copying import is_readable, keep, nobody_using, overwrite, sync_file
from faceclock.storage.database import open_database
from faceclock.storage.examination import Examined, examine_file
from faceclock.storage.inspection import is_fresh, wal_of
from faceclock.storage.vault import Vault

_BUSY = "A kiosk or another FaceClock has this site open; close them all, then restore (nothing was changed)."


@dataclass(frozen=True)
class Restored:
    """``aside`` is a backup of what was there before; None where there was nothing. ``reapplied``: who was deleted
    since the backup was made, and is again."""

    manifest: Manifest
    aside: Path | None
    reapplied: Reapplied


def restore(
    data: Path, backup: Opened, progress: Progress = no_progress, *, vault: Vault | None = None
) -> Restored:
    """Put ``backup`` in the place of the site in ``data``, of which a backup is kept in ``before-restore``.

    A key from elsewhere gets a place of its own here; those that were here stay beside it, so that what is kept aside
    still opens. ``vault`` is that of an open site. Nothing of this process may have the database open
    (`Database.released`). Raises InputProblem for a bad backup, KeyProblem for a key that cannot be kept,
    StorageProblem while anybody has the site open; all is then as it was.
    """
    make_folder(data)
    with work_folder(data) as scratch:
        manifest = check_backup(backup, scratch, part(progress, 0, 2))
        before = scratch / "before"
        before.mkdir()
        there = _keep_settings(data, before)
        keys = RestoredKeys(vault or Vault(data), backup, scratch / DATABASE, data / ASIDE)
        try:
            _put(scratch / SETTINGS, settings_file(data))
            aside = _put_database(data, scratch / DATABASE, before, keys, part(progress, 1, 2))
        except BaseException:
            if there:
                _put(before / SETTINGS, settings_file(data))
            else:
                settings_file(data).unlink(missing_ok=True)
            raise
        _record(data, backup.file, manifest)
        return Restored(manifest, aside, _reapply(data, before / DATABASE))


def _keep_settings(data: Path, before: Path) -> bool:
    """As they stand, also where they are wrong; False where there are none."""
    there = settings_file(data).exists()
    if there:
        shutil.copyfile(settings_file(data), before / SETTINGS)
    else:
        save_settings(before / SETTINGS, Settings())
    return there


def _put(settings: Path, target: Path) -> None:
    try:
        with replacing(target) as stream:
            stream.write(settings.read_bytes())
    except OSError as error:
        raise EnvironmentProblem(
            f"The settings {target} cannot be written ({error.strerror or error}); nothing was restored."
        ) from error


def _put_database(
    data: Path, copy: Path, before: Path, keys: RestoredKeys, progress: Progress
) -> Path | None:
    """The keys come first: killed in between, both databases find theirs in the key file."""
    database = database_file(data)
    if is_fresh(database):
        with keys.coming():
            keys.take_over()
            _put_file(copy, database)
        return None
    if not is_readable(database):
        return _put_in_place_of_rubbish(data, copy, before, keys)
    with nobody_using(database, _BUSY) as held, keys.coming():
        keep(held, before / DATABASE)
        aside = _pack_aside(data, before, _examined(before / DATABASE), keys)
        keys.take_over()
        overwrite(held, database, copy, progress)
    return aside


def _put_in_place_of_rubbish(data: Path, copy: Path, before: Path, keys: RestoredKeys) -> Path:
    """What is no database cannot be locked, and nobody can work with it."""
    database = database_file(data)
    for file in (database, wal_of(database)):
        if file.exists():
            shutil.copyfile(file, before / file.name)
    with keys.coming():
        aside = _pack_aside(data, before, _unknown(before / DATABASE, "no database"), keys)
        keys.take_over()
        _put_file(copy, database)
    return aside


def _pack_aside(data: Path, before: Path, examined: Examined, keys: RestoredKeys) -> Path:
    """A damaged one is kept too, because somebody may still save something out of it: read again, not examined."""
    aside, again = data / ASIDE / suggested_name(), before / "again"
    again.mkdir()

    def checked(draft: Opened) -> None:
        unpack(draft, again, no_progress)

    pack_up(aside, before, Settings(), examined, data, keys.for_aside(), checked, no_progress)
    return aside


def _put_file(copy: Path, database: Path) -> None:
    """A log that belongs to the file before would be folded into the new one, and a note of its end be missed."""
    wal_of(database).unlink(missing_ok=True)
    remove_anchor(database)
    sync_file(copy)
    copy.replace(database)
    sync_folder(database.parent)


def _examined(kept: Path) -> Examined:
    try:
        return examine_file(kept)
    except StorageProblem as problem:
        return _unknown(kept, str(problem))


def _unknown(kept: Path, damage: str) -> Examined:
    return Examined(kept, kept.stat().st_size, 0, damage, 0, (), {}, None, None)


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
