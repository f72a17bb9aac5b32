"""Is this computer fit to run FaceClock? Each check says what it found and what to do about it."""

import os
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from faceclock.app.doctor_machine import Finding, machine_checks
from faceclock.app.problems import sentence_for
from faceclock.domain.errors import FaceClockError
from faceclock.settings.file import load_settings
from faceclock.settings.paths import database_file, settings_file

_LEAST_FREE_MB = 500


@dataclass(frozen=True)
class Check:
    """``ok`` False of an ``essential`` check means that FaceClock cannot do its work here."""

    name: str
    ok: bool
    detail: str
    advice: str
    essential: bool


def examine(data: Path, pack: str = "") -> list[Check]:
    """All checks, whether or not one of them fails; nothing is changed or created."""
    site_checks: Sequence[tuple[str, bool, Callable[[], Finding]]] = (
        ("data folder", True, lambda: _data_folder(data)),
        ("settings", True, lambda: _settings(data)),
        ("database", True, lambda: _database(data)),
        ("model pack", True, lambda: _pack(data, pack)),
        ("live check", False, lambda: _liveness(data, pack)),
        ("exit PIN", False, lambda: _exit_pin(data)),
        ("consents", False, lambda: _consents(data)),
        ("faces", False, lambda: _faces(data)),
    )
    return [_run(*check) for check in (*machine_checks(), *site_checks)]


def _run(name: str, essential: bool, look: Callable[[], Finding]) -> Check:
    """A foreseen error's sentence is the finding: it says what is wrong and what to do."""
    try:
        finding = look()
    except (FaceClockError, ImportError, OSError) as problem:
        sentence = sentence_for(problem)
        if sentence is None:
            raise
        finding = Finding(False, sentence)
    if finding.ok:
        finding = replace(finding, advice="")
    return Check(name, finding.ok, finding.detail, finding.advice, essential)


def _data_folder(data: Path) -> Finding:
    """The folder itself, or the nearest one above it that exists and in which it would be made."""
    existing = next(folder for folder in (data, *data.absolute().parents) if folder.exists())
    if not existing.is_dir() or not os.access(existing, os.W_OK | os.X_OK):
        return Finding(False, f"{existing} cannot be written", "choose another folder with --data")
    free = shutil.disk_usage(existing).free // 2**20
    enough = free >= _LEAST_FREE_MB
    return Finding(enough, f"{data}, {free} MB free", f"make room: at least {_LEAST_FREE_MB} MB")


def _settings(data: Path) -> Finding:
    file = settings_file(data)
    load_settings(file)
    return Finding(True, str(file) if file.exists() else "defaults")


def _database(data: Path) -> Finding:
    from faceclock.storage.database import open_database
    from faceclock.storage.employees import Employees

    file = database_file(data)
    if not file.exists():
        return Finding(True, "none yet; it is made when somebody is enrolled")
    with open_database(file, read_only=True) as database:
        database.check()
        people = Employees(database).count()
    return Finding(True, f"whole, {people} people, {file.stat().st_size // 1024} KB")


def _exit_pin(data: Path) -> Finding:
    from faceclock.app.console.logins import has_exit_pin
    from faceclock.storage.database import open_database

    there = False
    if database_file(data).exists():
        with open_database(database_file(data), read_only=True) as database:
            there = has_exit_pin(database)
    told = "set" if there else "none: anybody can close the kiosk"
    return Finding(there, told, "run `faceclock pin exit`")


def _consents(data: Path) -> Finding:
    from faceclock.app.unasked import unasked_notice
    from faceclock.storage.database import open_database

    file = database_file(data)
    if not file.exists():
        return Finding(True, "nobody is enrolled yet")
    with open_database(file, read_only=True) as database:
        notice = unasked_notice(database)
    return Finding(not notice, notice or "of everybody whose face is stored", "see docs/privacy.md")


def _faces(data: Path) -> Finding:
    from faceclock.app.damaged_faces import damaged_rows
    from faceclock.storage.database import open_database

    file = database_file(data)
    if not file.exists():
        return Finding(True, "nobody is enrolled yet")
    with open_database(file, read_only=True) as database:
        damage = damaged_rows(database)
    return Finding(
        not damage, damage or "all that is sealed opens", "enrol these people again, or restore the backup"
    )


def _pack(data: Path, chosen: str) -> Finding:
    from faceclock.app.site import pack_folders
    from faceclock.vision.packs.library import find_pack
    from faceclock.vision.packs.manifest import pack_digest
    from faceclock.vision.packs.verify import verify_pack

    wanted = chosen or load_settings(settings_file(data)).recognition.pack
    manifest = verify_pack(find_pack(wanted, pack_folders(data)))
    detail = f"{manifest.name} {manifest.version} ({manifest.licence}), digest {pack_digest(manifest)[:12]}"
    measured = manifest.calibration is not None
    advice = f"run `faceclock models calibrate {manifest.name} --images DIR`, or choose another pack"
    return Finding(measured, detail if measured else f"{detail}, never measured", advice)


def _liveness(data: Path, chosen: str) -> Finding:
    """Any mode that lets everybody in as it should is fine; one that is off, or asks all, is told of."""
    from faceclock.app.liveness import describe_check, find_liveness
    from faceclock.app.site import pack_folders
    from faceclock.settings.model import LivenessMode
    from faceclock.vision.packs.library import find_pack
    from faceclock.vision.packs.liveness_loading import load_liveness

    settings, folders = load_settings(settings_file(data)), pack_folders(data)
    own = find_pack(chosen or settings.recognition.pack, folders)
    folder = find_liveness(settings.liveness.pack, folders, own)
    if folder is not None:
        load_liveness(folder)
    mode = settings.liveness.mode
    told = describe_check(mode, folder is not None)
    if mode is LivenessMode.OFF:
        return Finding(False, told, "run `faceclock settings set liveness.mode auto`")
    return Finding(folder is not None, told, "run `faceclock models install liveness-minifas`")
