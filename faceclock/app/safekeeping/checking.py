"""A backup is judged by unpacking it and examining the database that comes out."""

from pathlib import Path

from faceclock.app.safekeeping.archive import DATABASE, SETTINGS, Manifest, Progress, extract, read_manifest
from faceclock.app.safekeeping.opening import Opened
from faceclock.app.safekeeping.work import work_folder
from faceclock.domain.errors import EnvironmentProblem, InputProblem
from faceclock.settings.file import load_settings
from faceclock.storage.examination import Examined, examine_file
from faceclock.storage.migrations import STEPS


def check_backup(backup: Opened, scratch: Path, progress: Progress) -> Manifest:
    """Unpack ``backup`` into the folder ``scratch`` and examine what it holds.

    Raises InputProblem for a file that is no whole backup, is of a later FaceClock, or holds something else than
    its list says; EnvironmentProblem where there is no room.
    """
    manifest = unpack(backup, scratch, progress)
    if manifest.schema > len(STEPS):
        raise InputProblem(
            f"{backup.file.name} was made by a later FaceClock (schema {manifest.schema}, this one knows "
            f"{len(STEPS)}); install that and restore with it."
        )
    load_settings(scratch / SETTINGS)
    if not _matches(manifest, examine_file(scratch / DATABASE)):
        raise InputProblem(f"{backup.file.name} does not hold what its list says; use another backup.")
    return manifest


def unpack(backup: Opened, folder: Path, progress: Progress) -> Manifest:
    """Write what ``backup`` holds into ``folder``, in clear and whatever state it is in. Raises InputProblem for a
    damaged file, EnvironmentProblem for a folder that cannot take it."""
    manifest = read_manifest(backup)
    try:
        for name in manifest.digests or {}:
            extract(backup, manifest, name, folder / Path(name).name, progress)
    except OSError as error:
        raise EnvironmentProblem(
            f"The backup cannot be unpacked into {folder} ({error.strerror or error}); make room there, or choose "
            "an empty folder."
        ) from error
    return manifest


def try_backup(backup: Opened, data: Path, progress: Progress) -> Manifest:
    """`check_backup` in a folder beside the site's ``data`` that goes afterwards."""
    with work_folder(data) as scratch:
        return check_backup(backup, scratch, progress)


def _matches(manifest: Manifest, found: Examined) -> bool:
    return found.sound and found.schema == manifest.schema and dict(found.rows) == dict(manifest.rows)
