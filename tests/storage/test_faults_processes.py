"""Processes that are killed, that lock, and that race for the same file."""

import json
import random
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from storage_examples import ANNA, punch

from faceclock.domain.errors import StorageProblem
from faceclock.storage.database import open_database
from faceclock.storage.employees import Employees
from faceclock.storage.ledger import verify_file
from faceclock.storage.punches import Punches

PROGRAM = Path(__file__).parents[1] / "punching_process.py"


def start(*arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, str(PROGRAM), *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def finish(*running: subprocess.Popen[str]) -> list[str]:
    said = [process.communicate(timeout=280) for process in running]
    assert [process.returncode for process in running] == [0] * len(running), said
    return [answer for answer, _ in said]


def kill_and_compare(path: Path, rounds: int) -> int:
    """How many punches were acknowledged in ``rounds`` runs that were killed."""
    seed = random.randrange(10**6)
    (answer,) = finish(start("killed", path, rounds, seed))
    acknowledged = json.loads(answer)
    with open_database(path) as database:
        database.check()
        stored = [found.punch.id for found in Punches(database).all()]
        audited = database.rows(
            "SELECT json_extract(detail, '$.punch') AS id FROM audit WHERE action = 'punch.add' ORDER BY seq"
        )
    assert verify_file(path).sound
    assert len(acknowledged) >= rounds // 2, f"seed {seed}"
    assert len(set(stored)) == len(stored)
    assert set(acknowledged) <= set(stored), f"lost an acknowledged punch, seed {seed}"
    assert len(stored) - len(acknowledged) <= rounds, f"seed {seed}"
    assert [row["id"] for row in audited] == stored, "a punch without its audit row, or the other way round"
    return len(acknowledged)


@pytest.mark.skipif(sys.platform == "win32", reason="forks")
def test_fault_01_kill_9_loses_no_acknowledged_punch(path: Path) -> None:
    kill_and_compare(path, 25)


@pytest.mark.soak
@pytest.mark.skipif(sys.platform == "win32", reason="forks")
def test_fault_01_kill_9_a_thousand_times(tmp_path: Path) -> None:
    acknowledged = sum(kill_and_compare(tmp_path / f"{number}.sqlite3", 100) for number in range(10))
    print(f"\n1000 kills: {acknowledged} acknowledged punches, 0 lost, 0 doubled")


def test_fault_13_two_processes_same_scan_one_check_in(path: Path) -> None:
    finish(start("open", path))
    at = time.time() + 1.5
    finish(*(start("race", path, at, 30) for _ in range(3)))
    with open_database(path) as database:
        for number in range(30):
            found = Punches(database).of(str(number))
            assert [f.counted for f in found].count(True) == 1
            assert len(found) == 3
            assert {f.punch.direction.value for f in found} == {"in"}


def test_several_processes_make_the_same_database(path: Path) -> None:
    assert finish(*(start("many", path, 1) for _ in range(4))) == ["OK\n"] * 4
    with open_database(path) as database:
        assert Employees(database).count() == 30
        assert len(Punches(database).of("1")) == 4


def hold_for(seconds: float, path: Path) -> threading.Thread:
    """Another program's write lock; held when this returns."""
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")

    def let_go() -> None:
        time.sleep(seconds)
        other.rollback()
        other.close()

    thread = threading.Thread(target=let_go)
    thread.start()
    return thread


def test_fault_09_a_lock_is_waited_for(path: Path) -> None:
    with open_database(path) as database:
        holder = hold_for(1.0, path)
        Punches(database).add(punch())
        holder.join()
        assert len(Punches(database).all()) == 1


def test_fault_09_a_lock_that_stays_gives_one_sentence_and_no_damage(path: Path) -> None:
    with open_database(path, busy_seconds=0.2) as database:
        holder = hold_for(1.5, path)
        with pytest.raises(StorageProblem, match="is locked by another program; close it and try again"):
            Punches(database).add(punch())
        assert Employees(database).all() == []  # reading goes on
        holder.join()
        Punches(database).add(punch())
        assert len(Punches(database).all()) == 1


def test_fault_09_opening_a_locked_new_file(path: Path) -> None:
    path.touch()
    holder = hold_for(0.5, path)
    with open_database(path) as database:
        Employees(database).add(ANNA)
    holder.join()


@pytest.mark.soak
def test_fault_09_thirty_seconds(path: Path) -> None:
    with open_database(path) as database:
        holder = hold_for(30.0, path)
        Punches(database).add(punch())
        holder.join()
