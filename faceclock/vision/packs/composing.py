"""Putting a pack's folder together: a crash leaves the old pack, the new one or none, never half of one."""

import os
import shutil
import tempfile
from collections.abc import Mapping
from hashlib import file_digest
from pathlib import Path
from types import MappingProxyType

from faceclock.domain.errors import EnvironmentProblem, PackProblem
from faceclock.vision.packs.liveness_loading import examined, unexamined
from faceclock.vision.packs.loading import try_pack
from faceclock.vision.packs.manifest import Manifest, PackFile, Role, write_manifest
from faceclock.vision.packs.verify import verify_pack

NO_NOTES: Mapping[str, str] = MappingProxyType({})


def describe(source: Path, path: str, role: Role) -> PackFile:
    """The entry of a file that is trusted as it lies there."""
    with source.open("rb") as stream:
        digest = file_digest(stream, "sha256").hexdigest()
    return PackFile(path, digest, source.stat().st_size, role)


def compose_pack(
    manifest: Manifest,
    sources: Mapping[str, Path],
    destination: Path,
    *,
    replace: bool = False,
    notes: Mapping[str, str] = NO_NOTES,
) -> Path:
    """Copy ``sources`` (path in the pack -> file) to ``destination``/name and write pack.toml beside them.

    ``notes`` (file name -> text) are written along and are no part of the pack. Does nothing when that very
    pack is already there and whole. Returns its folder. Raises PackProblem when a copy or a net is not
    what the manifest says or another pack has the name, EnvironmentProblem when the disk fails.
    """
    folder = destination / manifest.name
    if _is_installed(folder, manifest):
        return folder
    if folder.exists() and not replace:
        raise PackProblem(
            f"Another pack named {manifest.name} is already in {destination}; "
            "add --replace to put this one in its place."
        )
    try:
        _build(manifest, sources, folder, notes)
    except OSError as error:
        raise EnvironmentProblem(
            f"Pack {manifest.name} could not be written to {destination} ({error.strerror}); "
            "nothing was changed, make room or choose another folder."
        ) from error
    return folder


def _is_installed(folder: Path, manifest: Manifest) -> bool:
    try:
        found = verify_pack(folder)
    except PackProblem:
        return False
    return manifest in (found, unexamined(found))


def _build(manifest: Manifest, sources: Mapping[str, Path], folder: Path, notes: Mapping[str, str]) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(prefix=f".{manifest.name}-", dir=folder.parent))
    try:
        for file in manifest.files:
            _copy(sources[file.path], draft / file.path)
        for name, text in notes.items():
            (draft / name).write_text(text, encoding="utf-8")
        write_manifest(draft, examined(manifest, draft))
        verify_pack(draft)
        try_pack(draft)
        draft.chmod(0o755)
        _put_in_place(draft, folder)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with source.open("rb") as reading, target.open("xb") as writing:
        shutil.copyfileobj(reading, writing, 1 << 20)
        writing.flush()
        os.fsync(writing.fileno())


def _put_in_place(draft: Path, folder: Path) -> None:
    """A folder cannot be renamed over another: the old one steps aside first and comes back on failure."""
    aside = Path(f"{draft}.old")
    if folder.exists():
        folder.rename(aside)
    try:
        draft.rename(folder)
    except OSError:
        if aside.exists():
            aside.rename(folder)
        raise
    shutil.rmtree(aside, ignore_errors=True)
