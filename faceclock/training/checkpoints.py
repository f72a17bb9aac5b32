"""Checkpoints: whole or absent, and nothing in them is executed when they are read."""

import os
import pickle
from pathlib import Path
from typing import Any
from zipfile import is_zipfile

import torch

from faceclock.domain.errors import EnvironmentProblem, InputProblem


def save_checkpoint(file: Path, state: dict[str, Any]) -> None:
    """Written beside the old one, synced, and renamed over it. Raises EnvironmentProblem for a full disk."""
    draft = file.with_suffix(".new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with draft.open("wb") as stream:
            torch.save(state, stream)
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(file)
    except OSError as error:
        raise EnvironmentProblem(
            f"The checkpoint {file} could not be written ({error.strerror}); make room and resume the run."
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
