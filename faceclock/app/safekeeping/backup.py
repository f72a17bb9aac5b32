"""Backups: one file each, made while kiosks write, and restored only where it does not take anything away."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from faceclock import __version__
from faceclock.app.operator import operator
from faceclock.app.safekeeping.archive import (
    DATABASE,
    SETTINGS,
    SUFFIX,
    KeptPack,
    Manifest,
    Progress,
    write_archive,
)
from faceclock.app.site import Site, pack_folders
from faceclock.domain.errors import EnvironmentProblem, StorageProblem
from faceclock.settings.file import save_settings
from faceclock.settings.model import Settings
from faceclock.storage.copying import copy_database
from faceclock.storage.examination import Examined, examine_file
from faceclock.storage.values import Values
from faceclock.vision.packs.library import list_packs
from faceclock.vision.packs.manifest import pack_digest

LAST = "backup.last"  # site value: when the last backup was made, ISO 8601 in UTC
_PARTS = 3  # copied, examined, packed


def no_progress(done: int, total: int) -> None:
    """For callers who show none."""


@dataclass(frozen=True)
class Backup:
    """A backup that was made, or found in a folder. ``size`` in bytes."""

    file: Path
    size: int
    manifest: Manifest


def suggested_name(at: datetime | None = None) -> str:
    """A file name that sorts by time."""
    return f"faceclock-{(at or datetime.now(UTC)).astimezone():%Y-%m-%d-%H%M%S}{SUFFIX}"


def make_backup(site: Site, target: Path, progress: Progress = no_progress) -> Backup:
    """Write the site's database and settings to ``target``, whole or not at all; kiosks go on meanwhile.

    The copy is examined before it is packed, and what was packed is read again. ``progress`` may raise to stop it.
    Raises StorageProblem for a damaged database, EnvironmentProblem for a file that cannot be written.
    """
    target = target if target.suffix == SUFFIX else target.with_name(target.name + SUFFIX)
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
        manifest = pack_up(target, scratch, site.settings, examined, site.data, part(progress, 2, _PARTS))
    now = datetime.now(UTC)
    Values(site.database).set(
        LAST, now.isoformat(timespec="seconds"), by=operator(), detail={"file": str(target)}
    )
    return Backup(target, target.stat().st_size, manifest)


def last_backup(site: Site) -> datetime | None:
    """When the last one was made; None where there was none."""
    held = Values(site.database).get(LAST)
    return datetime.fromisoformat(held) if held else None


def pack_up(
    target: Path, folder: Path, settings: Settings, examined: Examined, data: Path, progress: Progress
) -> Manifest:
    """One archive of the copied database and settings in ``folder``. Raises EnvironmentProblem."""
    manifest = Manifest(
        made_at=datetime.now(UTC),
        program=__version__,
        company=settings.site.company,
        kiosk=settings.site.kiosk,
        schema=examined.schema,
        rows=dict(examined.rows),
        packs=tuple(_packs(data, settings.recognition.pack)),
    )
    files = {name: folder / name for name in (DATABASE, SETTINGS)}
    return write_archive(target, files, manifest, progress)


@contextmanager
def work_folder(data: Path) -> Iterator[Path]:
    """A folder of this user's alone beside the data, which has room for a copy where the data has; gone after."""
    try:
        scratch = tempfile.TemporaryDirectory(prefix=".work-", dir=data)
    except OSError as error:
        raise EnvironmentProblem(
            f"The folder {data} cannot be written ({error.strerror or error}); check its rights and free space."
        ) from error
    with scratch:
        yield Path(scratch.name)


def _packs(data: Path, used: str) -> Iterator[KeptPack]:
    for pack in list_packs(pack_folders(data)):
        if held := pack.manifest:
            yield KeptPack(pack.name, held.version, held.licence, pack_digest(held), pack.name == used)


def part(progress: Progress, number: int, parts: int) -> Progress:
    """Progress of one of several parts, as a share of the whole in thousandths."""

    def told(done: int, total: int) -> None:
        progress(number * 1000 + (1000 * done // total if total else 0), parts * 1000)

    return told
