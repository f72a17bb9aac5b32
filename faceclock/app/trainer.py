"""The program that trains: which one it is, its short jobs, and what its complaints mean."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Generator, Sequence
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

from faceclock.app.training_events import parsed
from faceclock.domain.errors import EnvironmentProblem, InputProblem
from faceclock.settings.file import load_settings
from faceclock.settings.paths import HOME_VARIABLE, settings_file

TRAINER_VARIABLE = "FACECLOCK_TRAINER"
_LOOK = """
import sys
from importlib.util import find_spec
sys.exit(0 if find_spec("faceclock") and find_spec("torch") else 4 if find_spec("faceclock") else 3)
"""


def trainer(data: Path) -> list[str]:
    """How the trainer is called: FACECLOCK_TRAINER, else the setting training.python, else our own Python.
    Raises EnvironmentProblem where that is none."""
    chosen = os.environ.get(TRAINER_VARIABLE) or load_settings(settings_file(data)).training.python
    if not chosen and getattr(sys, "frozen", False):
        raise EnvironmentProblem(
            "The training component is not part of this program; install Python with `pip install "
            "faceclock[train]` and name it with `faceclock settings set training.python`."
        )
    python = shutil.which(str(Path(chosen).expanduser())) if chosen else sys.executable
    if python is None:
        raise EnvironmentProblem(
            f"The trainer's Python {chosen} is not there; change {TRAINER_VARIABLE} or the setting training.python."
        )
    return [python, "-m", "faceclock.training"]


class Readiness(StrEnum):
    """Whether there is anything to train with, and what is missing."""

    READY = "ready"
    NO_PYTHON = "no python"
    NO_COMPONENT = "no component"
    NO_TORCH = "no torch"


_ANSWERS = {0: Readiness.READY, 3: Readiness.NO_COMPONENT, 4: Readiness.NO_TORCH}


def readiness(data: Path) -> Readiness:
    """Asks the trainer's Python, which takes a moment; torch itself is not loaded."""
    try:
        python = trainer(data)[0]
    except EnvironmentProblem:
        return Readiness.NO_PYTHON
    asked = subprocess.run([python, "-c", _LOOK], stdin=subprocess.DEVNULL, capture_output=True, check=False)
    return _ANSWERS.get(asked.returncode, Readiness.NO_COMPONENT)


def environment(data: Path) -> dict[str, str]:
    """The trainer's: ``site:`` in a run file means the pictures of this site."""
    return {**os.environ, HOME_VARIABLE: str(data.resolve())}


def ask_trainer(data: Path, arguments: Sequence[str | Path]) -> Generator[dict[str, Any]]:
    """Run one of the trainer's short jobs and give what it tells. Raises its own sentence where it fails."""
    command = [*trainer(data), *map(str, arguments)]
    with TemporaryFile() as complaints:
        with subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=complaints,
            env=environment(data),
        ) as job:
            assert job.stdout is not None
            try:
                for line in job.stdout:
                    if event := parsed(line):
                        yield event
            except GeneratorExit:  # nobody wants to hear more of it
                job.terminate()
                raise
        if job.returncode:
            complaints.seek(0)
            details = f"run `{' '.join(command)}` to see all of it"
            raise InputProblem(sentence_of(complaints.read().decode("utf-8", "replace"), command[0], details))


def sentence_of(complaint: str, python: str, details: str) -> str:
    """What the trainer said last, if anything; a traceback as one sentence."""
    lines = [line for line in complaint.splitlines() if line.strip()]
    last = lines[-1] if lines else ""
    if re.search("No module named '?faceclock", last):
        return f"{python} has no training component; run `{python} -m pip install 'faceclock[train]'`."
    if last == "KeyboardInterrupt":
        return "Stopped before the trainer had begun."
    if any(line.startswith("Traceback") for line in lines):
        return f"The trainer met an error of its own ({last}); {details}."
    return last
