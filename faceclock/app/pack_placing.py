"""Where a promoted pack lies: among the site's packs, under a name that means no other pack."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from faceclock.app.contenders import TRAINED_ON, Contender, contender_of
from faceclock.app.pack_history import Use
from faceclock.app.site import pack_folders
from faceclock.domain.errors import PackProblem
from faceclock.settings.paths import packs_folder, shipped_packs_folder
from faceclock.vision.packs.composing import compose_pack
from faceclock.vision.packs.library import find_pack, list_packs
from faceclock.vision.packs.licences import ACCEPTANCE_NAME, acceptance_note, require_acceptance
from faceclock.vision.packs.manifest import MANIFEST_NAME, pack_digest, read_manifest
from faceclock.vision.packs.verify import verify_pack


def place(data: Path, candidate: Contender, accept: str = "") -> Use:
    """Bring the pack into the site's packs, verified and whole, unless it is there. Raises PackProblem."""
    verify_pack(candidate.folder)
    home = packs_folder(data)
    name = candidate.folder.name
    if candidate.folder.resolve().parent not in {home.resolve(), shipped_packs_folder().resolve()}:
        name = _free_name(data, candidate)
        manifest = replace(candidate.manifest, name=name)
        sources = {file.path: candidate.folder / file.path for file in manifest.files}
        compose_pack(manifest, sources, home, notes=_notes(candidate, accept))
    folder = find_pack(name, pack_folders(data))
    if pack_digest(read_manifest(folder)) != candidate.digest:
        raise PackProblem(
            f"The name {name} stands for the pack in {folder} and not for the one in {candidate.folder}; "
            "rename or remove one of them."
        )
    return Use(name, candidate.digest, name, str(folder))


def find_by_digest(data: Path, before: Use) -> Use:
    """The pack that was used before, wherever it lies now. Raises PackProblem when it is gone or another."""
    folders = pack_folders(data)
    installed = [pack.path for pack in list_packs(folders) if pack.manifest]
    for setting in (before.setting, before.name, *(path.name for path in installed), before.path):
        folder = _folder_of(setting, data)
        if folder is not None and pack_digest(read_manifest(folder)) == before.digest:
            verify_pack(folder)
            return Use(before.name, before.digest, setting, str(folder))
    raise PackProblem(
        f"The earlier pack {before.name} is no longer installed as it was (sha256 {before.digest[:12]}...); "
        "install or import it again."
    )


def _folder_of(setting: str, data: Path) -> Path | None:
    try:
        return find_pack(setting, pack_folders(data))
    except PackProblem:
        return None


def _free_name(data: Path, candidate: Contender) -> str:
    """The pack's own name, or with its fingerprint where that name means another pack."""
    name = candidate.manifest.name
    taken = [folder / name for folder in pack_folders(data) if (folder / name / MANIFEST_NAME).is_file()]
    if all(_is_same(path, candidate) for path in taken):
        return name
    return f"{name[:50]}-{candidate.fingerprint[:12]}"


def _is_same(folder: Path, candidate: Contender) -> bool:
    try:
        return contender_of(folder).fingerprint == candidate.fingerprint
    except PackProblem:
        return False


def _notes(candidate: Contender, accept: str) -> Mapping[str, str]:
    notes = {
        note: (candidate.folder / note).read_text(encoding="utf-8")
        for note in (TRAINED_ON, ACCEPTANCE_NAME)
        if (candidate.folder / note).is_file()
    }
    if candidate.run is not None and (candidate.run / TRAINED_ON).is_file():
        notes[TRAINED_ON] = (candidate.run / TRAINED_ON).read_text(encoding="utf-8")
    manifest = candidate.manifest
    if not manifest.commercial_use and ACCEPTANCE_NAME not in notes:
        require_acceptance(manifest.name, manifest.licence, manifest.commercial_use, accept)
        notes |= acceptance_note(manifest, accept)
    return notes
