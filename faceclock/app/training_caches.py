"""What training runs keep of people's faces, in clear while they compute: it goes with any deletion or withdrawal."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from faceclock.app.picture_sources import SITE
from faceclock.app.training_runs import RUNNING, list_runs, run_file_of, started_in

_REVIEWS = ("review", "review.html")  # pages that show the faces
_FILES = ("crops*.npy", "faces.npz", "review.html", "review.json")  # what the studio writes there


def kept_faces(data: Path, *, running: bool = False) -> list[Path]:
    """Folders and pages of training runs that hold faces of the site's people; ``running``: of those that go on."""
    folders = [Path(run.folder) for run in list_runs(data) if not running or run.state == RUNNING]
    return sorted({path for folder in folders for path in _places(folder) if any(_written(path))})


def drop_faces(data: Path) -> None:
    """Delete it where the run has ended: the next one makes it anew, of whoever still agrees. A run file may name any
    folder, so only files of the studio's own names go."""
    for run in list_runs(data):
        if run.state != RUNNING:
            for place in _places(Path(run.folder)):
                _drop(place)


def _drop(place: Path) -> None:
    with suppress(OSError):  # somebody has it open; it goes the next time
        for file in list(_written(place)):
            file.unlink()
        if place.is_dir() and not any(place.iterdir()):
            place.rmdir()


def _written(place: Path) -> Iterator[Path]:
    if place.is_dir():
        for pattern in _FILES:
            yield from place.glob(pattern)
    elif place.exists():
        yield place


def _places(folder: Path) -> list[Path]:
    """Of one run; paths of a run file are relative to where the run was started."""
    said = run_file_of(folder)
    tables = [table for table in said.values() if isinstance(table, dict)]
    if not any(str(table.get("images", "")).startswith(SITE) for table in tables):
        return []
    caches = [_text(table.get("cache")) for table in (said, *tables)]
    start = started_in(folder) or Path.cwd()
    named = [start / cache for cache in caches if cache]
    return [*(named or [folder / "cache"]), *(folder / name for name in _REVIEWS)]


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
