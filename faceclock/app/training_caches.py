"""What training runs keep of people's faces: a withdrawn consent reaches a cache only at its next run."""

from pathlib import Path
from typing import Any

from faceclock.app.picture_sources import SITE
from faceclock.app.training_runs import list_runs, run_file_of, started_in

_REVIEWS = ("review", "review.html")  # pages that show the faces


def kept_faces(data: Path) -> list[Path]:
    """Folders and pages of the site's training runs that hold faces of its people."""
    folders = [Path(run.folder) for run in list_runs(data)]
    return sorted({path for folder in folders for path in _places(folder) if path.exists()})


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
