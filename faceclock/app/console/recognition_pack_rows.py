"""A model pack as one line of a table."""

from dataclasses import dataclass
from pathlib import Path

from faceclock.app.site import Site, pack_folders
from faceclock.vision.packs.catalogue import CATALOGUE, Entry
from faceclock.vision.packs.library import InstalledPack, list_packs
from faceclock.vision.packs.licences import acceptance_sentence
from faceclock.vision.packs.manifest import pack_digest
from faceclock.vision.packs.manifest_types import Role


@dataclass(frozen=True)
class PackRow:
    """``sentence`` must be said before a research-only pack is brought in, empty for others; ``digest`` and ``path``
    are of installed ones, ``measured_on`` is the calibration's data set, ``size`` in bytes, 0 where it is not known;
    ``fault`` says why one cannot be used."""

    name: str
    version: str = ""
    licence: str = ""
    commercial_use: bool | None = None
    sentence: str = ""
    installed: bool = False
    in_use: bool = False
    recognises: bool = False
    checks_life: bool = False
    calibrated: bool = False
    measured_on: str = ""
    digest: str = ""
    path: Path | None = None
    size: int = 0
    fault: str = ""

    @property
    def usable(self) -> bool:
        """Whether people can be recognised by it."""
        return self.installed and not self.fault and self.recognises and self.calibrated


def pack_rows(site: Site) -> list[PackRow]:
    """The packs on this computer, the one in use first, then what the catalogue offers."""
    installed = [_installed(pack, site.pack_folder) for pack in list_packs(pack_folders(site.data))]
    known = {row.name for row in installed}
    offered = [_offered(entry) for entry in CATALOGUE.values() if entry.name not in known]
    return [*sorted(installed, key=lambda row: not row.in_use), *offered]


def _installed(pack: InstalledPack, in_use: Path | None) -> PackRow:
    manifest = pack.manifest
    if manifest is None:
        return PackRow(pack.name, installed=True, path=pack.path, fault=pack.fault or "")
    return PackRow(
        name=pack.name,
        version=manifest.version,
        licence=manifest.licence,
        commercial_use=manifest.commercial_use,
        sentence="" if manifest.commercial_use else acceptance_sentence(manifest.name),
        installed=True,
        in_use=in_use is not None and pack.path.resolve() == in_use.resolve(),
        recognises=manifest.recognises,
        checks_life=bool(manifest.with_role(Role.LIVENESS)),
        calibrated=manifest.calibration is not None,
        measured_on=manifest.calibration.dataset if manifest.calibration else "",
        digest=pack_digest(manifest),
        path=pack.path,
        size=sum(file.size for file in manifest.files),
    )


def _offered(entry: Entry) -> PackRow:
    return PackRow(
        name=entry.name,
        version=entry.version,
        licence=entry.licence,
        commercial_use=entry.commercial_use,
        sentence="" if entry.commercial_use else acceptance_sentence(entry.name),
        recognises=entry.recogniser is not None or entry.archive,
        checks_life=entry.liveness is not None,
        calibrated=entry.calibration is not None,
        measured_on=entry.calibration.dataset if entry.calibration else "",
        size=sum(download.size for download in entry.downloads),
    )
