"""What runs have made, and taking it elsewhere."""

import shutil
from collections.abc import Sequence
from pathlib import Path

from faceclock.domain.errors import InputProblem


def products(folder: Path) -> list[Path]:
    """What a run's folder holds for use elsewhere: whole packs, else networks."""
    packs = sorted(file.parent for file in folder.glob("pack/*/pack.toml"))
    return packs or sorted([*folder.glob("*.onnx"), *folder.glob("*.safetensors")])


def copy_together(items: Sequence[Path], target: Path) -> list[Path]:
    """Copy files and folders into the new folder ``target``, all or nothing. Raises InputProblem for a target
    that holds something already."""
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise InputProblem(f"{target} is there already and is not empty; name a new folder.")
    draft = target.with_name(f".{target.name}.part")
    shutil.rmtree(draft, ignore_errors=True)
    try:
        draft.mkdir(parents=True)
        for item in items:
            _copy(item, draft / item.name)
        if target.exists():
            target.rmdir()
        draft.replace(target)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return sorted(target.iterdir())


def _copy(item: Path, to: Path) -> None:
    if item.is_dir():
        shutil.copytree(item, to)
    else:
        shutil.copy2(item, to)
