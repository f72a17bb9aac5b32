"""A pack from a folder or a zip, for machines without internet."""

import re
import tempfile
from pathlib import Path

from faceclock.domain.errors import EnvironmentProblem, PackProblem
from faceclock.vision.packs.composing import compose_pack, describe
from faceclock.vision.packs.inspecting import RESEARCH_ONLY, inspect_models
from faceclock.vision.packs.licences import acceptance_note, require_acceptance
from faceclock.vision.packs.manifest import MANIFEST_NAME, Manifest, Role
from faceclock.vision.packs.unpacking import Progress, unpack
from faceclock.vision.packs.verify import verify_pack


def import_pack(
    source: Path,
    destination: Path,
    progress: Progress | None = None,
    *,
    replace: bool = False,
    accept: str | None = None,
    name: str = "",
) -> Manifest:
    """Bring a pack, or a folder of InsightFace's models, from ``source`` into the folder ``destination``.

    Whole or not at all. Models without a pack.toml are called ``name``, else as ``source`` is. A pack that
    may not be used commercially needs ``accept`` (see licences). Raises PackProblem for any fault of the
    source, EnvironmentProblem when the disk fails.
    """
    if not (source.is_dir() or source.is_file()):
        raise PackProblem(f"There is no folder or zip archive {source}; check the path.")
    try:
        destination.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            return _import_folder(source, name or source.name, destination, replace, accept)
        with tempfile.TemporaryDirectory(prefix=".import-", dir=destination) as workplace:
            folder = Path(workplace) / (name or source.stem)
            unpack(source, folder, progress)
            return _import_folder(_root(folder), folder.name, destination, replace, accept)
    except OSError as error:
        raise EnvironmentProblem(
            f"{source.name} could not be brought into {destination} ({error.strerror or error}); "
            "nothing was changed, make room or choose another folder."
        ) from error


def _import_folder(source: Path, name: str, destination: Path, replace: bool, accept: str | None) -> Manifest:
    manifest = verify_pack(source) if (source / MANIFEST_NAME).exists() else _describe_models(source, name)
    require_acceptance(manifest.name, manifest.licence, manifest.commercial_use, accept)
    sources = {file.path: source / file.path for file in manifest.files}
    notes = acceptance_note(manifest, accept)
    compose_pack(manifest, sources, destination, replace=replace, notes=notes)
    return manifest


def _describe_models(source: Path, name: str) -> Manifest:
    nets = inspect_models(source)
    licences = [path for path in source.glob("*LICENSE*") if path.is_file() and path.stat().st_size]
    files = [
        describe(source / nets.detector.file, nets.detector.file, Role.DETECTOR),
        describe(source / nets.recogniser.file, nets.recogniser.file, Role.RECOGNISER),
        *(describe(path, path.name, Role.LICENCE) for path in sorted(licences)),
    ]
    return Manifest(
        name=re.sub(r"[^A-Za-z0-9._-]+", "-", name).strip(".-_")[:64] or "imported",
        version="unknown",
        licence=RESEARCH_ONLY,
        commercial_use=False,
        files=tuple(files),
        homepage="https://github.com/deepinsight/insightface",
        provenance="imported from InsightFace's models; kinds and sizes were read from the graphs",
        detector=nets.detector,
        recogniser=nets.recogniser,
    )


def _root(folder: Path) -> Path:
    """Many archives hold one folder that holds everything."""
    inside = list(folder.iterdir())
    return inside[0] if len(inside) == 1 and inside[0].is_dir() else folder
