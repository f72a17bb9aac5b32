"""The key in a real SecretService, in a session of its own that the machine's user never sees."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import cv2
import numpy as np
import pytest

NEEDED = ("dbus-run-session", "gnome-keyring-daemon")
LACKING = [name for name in NEEDED if shutil.which(name) is None]
STEPS = Path(__file__).with_name("secret_service_steps.py")
pytestmark = [
    pytest.mark.e2e,
    pytest.mark.slow,
    pytest.mark.skipif(bool(LACKING), reason=f"needs {' and '.join(LACKING)} (Debian: dbus, gnome-keyring)"),
]
NOT_THERE = "does not hold the key"
NO_ANSWER = "did not answer"
NO_KEYRING = "cannot be reached"


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """No display, so that nobody is asked to unlock; the files of the keyring lie in the test's own home."""
    left_out = ("FACECLOCK", "DISPLAY", "WAYLAND", "DBUS", "XDG", "GNOME", "PYTHON_KEYRING")
    bare = {name: value for name, value in os.environ.items() if not name.startswith(left_out)}
    runtime = tmp_path / "runtime"
    runtime.mkdir(mode=0o700)
    own = {"HOME": tmp_path / "home", "XDG_RUNTIME_DIR": runtime, "FACECLOCK_HOME": tmp_path / "data"}
    return bare | {name: str(path) for name, path in own.items()}


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    folder = tmp_path / "pictures"
    folder.mkdir()
    cv2.imwrite(str(folder / "one.png"), np.full((48, 64, 3), 90, np.uint8))
    return folder


def test_fault_39_without_its_keyring_a_site_opens_nothing_and_loses_nothing(tmp_path, environment, pictures):
    command = ["dbus-run-session", "--", sys.executable, str(STEPS), str(pictures)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=200, check=False)
    steps = [json.loads(line) for line in done.stdout.splitlines()]
    assert [step["step"] for step in steps] == ["there", "emptied", "filled", "locked"], done.stderr
    for step in steps:
        said = {"emptied": NOT_THERE, "locked": NO_ANSWER}.get(step["step"])
        assert step["code"] == (1 if said else 0), step
        assert len(step["told"]) == (1 if said else 0) and (not said or said in step["told"][0]), step
    kept = (tmp_path / "data" / "faceclock.key").read_bytes()
    assert json.loads(kept)["keys"][0]["slots"] == [{"store": "keyring", "kept": {}}]
    outside = subprocess.run(
        [sys.executable, "-m", "faceclock", "kiosk", "--fast", "--source", str(pictures)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (outside.returncode, outside.stdout) == (1, "")
    [told] = outside.stderr.splitlines()
    assert NO_KEYRING in told
    assert (tmp_path / "data" / "faceclock.key").read_bytes() == kept
