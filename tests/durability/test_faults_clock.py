"""Fault 14: the machine's clock is set back under a kiosk that runs, and daylight saving time ends."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from faceclock.domain.punch import Punch
from faceclock.storage.database import open_database
from faceclock.storage.punches import Punches

PROGRAM = Path(__file__).parents[1] / "punching_process.py"
LIBRARY = next(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"), None)
PunchAt = Callable[[str], str]

pytestmark = pytest.mark.skipif(LIBRARY is None, reason="needs libfaketime")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "faceclock.sqlite3"


@pytest.fixture
def punch_at(path: Path, tmp_path: Path) -> Iterator[PunchAt]:
    """Set the clock (UTC) of a process that runs, and let it punch; its answer is the punch's instant."""
    clock = tmp_path / "clock"
    clock.write_text("2026-10-24 00:00:00")
    faking = {"LD_PRELOAD": str(LIBRARY), "FAKETIME_TIMESTAMP_FILE": str(clock), "FAKETIME_NO_CACHE": "1"}
    with subprocess.Popen(
        [sys.executable, str(PROGRAM), "clock", str(path), "Europe/Berlin"],
        env={**os.environ, **faking, "FAKETIME_DONT_FAKE_MONOTONIC": "1", "TZ": "UTC"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin and process.stdout and process.stdout.readline() == "ready\n"
        send, answers = process.stdin, process.stdout

        def punch(at: str) -> str:
            clock.write_text(at)
            send.write("punch\n")
            send.flush()
            return answers.readline().strip()

        yield punch
        send.close()
    assert process.returncode == 0


def stored(path: Path) -> list[Punch]:
    with open_database(path) as database:
        return [found.punch for found in Punches(database).all()]


def test_fault_14_a_clock_set_back_under_a_kiosk_that_runs(punch_at: PunchAt, path: Path) -> None:
    told = [punch_at(f"2026-10-24 {time}") for time in ("08:00:00", "12:00:00", "09:30:00", "13:00:00")]
    found = stored(path)
    assert [one.at.isoformat() for one in found] == told
    assert told[2] == "2026-10-24T09:30:00+00:00"
    assert [one.clock_back for one in found] == [False, False, True, False]


def test_fault_14_the_hour_that_comes_twice(punch_at: PunchAt, path: Path) -> None:
    """Clocks in Berlin show 02:30 at both."""
    for time in ("00:30:00", "01:30:00"):
        punch_at(f"2026-10-25 {time}")
    first, second = stored(path)
    assert not (first.clock_back or second.clock_back)
    assert first.at < second.at
    assert [one.direction.value for one in (first, second)] == ["in", "out"]
    assert [one.at.astimezone(ZoneInfo(one.zone)).hour for one in (first, second)] == [2, 2]
