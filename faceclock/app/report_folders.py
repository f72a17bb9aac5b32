"""Where reports are written to, looked at before anything is computed, and what their files are called."""

import os
import re
from pathlib import Path

from faceclock.app.attendance.reporting import Wanted
from faceclock.domain.errors import EnvironmentProblem

_LONGEST = 40  # letters of a filter


def require_folder(name: str) -> Path:
    """A folder that is there and may be written to; one that is gone is not made anew, as it may be a disk that is
    not connected. Raises EnvironmentProblem."""
    folder = Path(name).expanduser()
    if not name or not folder.is_absolute():
        raise EnvironmentProblem("No folder is chosen for the report; choose one with its whole path.")
    if not folder.is_dir():
        raise EnvironmentProblem(
            f"The folder {folder} is not there; connect its disk, or choose another folder."
        )
    if not os.access(folder, os.W_OK | os.X_OK):
        raise EnvironmentProblem(
            f"Nothing may be written to the folder {folder}; choose another one, or have its rights changed."
        )
    return folder


def file_in(folder: Path, wanted: Wanted, form: str) -> Path:
    """Of the same report and days the same name, so that a run that is repeated replaces its file."""
    return folder / f"{file_name(wanted)}.{form}"


def file_name(wanted: Wanted) -> str:
    """Such as daily_Assembly_2026-11-22, without an ending."""
    chosen = wanted.filters
    narrowed = (chosen.site, chosen.team, chosen.employee, chosen.shift)
    days = [f"{wanted.first}"] + ([f"{wanted.last}"] if wanted.last != wanted.first else [])
    return "_".join([wanted.kind, *(harmless(name) for name in narrowed if name), *days])


def harmless(text: str) -> str:
    """Letters and figures of any script; whatever a file system may not take becomes a stroke."""
    return re.sub(r"[^\w-]+", "-", text)[:_LONGEST].strip("-") or "x"
