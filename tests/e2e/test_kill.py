"""Fault 1: kill -9 at random moments of 200 check-ins. What was printed as punched is on disk, nothing twice."""

import json
import random
import shutil
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import Popen

import cv2
import numpy as np
import pytest
from program import Program

from faceclock.vision.sources.demo_people import demo_people

pytestmark = [pytest.mark.e2e, pytest.mark.shared, pytest.mark.slow, pytest.mark.timeout(900)]

CHECK_INS, SEED = 200, 11
SHOWN, GONE = 10, 22  # frames of each person, and of nobody: longer than a track outlives its face


@pytest.fixture
def revolving_door(tmp_path) -> Path:
    """A clip in which the demo's people stand before the camera one after another, many times."""
    path = tmp_path / "door.avi"
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), 30.0, (640, 480))
    empty = np.full((480, 640, 3), 90, np.uint8)
    for person in demo_people() * 6:
        for _ in range(SHOWN):
            writer.write(before_camera(person.image))
        for _ in range(GONE):
            writer.write(empty)
    writer.release()
    return path


def before_camera(picture: np.ndarray) -> np.ndarray:
    scale = min(440 / picture.shape[0], 600 / picture.shape[1])
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
    frame = np.full((480, 640, 3), 90, np.uint8)
    top, left = (480 - small.shape[0]) // 2, (640 - small.shape[1]) // 2
    frame[top : top + small.shape[0], left : left + small.shape[1]] = small
    return frame


@pytest.fixture
def door(program) -> Program:
    """The demo's people are enrolled, and every check-in counts, however soon it follows the last."""
    program.ok("demo", "--json")
    # The database, its key, and the note of its chain.
    for file in (program.data / "demo").glob("faceclock.*"):
        shutil.copy(file, program.data / file.name)
    program.ok("settings", "set", "punching.duplicate_minutes", "0")
    program.ok("settings", "set", "kiosk.visit_gap_seconds", "1")
    return program


@contextmanager
def killed_at_last(process: Popen[str]) -> Iterator[Popen[str]]:
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def acknowledged_until_killed(program: Program, clip: Path, after: float) -> list[str]:
    """Start the kiosk, kill it ``after`` seconds past its first punch, and return the ids that it printed."""
    with killed_at_last(program.start("kiosk", "--json", "--fast", "--source", clip)) as process:
        assert process.stdout is not None
        lines, deadline = [], None
        for line in process.stdout:
            lines.append(line)
            if '"punch"' in line:
                deadline = deadline or time.monotonic() + after
            if deadline and time.monotonic() >= deadline:
                break
        process.kill()
        lines += process.stdout.readlines()
    whole = [json.loads(line) for line in lines if line.endswith("\n")]
    return [event["id"] for event in whole if event["event"] == "punch"]


def test_fault_01_kill_9_loses_no_acknowledged_check_in(door, revolving_door):
    before = len(door.ok("punches", "--json").json)
    chance, acknowledged, kills = random.Random(SEED), [], 0
    while len(acknowledged) < CHECK_INS:
        told = acknowledged_until_killed(door, revolving_door, chance.uniform(0, 0.8))
        assert told, "the kiosk ended before anybody was checked in"
        acknowledged, kills = acknowledged + told, kills + 1
    stored = Counter(item["id"] for item in door.ok("punches", "--json").json)
    print(f"\n{len(acknowledged)} acknowledged in {kills} killed runs, {len(stored) - before} stored")
    assert set(acknowledged) <= set(stored)
    assert max(stored.values()) == 1
    assert len(stored) - before <= len(acknowledged) + kills  # at most one each was stored and not yet told
