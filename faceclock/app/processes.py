"""Is a process that a file names still the one that is meant? Numbers of ended processes are given out again."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from faceclock.app.windows_processes import began_on_windows

_SLACK = timedelta(seconds=10)  # clocks are set now and then; starting Python takes a while
_PROC = Path("/proc")


def is_running(pid: int, noted_at: datetime) -> bool:
    """Whether process ``pid`` lives and had begun by ``noted_at``, when it wrote its number down."""
    began = _began(pid)
    return began is not None and began <= noted_at + _SLACK


def _began(pid: int) -> datetime | None:
    """When the process began; None for none, and for one that has ended and only waits to be collected."""
    if pid <= 0:
        return None
    if sys.platform == "win32":
        return began_on_windows(pid)
    return _began_by_proc(pid) if (_PROC / "self" / "stat").exists() else _began_by_ps(pid)


def _began_by_proc(pid: int) -> datetime | None:
    try:
        state, *fields = (_PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return None
    if state in "ZX":
        return None
    uptime = float((_PROC / "uptime").read_text().split()[0])
    age = uptime - int(fields[18]) / os.sysconf("SC_CLK_TCK")
    return datetime.now(UTC) - timedelta(seconds=age)


def _began_by_ps(pid: int) -> datetime | None:
    """macOS and the BSDs: ``[[days-]hours:]minutes:seconds`` since it began."""
    asked = subprocess.run(
        ["ps", "-o", "stat=,etime=", "-p", str(pid)], capture_output=True, text=True, check=False
    )
    state, _, age = asked.stdout.strip().partition(" ")
    if not age or state.startswith("Z"):
        return None
    days, _, clock = age.strip().rpartition("-")
    seconds = sum(int(part) * 60**place for place, part in enumerate(reversed(clock.split(":"))))
    return datetime.now(UTC) - timedelta(days=int(days or 0), seconds=seconds)
