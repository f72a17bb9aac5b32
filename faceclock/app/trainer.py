"""The program that trains: which one it is, its short jobs, and what its complaints mean."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from enum import StrEnum
from pathlib import Path
from queue import Empty, Queue
from tempfile import TemporaryFile
from threading import Thread
from typing import IO, Any

from faceclock.app.training_events import parsed
from faceclock.domain.errors import EnvironmentProblem, InputProblem
from faceclock.settings.file import load_settings
from faceclock.settings.paths import HOME_VARIABLE, settings_file

_SILENCE = 0.5  # seconds
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


def ask_trainer(
    data: Path, arguments: Sequence[str | Path], every: float | None = None
) -> Generator[dict[str, Any]]:
    """Run one of the trainer's short jobs and give what it tells; an empty event whenever it said nothing for
    ``every`` seconds. Closed before its end, it ends the job. Raises the trainer's own sentence where it fails."""
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
                for line in _lines(job.stdout, every):
                    event = parsed(line)
                    if event or not line:
                        yield event
            except GeneratorExit:  # nobody wants to hear more of it
                job.terminate()
                raise
        if job.returncode:
            complaints.seek(0)
            details = f"run `{' '.join(command)}` to see all of it"
            raise InputProblem(sentence_of(complaints.read().decode("utf-8", "replace"), command[0], details))


def ask_with_progress(
    data: Path, arguments: Sequence[str | Path], progress: Callable[[int, int], None]
) -> list[dict[str, Any]]:
    """The same to its end, with what it found apart from how far it was. ``progress`` is called twice a second at
    the least ((0, 0) where nobody knows), and may raise to end the job."""
    told, reached = [], (0, 0)
    with closing(ask_trainer(data, arguments, _SILENCE)) as events:
        for event in events:
            done, of = event.get("done", event.get("step")), event.get("of")
            if isinstance(done, int) and isinstance(of, int):
                reached = done, of
            elif event:
                told.append(event)
            progress(*reached)
    return told


def _lines(stream: IO[bytes], every: float | None) -> Iterator[bytes]:
    """As they come; an empty one for each time of silence."""
    if every is None:
        yield from stream
        return
    waiting: Queue[bytes | None] = Queue()
    Thread(target=_pass_on, args=(stream, waiting), name="trainer-lines", daemon=True).start()
    while True:
        try:
            line = waiting.get(timeout=every)
        except Empty:
            line = b""
        if line is None:
            return
        yield line


def _pass_on(stream: IO[bytes], waiting: "Queue[bytes | None]") -> None:
    for line in stream:
        waiting.put(line)
    waiting.put(None)


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
