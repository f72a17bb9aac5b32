"""Checkpoints: whole or absent, and nothing in them is executed when they are read."""

import pickle
from pathlib import Path
from typing import Any
from zipfile import is_zipfile

import torch

from faceclock.domain.errors import EnvironmentProblem, InputProblem
from faceclock.settings.atomic import replacing
from faceclock.training.run_folder import CHECKPOINT


def save_checkpoint(file: Path, state: dict[str, Any]) -> None:
    """In the old one's place, once it is whole. Raises EnvironmentProblem for a full disk."""
    try:
        with replacing(file) as stream:
            torch.save(state, stream)
    except (OSError, RuntimeError) as error:  # torch gives the second for the first
        raise EnvironmentProblem(
            f"The checkpoint {file} could not be written ({_reason(error)}); make room and resume the run."
        ) from error


def load_checkpoint(file: Path) -> dict[str, Any]:
    """Raises InputProblem for a file that is no checkpoint."""
    broken = f"{file} is not a whole checkpoint; delete it to start the run anew."
    if not is_zipfile(file):
        raise InputProblem(broken)
    try:
        state: dict[str, Any] = torch.load(file, map_location="cpu", weights_only=True)
    except (RuntimeError, pickle.UnpicklingError) as error:
        raise InputProblem(broken) from error
    return state


def refuse_another_run(folder: Path, identity: dict[str, str]) -> None:
    """Raises InputProblem that names the settings in which the run whose checkpoint lies in ``folder`` differs
    from this one. What one of them does not know, since another version of the program made it, is not compared."""
    file = folder / CHECKPOINT
    kept = load_checkpoint(file).get("identity", {}) if file.is_file() else {}
    changed = [name for name, value in identity.items() if kept.get(name, value) != value]
    if changed:
        before, now = (", ".join(f"{name} = {run[name]}" for name in changed) for run in (kept, identity))
        raise InputProblem(
            f"{file} was made with {before}, this run has {now}; "
            "choose another folder or the run file that it was made with."
        )


def stage_of(folder: Path) -> int:
    """The number of the stage that the run in ``folder`` has reached."""
    file = folder / CHECKPOINT
    return int(load_checkpoint(file)["stage"]) if file.is_file() else 0


def average_of(folder: Path) -> dict[str, Any]:
    """The averaged weights that the run in ``folder`` has reached. Raises InputProblem where there are none."""
    file = folder / CHECKPOINT
    if not file.is_file():
        raise InputProblem(f"{folder} holds no checkpoint yet; resume the run until it has written one.")
    weights: dict[str, Any] = load_checkpoint(file)["average"]["module"]
    return weights


def _reason(error: BaseException) -> str:
    """The machine's words of the first cause."""
    cause = error.__context__ if isinstance(error.__context__, OSError) else error
    return cause.strerror or str(cause) if isinstance(cause, OSError) else "the disk took no more"
