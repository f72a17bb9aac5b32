"""A camera whose driver never returns from a read does not keep the program from ending."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.e2e

# The program itself, before a camera that gives ten pictures and then blocks in the system, deaf to everything.
PROGRAM = """
import ctypes, sys, time
from datetime import UTC, datetime
import numpy as np
from faceclock.cli.main import main
from faceclock.domain.frame import Frame
from faceclock.vision.sources import opening

class Camera:
    live, name, fps, count = True, "Camera 0", 30.0, 0

    def read(self):
        time.sleep(0.02)
        Camera.count += 1
        if Camera.count > 10:
            print("blocked", file=sys.stderr, flush=True)
            ctypes.CDLL(None).pause()
        picture = np.random.default_rng(Camera.count).integers(0, 255, (120, 160, 3), np.uint8)
        return Frame(picture, Camera.count - 1, datetime.now(UTC), time.monotonic())

    def close(self):
        pass

opening.open_camera = lambda index: Camera()
main()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="pause() is the system's")
def test_fault_18_the_program_ends_although_its_camera_blocks_for_ever(tmp_path: Path) -> None:
    environment = {**os.environ, "FACECLOCK_HOME": str(tmp_path / "data"), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", PROGRAM, "kiosk", "--source", "0", "--seconds", "1", "--windowed"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert "blocked" in done.stderr
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
