"""What can be known of a run before it is started."""

import shutil
from pathlib import Path
from typing import Any

from faceclock.domain.errors import EnvironmentProblem, InputProblem
from faceclock.training.data.decisions import open_images
from faceclock.training.data.spec import Data
from faceclock.training.runs import Checkable, Run


def checked_run(run: Run) -> dict[str, Any]:
    """Raises InputProblem and EnvironmentProblem for what cannot run."""
    _refuse_missing(run)
    found = run.check() if isinstance(run, Checkable) else {}
    warnings = found.pop("warnings", [])
    needed = int(found.pop("checkpoint_bytes", 0))
    free = free_bytes(run.output)
    if 2 * needed > free:  # a checkpoint is written beside the one before
        raise EnvironmentProblem(
            f"{run.output} has room for {free >> 20} MB and the checkpoints need {2 * needed >> 20} MB; "
            "make room or choose another output."
        )
    return {"kind": run.kind, "output": str(run.output), "free_mb": free >> 20, **found, "warnings": warnings}


def free_bytes(folder: Path) -> int:
    """On the disk where ``folder`` is or will be."""
    there = next(parent for parent in (folder.absolute(), *folder.absolute().parents) if parent.exists())
    return shutil.disk_usage(there).free


def _refuse_missing(run: Run) -> None:
    data = getattr(run, "data", None)
    if not isinstance(data, Data):
        return
    if not data.images.exists():
        open_images(data)  # which knows shards and the program's own pictures, and what is wrong with others
    if not data.teacher.exists():
        raise InputProblem(f"data.teacher = {data.teacher} is not there; change the run file.")
