"""A run file of the kind ``review``, for photographs that are to be looked through."""

from pathlib import Path

import tomli_w

from faceclock.app.picture_sources import absolute, open_source


def write_review(site: Path, images: Path, pack: str, folder: Path, decisions: Path | None) -> Path:
    """Write ``review.toml`` into ``folder``; the pack in the folder ``pack`` judges ``images``, of which ``site:``
    are those of the data folder ``site``. Raises InputProblem for images that are not there."""
    images = absolute(images, site)
    open_source(images)  # refuses here what the trainer would refuse
    data = {
        "images": str(images),
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
