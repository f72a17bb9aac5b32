"""Backup files: opened and restored as the program does, and made as they were before they were encrypted."""

import hashlib
import json
import zipfile
from pathlib import Path

from faceclock.app.safekeeping import restoring
from faceclock.app.safekeeping.archive import DATABASE, SETTINGS, Manifest, read_manifest
from faceclock.app.safekeeping.opening import open_backup
from faceclock.app.safekeeping.restoring import Restored
from faceclock.settings.file import save_settings
from faceclock.settings.model import Settings
from faceclock.storage.copying import copy_database
from faceclock.storage.examination import examine_file
from faceclock.storage.vault import Vault


def restore(data: Path, file: Path, passphrase: str = "") -> Restored:
    return restoring.restore(data, open_backup(file, Vault(data), passphrase))


def manifest_of(data: Path, file: Path) -> Manifest:
    """By the key of the site in ``data``."""
    return read_manifest(open_backup(file, Vault(data)))


def old_backup(data: Path, target: Path, kiosk: str = "kiosk") -> Path:
    """A zip in clear of the database in ``data``, written to ``target``."""
    copy, settings = target.with_suffix(".sqlite3"), target.with_suffix(".toml")
    copy_database(data / DATABASE, copy)
    save_settings(settings, Settings())
    found = examine_file(copy)
    members = {DATABASE: copy.read_bytes(), SETTINGS: settings.read_bytes()}
    manifest = {
        "format": 1,
        "made_at": "2026-11-01T08:00:00+00:00",
        "program": "0.6.0",
        "company": "Bakery",
        "kiosk": kiosk,
        "schema": found.schema,
        "rows": dict(found.rows),
        "packs": [],
        "digests": {name: hashlib.sha256(content).hexdigest() for name, content in members.items()},
    }
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
        archive.writestr("backup.json", json.dumps(manifest))
    copy.unlink()
    settings.unlink()
    return target
