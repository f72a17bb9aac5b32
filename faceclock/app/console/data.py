"""The site's data for the console: backup and restore, retention, the database's check, export of everything."""

import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from faceclock.app.console.service import Service, needs
from faceclock.app.safekeeping import retention, scheduled
from faceclock.app.safekeeping.archive import Manifest, Progress, read_manifest
from faceclock.app.safekeeping.backup import Backup, is_portable, last_backup, make_backup, no_progress
from faceclock.app.safekeeping.database_check import Checked, check_site
from faceclock.app.safekeeping.exporting import Exported, export_all
from faceclock.app.safekeeping.opening import Opened, open_backup
from faceclock.app.safekeeping.restoring import Restored, restore
from faceclock.app.safekeeping.retention import Due
from faceclock.app.traces import old_asides
from faceclock.domain.errors import KeyProblem
from faceclock.domain.roles import Right
from faceclock.storage.values import Values


@dataclass(frozen=True)
class DataState:
    """``size`` and ``free`` in bytes; instants are None for what never happened. ``outcome`` is the sentence of the
    last scheduled backup that failed, else empty; ``folder`` is empty where none is scheduled. ``recoverable``: a
    passphrase opens backups on another machine. ``old_asides``: backups that a restore kept and that go with the next
    retention."""

    file: Path
    size: int
    free: int
    last_backup: datetime | None
    outcome: str
    folder: str
    every_days: int
    keep: int
    face_days: int
    record_days: int
    last_retention: datetime | None
    old_asides: int
    recoverable: bool


@dataclass(frozen=True)
class Found:
    """A backup whose key was found, and what it holds."""

    backup: Opened
    manifest: Manifest


class DataService(Service):
    """Long calls take ``progress`` (done, in all), which may raise to stop them."""

    @needs(Right.SEE_DEVICES)
    def state(self) -> DataState:
        """What there is, and what is done by itself."""
        file, settings = self.site.database.path, self.site.settings
        held = Values(self.site.database).get(retention.LAST)
        return DataState(
            file,
            sum(part.stat().st_size for part in file.parent.glob(f"{file.name}*") if part.is_file()),
            shutil.disk_usage(file.parent).free,
            last_backup(self.site),
            scheduled.last_outcome(self.site),
            settings.backup.folder,
            settings.backup.every_days,
            settings.backup.keep,
            settings.retention.face_days,
            settings.retention.record_days,
            datetime.fromisoformat(held) if held else None,
            len(old_asides(self.site.data, settings.backup, datetime.now(UTC))),
            self._recoverable(),
        )

    def _recoverable(self) -> bool:
        try:
            return any(map(is_portable, self.site.database.vault.entries()[:1]))
        except KeyProblem:  # the page's part about keys tells what is wrong with them
            return False

    @needs(Right.SEE_DEVICES)
    def check(self, progress: Progress = no_progress) -> Checked:
        """Read the whole database. Raises StorageProblem when it cannot be read at all."""
        return check_site(self.site, progress)

    @needs(Right.BACK_UP)
    def back_up(self, target: Path, progress: Progress = no_progress) -> Backup:
        """Raises StorageProblem, EnvironmentProblem; an earlier file of that name then stays."""
        return make_backup(self.site, target, progress)

    @needs(Right.RESTORE)
    def look_into(self, file: Path, passphrase: str = "") -> Found:
        """What a backup says of itself. Raises InputProblem for a file that is none, PassphraseNeeded where one is
        needed or is wrong, KeyProblem for one that opens elsewhere only."""
        backup = open_backup(file, self.site.database.vault, passphrase)
        return Found(backup, read_manifest(backup))

    @needs(Right.RESTORE)
    def restore(self, backup: Opened, progress: Progress = no_progress) -> Restored:
        """The session ends with it: the accounts are those of the backup now. Raises InputProblem for a bad backup,
        KeyProblem for a key that cannot be kept here, StorageProblem while a kiosk or another console is open; all is
        then as it was."""
        with self.site.database.released():
            done = restore(self.site.data, backup, progress, vault=self.site.database.vault)
        self.site.reread()
        self.session.end()
        return done

    @needs(Right.RETAIN)
    def due(self) -> list[Due]:
        """What the retention schedule would delete now."""
        return retention.due(self.site)

    @needs(Right.RETAIN)
    def retain(self, progress: Progress = no_progress) -> list[Due]:
        """Delete it; what went."""
        return retention.carry_out(self.site, progress=progress)

    @needs(Right.EXPORT_ALL)
    def export(self, target: Path, pictures: bool, progress: Progress = no_progress) -> Exported:
        """Raises EnvironmentProblem when the file cannot be written."""
        return export_all(self.site, target, pictures=pictures, progress=progress)
