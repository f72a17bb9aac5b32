"""Ctrl-C and a service manager's stop end a session quietly; no line is cut off."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest

pytestmark = [pytest.mark.shared, pytest.mark.e2e]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_session_that_is_stopped(packed, number):
    command = [sys.executable, "-m", "faceclock", "--data", packed, "kiosk", "--json", "--source", "demo"]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    ) as kiosk:
        while json.loads(kiosk.stdout.readline()).get("state") != "live":
            pass
        time.sleep(1)
        kiosk.send_signal(number)
        told, complaints = kiosk.communicate(timeout=30)
    assert (kiosk.returncode, complaints) == (130, "")
    assert all("event" in json.loads(line) for line in told.splitlines())
