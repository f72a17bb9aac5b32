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


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_import_that_is_stopped_says_what_it_kept(packed, stills, run, tmp_path, number):
    table = tmp_path / "people.csv"
    rows = [f"{i},Person {i},,{stills / 'biden.jpg'}" for i in range(5000)]
    table.write_text("\n".join(["id,name,team,photo", *rows]), encoding="utf-8")
    command = [sys.executable, "-m", "faceclock", "--data", packed, "people", "import", table]
    command += ["--recognition", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as importing:
        while len(json.loads(run("people", "list", "--json").stdout)) < 3:
            time.sleep(0.2)
        importing.send_signal(number)
        told, complaints = importing.communicate(timeout=30)
    assert (importing.returncode, complaints) == (130, "")
    assert json.loads(told)["added"] == len(json.loads(run("people", "list", "--json").stdout)) >= 3
