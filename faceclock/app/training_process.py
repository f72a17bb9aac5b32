"""The trainer as a process of its own: it outlives the terminal and the window, and keeps torch out of them."""

import json
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any

from faceclock.app.trainer import environment, sentence_of, trainer
from faceclock.app.training_events import follow, size
from faceclock.app.training_runs import (
    RUN_FILE,
    RUNNING,
    STATUS,
    TrainingRun,
    find_run,
    run_folder,
    started_in,
)
from faceclock.domain.errors import EnvironmentProblem, InputProblem

LOG = "trainer.log"
_PAUSE = 0.05
_COMPLAINT = 64 * 1024  # bytes of a log that are looked through


class Training:
    """A run that has been started here. It goes on when this object, or the whole program, is gone."""

    def __init__(self, data: Path, name: str, process: "subprocess.Popen[bytes]", told: int) -> None:
        self.data, self.name, self._process, self._told = data, name, process, told
        self.folder = run_folder(data, name)

    def wait_until_known(self) -> None:
        """Until it has said who it is, or ended."""
        while self.is_going_on and not self._is_known():
            time.sleep(_PAUSE)

    def goes_on_for(self, seconds: float) -> bool:
        """Wait so long, and tell whether it still goes on; ends at once where it does not."""
        until = time.monotonic() + seconds
        while self.is_going_on and self.known().state == RUNNING:
            if time.monotonic() > until:
                return True
            time.sleep(_PAUSE)
        return False

    @property
    def has_begun(self) -> bool:
        """Whether its folder tells of it."""
        return (self.folder / STATUS).is_file()

    @property
    def is_going_on(self) -> bool:
        return self._process.poll() is None

    def known(self) -> TrainingRun:
        """As its folder tells it now."""
        return find_run(self.data, self.name)

    def events(self) -> Iterator[dict[str, Any]]:
        """What it has not told yet, until it ends. It may be asked again after an interruption."""
        for event, end in follow(self.folder, self._told, lambda: self.is_going_on):
            self._told = end
            yield event

    def leave_alone(self) -> None:
        """Let it go on by itself; its end is noticed as long as this program lives."""
        Thread(target=self._process.wait, name=f"training-{self.name}", daemon=True).start()

    def stop(self) -> None:
        """Ask it to write a checkpoint and end; `events` goes on until it has."""
        self._process.send_signal(signal.SIGINT)

    def refuse_failure(self) -> TrainingRun:
        """Wait for the end. Raises InputProblem with the trainer's sentence unless the run is done or was
        cancelled; nothing but a traceback stays of a run that never began."""
        code = self._process.wait()
        known = self._is_known()
        if known and self.known().state in {"done", "cancelled"}:
            return self.known()
        complaint = self._complaint(code)
        if not self.has_begun and LOG not in complaint:
            _clear(self.folder)
        told = self.known().message if known else ""
        raise InputProblem(complaint or told or f"The trainer ended without a word (exit code {code}).")

    def _complaint(self, code: int) -> str:
        log = self.folder / LOG
        text = log.read_text(encoding="utf-8", errors="replace")
        said = sentence_of(text, trainer(self.data)[0], f"the details are in {log}")
        if said or code >= 0:
            return said
        return (
            f"The trainer was ended by {signal.Signals(-code).name}; "
            f"`faceclock train resume {self.name}` goes on from its last checkpoint."
        )

    def _is_known(self) -> bool:
        try:
            status = json.loads((self.folder / STATUS).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return False
        return bool(status.get("pid") == self._process.pid)


def start_run(data: Path, file: Path, name: str = "") -> Training:
    """Start the run that ``file`` describes, called ``name`` or as the file. Raises InputProblem for a name that
    is taken and a file that is not there."""
    name = name or file.stem
    folder = run_folder(data, name)
    if not file.is_file():
        raise InputProblem(f"There is no run file {file}; check its name.")
    if not _is_free(folder):
        raise InputProblem(
            f"There is a training run {name} already; `faceclock train resume {name}` goes on with it, "
            "--name calls the new one otherwise."
        )
    folder.mkdir(parents=True, exist_ok=True)
    return _start(data, name, file.resolve(), Path.cwd())


def resume_run(data: Path, name: str) -> Training:
    """Go on from the last checkpoint. Raises InputProblem for a run that goes on already or is done."""
    run = find_run(data, name)
    if run.state == RUNNING:
        raise InputProblem(
            f"The run {name} is going on already (process {run.pid}); `faceclock train show {name}` tells more."
        )
    if run.state == "done":
        raise InputProblem(f"The run {name} is done; `faceclock train export {name}` takes what it made.")
    folder = run_folder(data, name)
    return _start(data, name, folder / RUN_FILE, _first_folder(folder))


def stop_run(data: Path, name: str, patience: float = 60.0) -> TrainingRun:
    """Ask a run to write a checkpoint and end, and wait ``patience`` seconds for it. Raises InputProblem where
    it does not go on, EnvironmentProblem where it does not end."""
    run = find_run(data, name)
    if run.pid is None:
        raise InputProblem(f"The run {name} is not going on: it is {run.state}.")
    os.kill(run.pid, signal.SIGINT)
    until = time.monotonic() + patience
    while run.state == RUNNING:
        if time.monotonic() > until:
            raise EnvironmentProblem(f"The run {name} has not ended yet; it does after its present step.")
        time.sleep(_PAUSE)
        run = find_run(data, name)
    return run


def last_words(data: Path, name: str) -> str:
    """What the trainer's process complained of before it ended, as one sentence; empty where it said nothing."""
    log = run_folder(data, name) / LOG
    if not log.is_file():
        return ""
    text = log.read_bytes()[-_COMPLAINT:].decode("utf-8", "replace")
    return sentence_of(text, "The trainer's Python", f"the details are in {log}")


def _start(data: Path, name: str, file: Path, cwd: Path) -> Training:
    folder, command = run_folder(data, name), [*trainer(data), "run", str(file)]
    told = size(folder)
    with (folder / LOG).open("wb") as log:
        process = subprocess.Popen(
            [*command, "--output", str(folder.resolve())],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,  # the same lines stand in the run's folder
            stderr=log,
            cwd=cwd,
            env=environment(data),
            start_new_session=True,
        )
    return Training(data, name, process, told)


def _first_folder(folder: Path) -> Path:
    cwd = started_in(folder) or Path.cwd()
    if not cwd.is_dir():
        raise InputProblem(
            f"The folder {cwd}, in which the run was started, is gone; make it again to go on."
        )
    return cwd


def _is_free(folder: Path) -> bool:
    """Also where a run was killed before it began."""
    return not folder.exists() or not {file.name for file in folder.iterdir()} - {LOG}


def _clear(folder: Path) -> None:
    """A run that never began leaves its name free."""
    (folder / LOG).unlink(missing_ok=True)
    if not any(folder.iterdir()):
        folder.rmdir()
