"""A pack of the catalogue, from its holders' own addresses to a folder, whole or not at all."""

from pathlib import Path

from faceclock.domain.errors import EnvironmentProblem
from faceclock.vision.packs.catalogue import CATALOGUE, Catalogue, Download, Entry, entry_named
from faceclock.vision.packs.composing import compose_pack, describe
from faceclock.vision.packs.downloading import fetch
from faceclock.vision.packs.importing import import_pack
from faceclock.vision.packs.licences import acceptance_note, require_acceptance
from faceclock.vision.packs.manifest import Manifest, PackFile
from faceclock.vision.packs.unpacking import Progress

_DOWNLOADS = ".downloads"


def install_pack(
    name: str,
    destination: Path,
    progress: Progress | None = None,
    *,
    accept: str | None = None,
    replace: bool = False,
    catalogue: Catalogue = CATALOGUE,
) -> Manifest:
    """Download the pack ``name`` into the folder ``destination``; ``progress`` starts anew with each file.

    A pack that may not be used commercially needs ``accept`` (see licences) before anything is fetched.
    Raises PackProblem for an unknown name, a missing acceptance or a wrong file, EnvironmentProblem when the
    network or the disk fails; what was fetched by then is kept for the next try.
    """
    entry = entry_named(name, catalogue)
    require_acceptance(entry.name, entry.licence, entry.commercial_use, accept)
    downloads = destination / _DOWNLOADS
    try:
        fetched = {download.path: fetch(download, downloads, progress) for download in entry.downloads}
        manifest = _put_together(entry, fetched, destination, accept, replace)
        _clean_up(downloads, fetched)
    except OSError as error:
        raise EnvironmentProblem(
            f"Pack {name} could not be written to {destination} ({error.strerror or error}); "
            "make room or choose another folder."
        ) from error
    return manifest


def _put_together(
    entry: Entry, fetched: dict[str, Path], destination: Path, accept: str | None, replace: bool
) -> Manifest:
    if entry.archive:
        (archive,) = fetched.values()
        return import_pack(archive, destination, replace=replace, accept=accept, name=entry.name)
    manifest = _manifest(entry, fetched)
    compose_pack(manifest, fetched, destination, replace=replace, notes=acceptance_note(manifest, accept))
    return manifest


def _clean_up(downloads: Path, fetched: dict[str, Path]) -> None:
    """What was fetched of other packs stays for their next try."""
    for part in fetched.values():
        part.unlink()
    if not any(downloads.iterdir()):
        downloads.rmdir()


def _manifest(entry: Entry, fetched: dict[str, Path]) -> Manifest:
    return Manifest(
        name=entry.name,
        version=entry.version,
        licence=entry.licence,
        commercial_use=entry.commercial_use,
        files=tuple(_file(download, fetched[download.path]) for download in entry.downloads),
        homepage=entry.homepage,
        provenance=", ".join(download.url for download in entry.downloads),
        detector=entry.detector,
        recogniser=entry.recogniser,
        liveness=entry.liveness,
        calibration=entry.calibration,
    )


def _file(download: Download, fetched: Path) -> PackFile:
    assert download.role is not None, "archives are imported, not composed"
    return describe(fetched, download.path, download.role)
