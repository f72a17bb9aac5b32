"""Copies of the database that a job made go with it, also when it was killed."""

import os
import shutil
import signal
import subprocess
import sys
import time

import pytest

from faceclock.app.house_clock import house_clock
from faceclock.app.safekeeping.work import clear_abandoned_work, work_folder
from faceclock.app.site import open_site
from faceclock.domain.errors import EnvironmentProblem

_AT_WORK = """
import sys, time
from pathlib import Path
from faceclock.app.safekeeping.work import work_folder

with work_folder(Path(sys.argv[1])) as folder:
    (folder / "copy").write_text("names in clear")
    print(folder, flush=True)
    time.sleep(60)
"""


@pytest.fixture
def at_work(tmp_path):
    """A process with a folder of work."""
    command = [sys.executable, "-c", _AT_WORK, tmp_path]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        process.stdout.readline()
        yield process
        process.kill()


def left(folder):
    return sorted(path.name for path in folder.glob(".work-*"))


def folders(folder):
    return [path for path in folder.glob(".work-*") if path.is_dir()]


def test_it_goes_with_its_job(tmp_path):
    with work_folder(tmp_path) as folder:
        (folder / "copy").write_text("names in clear")
        assert folder.stat().st_mode & 0o077 == 0
    assert left(tmp_path) == []


def test_what_a_killed_job_left_goes_at_the_next_and_nobody_elses(tmp_path, at_work):
    with work_folder(tmp_path):
        assert len(folders(tmp_path)) == 2
    os.kill(at_work.pid, signal.SIGKILL)
    at_work.wait()
    assert len(folders(tmp_path)) == 1
    with work_folder(tmp_path) as folder:
        assert folders(tmp_path) == [folder]
    assert left(tmp_path) == []


def test_a_console_or_kiosk_clears_it_when_it_starts(tmp_path):
    (tmp_path / ".work-12345678").mkdir()
    with open_site(tmp_path) as site, house_clock(site):
        until = time.monotonic() + 20
        while left(tmp_path) and time.monotonic() < until:
            time.sleep(0.01)
    assert left(tmp_path) == []


def test_a_folder_that_cannot_be_cleared_stops_nobody(tmp_path):
    (tmp_path / ".work-12345678").write_text("no folder")
    clear_abandoned_work(tmp_path)
    assert (tmp_path / ".work-12345678").exists()


def test_a_data_folder_that_is_gone_is_told(tmp_path):
    shutil.rmtree(tmp_path)
    with pytest.raises(EnvironmentProblem, match="cannot be written"), work_folder(tmp_path):
        pass
