"""A command of our own program, in a process that gives way to everything else."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryFile

from faceclock.domain.errors import EnvironmentProblem

_LOWEST = 10  # as of nice(1)
_SLICE, _PATIENCE = 0.25, 5.0  # seconds


def own_program() -> list[str]:
    """How this program is called from outside."""
    return [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "faceclock"]


def run_command(data: Path, arguments: Sequence[str], stopping: threading.Event) -> None:
    """Run it for the site in ``data`` and wait; it is ended when ``stopping`` is set. Raises EnvironmentProblem with
    what it said where it fails."""
    with TemporaryFile() as complaints:
        process = subprocess.Popen(
            [*own_program(), "--data", str(data), *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=complaints,
            creationflags=_windows_flags(),
        )
        _give_way(process.pid)
        if _ended(process, stopping):
            complaints.seek(0)
            _refuse_failure(process.returncode, complaints.read().decode("utf-8", "replace"))


def _ended(process: "subprocess.Popen[bytes]", stopping: threading.Event) -> bool:
    """False where it was stopped before its end."""
    while process.poll() is None:
        if stopping.wait(_SLICE):
            _stop(process)
            return False
    return True


def _stop(process: "subprocess.Popen[bytes]") -> None:
    """As by Ctrl+C, so that it leaves nothing half done; by force where it does not hear."""
    if sys.platform == "win32":
        process.terminate()
    else:
        process.send_signal(signal.SIGINT)
    try:
        process.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _refuse_failure(code: int, said: str) -> None:
    if code:
        last = said.strip().rpartition("\n")[2]
        raise EnvironmentProblem(last or f"A task in the background ended with exit code {code}.")


def _give_way(pid: int) -> None:
    if sys.platform != "win32":
        os.setpriority(os.PRIO_PROCESS, pid, _LOWEST)


def _windows_flags() -> int:
    if sys.platform != "win32":
        return 0
    return subprocess.BELOW_NORMAL_PRIORITY_CLASS | subprocess.CREATE_NO_WINDOW
