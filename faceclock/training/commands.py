"""What the process can be asked for."""

import os
from collections.abc import Callable
from pathlib import Path

from faceclock.domain.errors import InputProblem
from faceclock.training.data.spec import Data
from faceclock.training.kinds.review import ReviewRun
from faceclock.training.run_folder import RUN_FILE, read_status
from faceclock.training.running import check, execute, export, lower_priority
from faceclock.training.runs import read_run


def _run(path: Path, output: Path | None) -> None:
    lower_priority()
    execute(read_run(path, output), path)


def _check(path: Path, output: Path | None) -> None:
    lower_priority()
    check(read_run(path, output))


def _export(path: Path, output: Path | None) -> None:
    """``path`` is a run's folder; its run file is read where the run was started."""
    folder = path.resolve()
    status = read_status(folder)
    if not status or not (folder / RUN_FILE).is_file():
        raise InputProblem(f"{path} is not the folder of a run; name one that holds {RUN_FILE}.")
    os.chdir(status.get("cwd", "."))
    export(read_run(folder / RUN_FILE, folder))


def _review(path: Path, output: Path | None) -> None:
    """``path`` is a review's run file, or any other whose photographs are then reviewed."""
    lower_priority()
    run = read_run(path)
    data = getattr(run, "data", None)
    if not isinstance(data, Data):
        raise InputProblem(
            f"A run of the kind {run.kind} has no [data] to review; write one of the kind review."
        )
    if isinstance(run, ReviewRun):
        execute(read_run(path, output), path)
    else:
        execute(ReviewRun(kind="review", output=output or run.output / "review", data=data))


COMMANDS: dict[str, Callable[[Path, Path | None], None]] = {
    "run": _run,
    "check": _check,
    "export": _export,
    "review": _review,
}
