"""Faults 1 and 2 in the midst of long jobs: what stood there before is there after it, and no half of the job."""

import random
import subprocess
import sys
from pathlib import Path

import pytest
from power_cuts import after_cuts, needs_strace
from site_jobs import JOBS

PROGRAM = Path(__file__).with_name("site_jobs.py")
needs_fork = pytest.mark.skipif(sys.platform == "win32", reason="forks")


def run(*arguments: object) -> str:
    command = [sys.executable, str(PROGRAM), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=900, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@needs_fork
@pytest.mark.parametrize("name", JOBS)
def test_fault_01_kill_9_in_a_long_job(tmp_path: Path, name: str) -> None:
    run("killed", name, tmp_path, 4, random.randrange(10**6))


@pytest.mark.soak
@needs_fork
@pytest.mark.parametrize("name", JOBS)
def test_fault_01_kill_9_in_a_long_job_fifty_times(tmp_path: Path, name: str) -> None:
    seed = random.randrange(10**6)
    ended = run("killed", name, tmp_path, 50, seed)
    print(f"\n{name}: 50 kills, {ended} of them after the end, nothing lost or half done; seed {seed}")


def cut_power_in(name: str, scratch: Path, cuts: int) -> None:
    (scratch / "disk").mkdir()
    JOBS[name].prepare(scratch / "disk" / "data")
    seed = random.randrange(10**6)
    for place, said in after_cuts(scratch, cuts, seed, PROGRAM, "work", name, scratch / "disk" / "data"):
        JOBS[name].judge(place / "data", bool(said))
    print(f"\n{name}: {cuts} power cuts, nothing lost or half done; seed {seed}")


@needs_strace
@pytest.mark.parametrize("name", ["migration", "rotation"])
def test_fault_02_a_power_cut_in_a_long_job(tmp_path: Path, name: str) -> None:
    cut_power_in(name, tmp_path, 10)


@pytest.mark.soak
@needs_strace
@pytest.mark.parametrize("name", JOBS)
def test_fault_02_fifty_power_cuts_in_a_long_job(tmp_path: Path, name: str) -> None:
    cut_power_in(name, tmp_path, 50)
