"""Which packs there are and which one is meant."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from faceclock.domain.errors import PackProblem
from faceclock.vision.packs.manifest import MANIFEST_NAME, Manifest, read_manifest
from faceclock.vision.packs.verify import check_present

HOW_TO_GET_ONE = (
    "run `faceclock models install mobilefacenet`, or `faceclock models import FOLDER` without internet"
)


@dataclass(frozen=True)
class InstalledPack:
    """``manifest`` is None exactly when ``fault`` says in a sentence why the pack cannot be used."""

    name: str
    path: Path
    manifest: Manifest | None
    fault: str | None


def find_pack(chosen: str, folders: Sequence[Path]) -> Path:
    """The folder of the pack meant by ``chosen``: a name, a path, or "" for the first usable one.

    Raises PackProblem naming what there is instead, or how to get a pack when there is none.
    """
    if not chosen:
        return _first_usable(folders)
    for folder in folders:
        if (folder / chosen / MANIFEST_NAME).is_file():
            return folder / chosen
    if (Path(chosen).expanduser() / MANIFEST_NAME).is_file():
        return Path(chosen).expanduser()
    names = ", ".join(pack.name for pack in list_packs(folders)) or "none"
    raise PackProblem(
        f"There is no model pack {chosen!r} (installed: {names}); choose one of these, or {HOW_TO_GET_ONE}."
    )


def list_packs(folders: Sequence[Path]) -> list[InstalledPack]:
    """Every pack in search order, a broken one with its fault; of two with one name the first counts.

    A quick look at names and sizes: digests are checked by verify_pack and whenever a pack is loaded.
    """
    packs: dict[str, InstalledPack] = {}
    for path in _candidates(folders):
        packs.setdefault(path.name, _look_at(path))
    return list(packs.values())


def _first_usable(folders: Sequence[Path]) -> Path:
    """A measured pack before one without calibration; then the search order, and the alphabet."""
    packs = list_packs(folders)
    usable = [pack for pack in packs if pack.manifest and pack.manifest.recognises]
    if usable:
        return min(usable, key=_is_unmeasured).path
    faults = [pack.fault for pack in packs if pack.fault]
    raise PackProblem(faults[0] if faults else f"There is no model pack yet; {HOW_TO_GET_ONE}.")


def _is_unmeasured(pack: InstalledPack) -> bool:
    return pack.manifest is None or pack.manifest.calibration is None


def _candidates(folders: Sequence[Path]) -> Iterator[Path]:
    for folder in folders:
        if folder.is_dir():
            yield from sorted(path.parent for path in folder.glob(f"[!.]*/{MANIFEST_NAME}"))


def _look_at(path: Path) -> InstalledPack:
    try:
        manifest = read_manifest(path)
        check_present(path, manifest)
    except PackProblem as error:
        return InstalledPack(path.name, path, None, str(error))
    return InstalledPack(path.name, path, manifest, None)
