"""The wait after five failures, over real processes: killed after the fifth, started again, the clock set back."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from faceclock.app.console.logins import Logins
from faceclock.app.site import open_site
from faceclock.domain.people import Employee

AT = datetime(2026, 11, 23, 12, tzinfo=UTC)
PASSWORD, PIN = "correct horse", "240613"

# Tries a secret at each of some seconds after (or before) AT, says what came of it, and is killed at the end.
PROGRAM = """
import os, signal, sys
from datetime import datetime, timedelta
from pathlib import Path
from faceclock.app.console.logins import Logins
from faceclock.app.site import open_site
from faceclock.domain.errors import LoginRefused, PinRefused
folder, door, secret, at, *seconds = sys.argv[1:]
site = open_site(Path(folder))
doors = {
    "pin": lambda now: site.clock.pin_punch("7", secret, now),
    "login": lambda now: Logins(site).log_in("Olga", secret, now),
}
for each in seconds:
    try:
        doors[door](datetime.fromisoformat(at) + timedelta(seconds=int(each)))
        print("let in", flush=True)
    except (LoginRefused, PinRefused) as refused:
        print(f"wait {refused.wait_seconds:.0f}", flush=True)
os.kill(os.getpid(), signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    with open_site(tmp_path / "data") as site:
        site.employees.add(Employee("7", "Zoe"))
        site.clock.set_pin("7", PIN, by="administrator")
        Logins(site).make_owner("Olga", PASSWORD)
    return tmp_path / "data"


def tried(data: Path, door: str, secret: str, *seconds: float) -> list[str]:
    """By a process of its own that is killed when it has tried."""
    command = [sys.executable, "-c", PROGRAM, str(data), door, secret, AT.isoformat(), *map(str, seconds)]
    done = subprocess.run(command, env=os.environ, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode < 0 or sys.platform == "win32", done.stderr
    return done.stdout.splitlines()


DAY = round(timedelta(days=1).total_seconds())


def keeps_out(data: Path, door: str, right: str, wrong: str) -> None:
    assert tried(data, door, wrong, *range(5)) == ["wait 0"] * 5
    # Right after the fifth; then by a clock that was set back a day, which begins the wait anew and no more.
    back = 5 - DAY
    told = tried(data, door, right, 5, back, back + 10, back + 29, back + 31)
    assert told == ["wait 29", "wait 30", "wait 20", "wait 1", "let in"]


def test_fault_34_the_wait_after_five_pins_outlives_a_kill_and_a_clock_set_back(data: Path) -> None:
    keeps_out(data, "pin", PIN, "999111")


def test_fault_35_guessing_gains_nothing_by_a_kill_or_a_clock_set_back(data: Path) -> None:
    keeps_out(data, "login", PASSWORD, "wrong horse")
