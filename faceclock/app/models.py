"""The packs on this computer and in the catalogue, as callers of the command line see them."""

from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path

from faceclock.app.announcing import Json
from faceclock.app.calibrating import calibrate
from faceclock.app.site import Site, pack_folders
from faceclock.settings.paths import packs_folder
from faceclock.vision.packs.catalogue import CATALOGUE, Entry
from faceclock.vision.packs.importing import import_pack
from faceclock.vision.packs.installing import install_pack
from faceclock.vision.packs.library import InstalledPack, find_pack, list_packs
from faceclock.vision.packs.manifest import Manifest, pack_digest, read_manifest, write_manifest
from faceclock.vision.packs.verify import verify_pack

Progress = Callable[[int, int], None]


def list_models(data: Path) -> list[Json]:
    """Installed packs in search order, broken ones with ``fault``; then what else the catalogue offers."""
    installed = list_packs(pack_folders(data))
    names = {pack.name for pack in installed}
    offered = [entry for entry in CATALOGUE.values() if entry.name not in names]
    return [
        *(_installed_as_json(pack) for pack in installed),
        *(_offered_as_json(entry) for entry in offered),
    ]


def describe_model(data: Path, name: str) -> Json:
    """Everything in the manifest, with the digest that stands beside embeddings. Raises PackProblem."""
    folder = find_pack(name, pack_folders(data))
    manifest = read_manifest(folder)
    return {**asdict(manifest), "digest": pack_digest(manifest), "path": str(folder)}


def verify_model(data: Path, name: str) -> Json:
    """Check every file against its digest. Raises PackProblem at the first that is wrong."""
    folder = find_pack(name, pack_folders(data))
    manifest = verify_pack(folder)
    return {**_manifest_as_json(manifest, folder), "verified": True, "files": len(manifest.files)}


def import_model(data: Path, source: Path, accept: str, replace: bool, progress: Progress) -> Json:
    """Bring a pack from a folder or zip into the site's packs. Raises PackProblem, EnvironmentProblem."""
    home = packs_folder(data)
    manifest = import_pack(source, home, progress, replace=replace, accept=accept or None)
    return _manifest_as_json(manifest, home / manifest.name)


def install_model(data: Path, name: str, accept: str, replace: bool, progress: Progress) -> Json:
    """Download a pack of the catalogue. Raises PackProblem, and EnvironmentProblem without internet."""
    home = packs_folder(data)
    manifest = install_pack(name, home, progress, replace=replace, accept=accept or None)
    return _manifest_as_json(manifest, home / manifest.name)


def calibrate_model(site: Site, images: Path, dataset: str, progress: Progress) -> Json:
    """Measure the site's pack on strangers and store the table in its pack.toml: its digest stays as it is.

    ``suspects`` are pairs so similar that they may be one person under two names; they are counted all the
    same. Raises InputProblem for too few people, EnvironmentProblem when the pack cannot be written.
    """
    pack, folder = site.photo_pack, site.pack_folder
    assert folder is not None
    measured = calibrate(pack, images, progress, dataset)
    write_manifest(folder, replace(pack.manifest, calibration=measured.table))
    return {"pack": pack.manifest.name, "path": str(folder), **asdict(measured)}


def _manifest_as_json(manifest: Manifest, folder: Path) -> Json:
    return {
        "name": manifest.name,
        "version": manifest.version,
        "licence": manifest.licence,
        "commercial_use": manifest.commercial_use,
        "installed": True,
        "digest": pack_digest(manifest),
        "path": str(folder),
        "calibrated": manifest.calibration is not None,
        "recognises": manifest.recognises,
        "fault": None,
    }


def _installed_as_json(pack: InstalledPack) -> Json:
    if pack.manifest is not None:
        return _manifest_as_json(pack.manifest, pack.path)
    return {**_BARE, "name": pack.name, "installed": True, "path": str(pack.path), "fault": pack.fault}


def _offered_as_json(entry: Entry) -> Json:
    licence = {"licence": entry.licence, "commercial_use": entry.commercial_use}
    return {
        **_BARE,
        "name": entry.name,
        "version": entry.version,
        **licence,
        "recognises": entry.liveness is None,
    }


_BARE: Json = {
    "name": "",
    "version": None,
    "licence": None,
    "commercial_use": None,
    "installed": False,
    "digest": None,
    "path": None,
    "calibrated": False,
    "recognises": False,
    "fault": None,
}
