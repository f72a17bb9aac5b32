"""Backups: one sealed file each, made while kiosks write, and tried by unpacking it before it gets its name."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple
from uuid import uuid4

from faceclock import __version__
from faceclock.app.operator import operator
from faceclock.app.safekeeping.archive import (
    DATABASE,
    DATABASE_LOG,
    SETTINGS,
    SUFFIX,
    KeptPack,
    Manifest,
    Progress,
    write_archive,
)
from faceclock.app.safekeeping.checking import check_backup
from faceclock.app.safekeeping.envelope import Envelope
from faceclock.app.safekeeping.opening import Opened, opened_with
from faceclock.app.safekeeping.work import work_folder
from faceclock.app.site import Site, pack_folders
from faceclock.domain.errors import EnvironmentProblem, InputProblem, StorageProblem
from faceclock.settings.file import save_settings
from faceclock.settings.model import Settings
from faceclock.storage.contents import masters_named, site_value
from faceclock.storage.copying import copy_database
from faceclock.storage.database import Database
from faceclock.storage.examination import Examined, examine_file
from faceclock.storage.key_file import Entry, Store
from faceclock.storage.person_keys import master_for_sealing
from faceclock.storage.values import Values
from faceclock.storage.vault import Master
from faceclock.vision.packs.library import list_packs
from faceclock.vision.packs.manifest import pack_digest

LAST = "backup.last"  # site value: when the last backup was made, ISO 8601 in UTC
NUMBER = "site.number"  # site value: tells this site's backups from others'; says nothing of the site
_PARTS = 4  # copied, examined, packed, unpacked


def no_progress(done: int, total: int) -> None:
    """For callers who show none."""


@dataclass(frozen=True)
class Backup:
    """A backup that was made. ``size`` in bytes; ``portable``: a passphrase opens it on any machine."""

    file: Path
    size: int
    manifest: Manifest
    portable: bool


class BackupKeys(NamedTuple):
    """``master`` seals the backup; ``entries`` of the key file are those that may stand in its header, its own among
    them."""

    master: Master
    entries: tuple[Entry, ...]

    @property
    def in_use(self) -> Entry:
        return next(entry for entry in reversed(self.entries) if entry.id == self.master.id)


def suggested_name(at: datetime | None = None) -> str:
    """A file name that sorts by time."""
    return f"faceclock-{(at or datetime.now(UTC)).astimezone():%Y-%m-%d-%H%M%S}{SUFFIX}"


def make_backup(site: Site, target: Path, progress: Progress = no_progress) -> Backup:
    """Write the site's database and settings, sealed, to ``target``, whole or not at all; kiosks go on meanwhile.

    The copy is examined before it is packed; what was packed is unpacked and examined again. ``progress`` may raise to
    stop it. Raises StorageProblem for a damaged database, EnvironmentProblem for a file that cannot be written,
    KeyProblem where the site's key cannot be had or has no place.
    """
    target = target if target.suffix == SUFFIX else target.with_name(target.name + SUFFIX)
    before = site.database.vault.entries()
    master = master_for_sealing(site.database)
    number_the_site(site.database)
    with work_folder(site.data) as scratch:
        copy = scratch / DATABASE
        copy_database(site.database.path, copy, part(progress, 0, _PARTS))
        examined = examine_file(copy, part(progress, 1, _PARTS))
        if not examined.sound:
            raise StorageProblem(
                f"The database is damaged ({examined.damage or 'see the check of the database'}) and was not "
                "backed up, so that no good backup is replaced; restore an earlier one."
            )
        save_settings(scratch / SETTINGS, site.settings)
        # A rotation of the key may have begun or ended since, in another process.
        keys = BackupKeys(master, (*before, *site.database.vault.entries()))

        def checked(draft: Opened) -> None:
            copy.unlink()  # room for what is unpacked
            _try(draft, scratch / "tried", part(progress, 3, _PARTS))

        manifest = pack_up(
            target, scratch, site.settings, examined, site.data, keys, checked, part(progress, 2, _PARTS)
        )
    now = datetime.now(UTC)
    Values(site.database).set(
        LAST, now.isoformat(timespec="seconds"), by=operator(), detail={"file": str(target)}
    )
    return Backup(target, target.stat().st_size, manifest, is_portable(keys.in_use))


def is_portable(entry: Entry) -> bool:
    """Whether a backup that is sealed with this key opens on a machine that has nothing but the backup."""
    return entry.slot(Store.PASSPHRASE) is not None


def _try(draft: Opened, folder: Path, progress: Progress) -> None:
    folder.mkdir()
    try:
        check_backup(draft, folder, progress)
    except InputProblem as problem:
        raise EnvironmentProblem(
            f"The disk did not keep what was written to {draft.file.parent}; check it and back up elsewhere."
        ) from problem


def number_the_site(database: Database) -> str:
    """The site's number, given now if it has none."""
    values = Values(database)
    with database.transaction():
        if not values.get(NUMBER):
            values.set(NUMBER, uuid4().hex)
        return values.get(NUMBER) or ""


def last_backup(site: Site) -> datetime | None:
    """When the last one was made; None where there was none."""
    held = Values(site.database).get(LAST)
    return datetime.fromisoformat(held) if held else None


def pack_up(
    target: Path,
    folder: Path,
    settings: Settings,
    examined: Examined,
    data: Path,
    keys: BackupKeys,
    checked: Callable[[Opened], None],
    progress: Progress,
) -> Manifest:
    """One sealed archive of the copied database and settings in ``folder``. Raises EnvironmentProblem, and what
    ``checked`` raises when it looks at the draft."""
    manifest = Manifest(
        made_at=datetime.now(UTC),
        program=__version__,
        company=settings.site.company,
        kiosk=settings.site.kiosk,
        schema=examined.schema,
        rows=dict(examined.rows),
        packs=tuple(_packs(data, settings.recognition.pack)),
    )
    files = {name: folder / name for name in (DATABASE, SETTINGS, DATABASE_LOG) if (folder / name).exists()}
    copy = folder / DATABASE
    envelope = Envelope(
        keys.master, _in_header(keys, copy), site_value(copy, NUMBER), __version__, manifest.made_at
    )
    write_archive(
        target, files, manifest, envelope, lambda draft: checked(opened_with(draft, keys.master)), progress
    )
    return manifest


def _in_header(keys: BackupKeys, copy: Path) -> tuple[Entry, ...]:
    entries = {entry.id: entry for entry in keys.entries}
    named = [name for name in masters_named(copy) if name in entries and name != keys.master.id]
    return (keys.in_use, *(entries[name] for name in named))


def _packs(data: Path, used: str) -> Iterator[KeptPack]:
    for pack in list_packs(pack_folders(data)):
        if held := pack.manifest:
            yield KeptPack(pack.name, held.version, held.licence, pack_digest(held), pack.name == used)


def part(progress: Progress, number: int, parts: int) -> Progress:
    """Progress of one of several parts, as a share of the whole in thousandths."""

    def told(done: int, total: int) -> None:
        progress(number * 1000 + (1000 * done // total if total else 0), parts * 1000)

    return told
