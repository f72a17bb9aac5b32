"""Training runs as their folders tell them: ``<data>/training/<name>``. Nothing here knows torch."""

import json
import re
import shutil
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from faceclock.app.processes import is_running
from faceclock.app.training_events import EVENTS, all_events, is_step, last_step
from faceclock.app.training_products import copy_together, products
from faceclock.domain.errors import EnvironmentProblem, InputProblem
from faceclock.settings.toml_text import parse_toml

Json = dict[str, Any]
STATUS, RUN_FILE, CHECKPOINT = "status.json", "run.toml", "checkpoint.pt"
RUNNING, STOPPED, DAMAGED = "running", "stopped", "damaged"
_NAME = re.compile(r"[^\W_][\w.+-]{0,79}")


@dataclass(frozen=True)
class TrainingRun:
    """One run. ``state``: running, done, failed, cancelled, or stopped (its process is gone without a word) or
    damaged (its status cannot be read). ``started_at`` is ISO 8601; ``loss`` is that of the last step told."""

    name: str
    kind: str
    state: str
    step: int | None
    of: int | None
    loss: float | None
    started_at: str
    seconds: float | None
    pid: int | None
    message: str
    folder: str

    def as_json(self) -> Json:
        return asdict(self)


def training_folder(data: Path) -> Path:
    return data / "training"


def run_folder(data: Path, name: str) -> Path:
    """Raises InputProblem for a name that is no plain file name."""
    if not _NAME.fullmatch(name):
        raise InputProblem(f"A run cannot be called {name!r}; use letters, digits, '-', '_' and '.'.")
    return training_folder(data) / name


def list_runs(data: Path) -> list[TrainingRun]:
    """Oldest first."""
    folders = [file.parent for file in training_folder(data).glob(f"*/{STATUS}")]
    return sorted(map(_read, folders), key=lambda run: (run.started_at, run.name))


def find_run(data: Path, name: str) -> TrainingRun:
    """Raises InputProblem, naming the runs that there are."""
    folder = run_folder(data, name)
    if not (folder / STATUS).is_file():
        names = ", ".join(run.name for run in list_runs(data))
        there = (
            f"there is {names}" if names else "there is none yet; `faceclock train run RUN.toml` starts one"
        )
        raise InputProblem(f"There is no training run {name!r}; {there}.")
    return _read(folder)


def describe_run(data: Path, name: str) -> Json:
    """Everything: the run, its file, its losses as [step, loss], what it measured, and its products."""
    run = find_run(data, name)
    folder = Path(run.folder)
    told = all_events(folder)
    return {
        **run.as_json(),
        "run": run_file_of(folder),
        "losses": [[event["step"], event["loss"]] for event in told if is_step(event)],
        "last": next((event for event in reversed(told) if is_step(event)), None),
        "epochs": [event for event in told if event.get("event") == "epoch"],
        "exports": [event for event in told if event.get("event") == "export"],
        "products": [str(file.relative_to(folder)) for file in products(folder)],
    }


def _read(folder: Path) -> TrainingRun:
    try:
        status = json.loads((folder / STATUS).read_text(encoding="utf-8"))
        pid, noted_at = int(status["pid"]), datetime.fromisoformat(status["started_at"]).astimezone(UTC)
        state = str(status["state"])
    except (OSError, ValueError, KeyError, TypeError):
        return _damaged(folder)
    if state == RUNNING and not is_running(pid, noted_at):
        state = STOPPED
    last = last_step(folder)
    return TrainingRun(
        name=folder.name,
        kind=str(status.get("kind", "")),
        state=state,
        step=max(filter(None, (status.get("step"), last.get("step"))), default=None),
        of=status.get("of") or last.get("of"),
        loss=last.get("loss"),
        started_at=noted_at.isoformat(),
        seconds=_seconds(folder, state, noted_at, status.get("ended_at")),
        pid=pid if state == RUNNING else None,
        message=str(status.get("message") or ""),
        folder=str(folder),
    )


def _damaged(folder: Path) -> TrainingRun:
    why = "its status cannot be read"
    return TrainingRun(folder.name, "", DAMAGED, None, None, None, "", None, None, why, str(folder))


def _seconds(folder: Path, state: str, start: datetime, ended_at: str | None) -> float | None:
    """How long it has run; for a run that was killed, until it last told something."""
    if state == RUNNING:
        end = datetime.now(UTC)
    elif ended_at:
        end = datetime.fromisoformat(ended_at).astimezone(UTC)
    elif (folder / EVENTS).is_file():
        end = datetime.fromtimestamp((folder / EVENTS).stat().st_mtime, UTC)
    else:
        return None
    return max(0.0, round((end - start).total_seconds(), 1))


def remove_run(data: Path, name: str) -> TrainingRun:
    """Delete a run with its checkpoint and what it made; packs that were promoted are kept. Returns what it was.

    Raises InputProblem while it goes on, EnvironmentProblem where the folder cannot be deleted.
    """
    run = find_run(data, name)
    if run.state == RUNNING:
        raise InputProblem(f"The run {name} goes on; stop it before it is removed.")
    try:
        shutil.rmtree(run.folder)
    except OSError as error:
        raise EnvironmentProblem(
            f"The folder {run.folder} cannot be deleted ({error.strerror}); close what uses it and try again."
        ) from error
    return run


def run_file_of(folder: Path) -> Json:
    """The run file that a run's folder keeps; an empty one where it cannot be read."""
    try:
        return parse_toml((folder / RUN_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


def started_in(folder: Path) -> Path | None:
    """Where the run was first started: its file's paths are relative to that. None where nobody knows."""
    try:
        return Path(json.loads((folder / STATUS).read_text(encoding="utf-8"))["cwd"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def can_be_exported(data: Path, name: str) -> bool:
    """A run that was stopped has learnt something and made nothing of it yet."""
    run = find_run(data, name)
    folder = Path(run.folder)
    return run.state != RUNNING and (folder / CHECKPOINT).is_file() and not products(folder)


def copy_products(data: Path, name: str, target: Path) -> list[Path]:
    """Copy a run's products and its run file into the folder ``target``. Raises InputProblem where there is
    nothing yet."""
    run = find_run(data, name)
    source = Path(run.folder)
    made = products(source)
    if not made and run.state == RUNNING:
        raise InputProblem(f"The run {name} goes on; wait for its end, or `faceclock train stop {name}`.")
    if not made:
        raise InputProblem(
            f"The run {name} has made nothing yet; `faceclock train resume {name}` goes on with it."
        )
    run_file = [source / RUN_FILE] if (source / RUN_FILE).is_file() else []
    return copy_together([*made, *run_file], target.expanduser().resolve())
