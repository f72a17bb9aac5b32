"""A run's folder: its file, its state for whoever looks in, and everything that it told."""

import json
import os
import shutil
import time
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from faceclock.app.processes import is_running
from faceclock.domain.errors import EnvironmentProblem, InputProblem
from faceclock.settings.atomic import replace_text

STATUS, EVENTS, RUN_FILE, CHECKPOINT = "status.json", "events.jsonl", "run.toml", "checkpoint.pt"
_REFRESH = 1.0  # seconds between two writings of the state


class RunFolder:
    """``folder`` while a run of ``kind`` works in it."""

    def __init__(self, folder: Path, kind: str) -> None:
        self._folder = folder
        self._written = 0.0
        self._status: dict[str, Any] = {
            "state": "running",
            "kind": kind,
            "pid": os.getpid(),
            "started_at": _now(),
            "ended_at": None,
            "message": "",
            "cwd": str(Path.cwd()),
            "step": None,
            "of": None,
        }

    def begin(self, file: Path | None) -> None:
        """Keep the run file and say that the run goes on. Raises InputProblem while another process is at it,
        EnvironmentProblem where the folder cannot be written."""
        self._refuse_a_second()
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            if file is not None and file.resolve() != (self._folder / RUN_FILE).resolve():
                shutil.copyfile(file, self._folder / RUN_FILE)
            self._write()
        except OSError as error:
            raise _unwritable(self._folder, error) from error

    def hear(self, event: dict[str, Any]) -> None:
        """Keep an event; steps also show in the state."""
        try:
            with (self._folder / EVENTS).open("a", encoding="utf-8") as stream:
                stream.write(json.dumps(event) + "\n")
            self._follow(event)
        except OSError as error:
            raise _unwritable(self._folder, error) from error

    def end(self, state: str, message: str = "") -> None:
        """``state`` done, failed or cancelled. A full disk must not hide why a run failed."""
        self._status |= {"state": state, "message": message, "ended_at": _now()}
        with suppress(OSError):
            self._write()

    def _follow(self, event: dict[str, Any]) -> None:
        if event["event"] == "step":
            self._status |= {"step": event["step"], "of": event["of"]}
            if time.monotonic() - self._written > _REFRESH:
                self._write()

    def _write(self) -> None:
        replace_text(self._folder / STATUS, json.dumps(self._status, indent=1))
        self._written = time.monotonic()

    def _refuse_a_second(self) -> None:
        status = read_status(self._folder)
        if status.get("state") != "running" or status.get("pid") == os.getpid():
            return
        if is_running(int(status["pid"]), datetime.fromisoformat(status["started_at"])):
            raise InputProblem(
                f"Process {status['pid']} is at work in {self._folder}; stop it or choose another folder."
            )


def read_status(folder: Path) -> dict[str, Any]:
    """What ``status.json`` says; nothing where there is none or it is damaged."""
    try:
        status = json.loads((folder / STATUS).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return status if isinstance(status, dict) and {"pid", "started_at"} <= status.keys() else {}


def _now() -> str:
    return datetime.now(UTC).isoformat()


def _unwritable(folder: Path, error: OSError) -> EnvironmentProblem:
    return EnvironmentProblem(
        f"The run's folder {folder} cannot be written ({error.strerror}); make room or choose another."
    )
