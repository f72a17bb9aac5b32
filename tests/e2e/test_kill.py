"""Fault 1: kill -9 at random moments of 200 check-ins. What was printed as punched is on disk, and nothing twice."""

import json
import random
import shutil
import signal
import time
from collections import Counter

import pytest
from program import Program

pytestmark = [pytest.mark.e2e, pytest.mark.shared, pytest.mark.slow]

CHECK_INS, SEED = 200, 11


@pytest.fixture
def without_duplicate_interval(program) -> Program:
    """Every check-in of the demo counts, however soon it follows the last."""
    program.ok("settings", "set", "punching.duplicate_minutes", "0")
    program.ok("settings", "set", "kiosk.visit_gap_seconds", "1")
    return program


def acknowledged_until_killed(program: Program, after: float) -> list[str]:
    """Start the kiosk on the demo, kill it, and return the ids that it printed."""
    process = program.start("kiosk", "--headless", "--json", "--fast", "--source", "demo")
    lines: list[str] = []
    deadline = None
    assert process.stdout is not None
    for line in process.stdout:
        event = json.loads(line)
        if event["event"] == "punch":
            lines.append(event["id"])
            deadline = deadline or time.monotonic() + after
        if deadline and time.monotonic() >= deadline:
            break
    process.send_signal(signal.SIGKILL)
    rest, _ = process.communicate()
    whole = [line for line in rest.splitlines(keepends=True) if line.endswith("\n")]
    lines += [item["id"] for item in map(json.loads, whole) if item["event"] == "punch"]
    return lines


def test_fault_1_kill_9_loses_no_acknowledged_check_in(without_duplicate_interval):
    program = without_duplicate_interval
    program.ok("demo", "--json")
    shutil.copytree(program.data / "demo", program.data, dirs_exist_ok=True)
    before = len(program.ok("punches", "--json").json)
    chance, acknowledged = random.Random(SEED), []
    while len(acknowledged) < CHECK_INS:
        acknowledged += acknowledged_until_killed(program, chance.uniform(0, 1.2))
    stored = Counter(item["id"] for item in program.ok("punches", "--json").json)
    assert set(acknowledged) <= set(stored)
    assert max(stored.values()) == 1
    assert len(stored) >= before + CHECK_INS
