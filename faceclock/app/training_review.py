"""A run file of the kind ``review``, for photographs that are to be looked through."""

from pathlib import Path

import tomli_w

from faceclock.domain.errors import InputProblem


def write_review(images: Path, pack: str, folder: Path, decisions: Path | None) -> Path:
    """Write ``review.toml`` into ``folder``; the pack in the folder ``pack`` judges. Raises InputProblem for
    ``images`` that are not there."""
    if not images.exists():
        raise InputProblem(f"There is nothing at {images}; name a folder or tar of <Person>/*.jpg.")
    data = {
        "images": str(images.resolve()),
        "teacher": str(Path(pack).resolve()),
        "cache": str((folder / "cache").resolve()),
    }
    if decisions is not None:
        data["decisions"] = str(decisions.resolve())
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "review.toml"
    run = {"kind": "review", "output": str(folder.resolve()), "data": data}
    file.write_text(tomli_w.dumps(run), encoding="utf-8")
    return file
