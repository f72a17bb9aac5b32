"""Fault 13 with two real kiosks on one database, before the same scene at the same time."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from power_cuts import DATABASE

from faceclock.storage.database import open_database
from faceclock.storage.punches import Punches

PROGRAM = (sys.executable, "-m", "faceclock", "--json")
KIOSK = ("kiosk", "--fast", "--source", "demo", "--start", "2026-03-02T08:00:00Z")


def start(site: Path) -> subprocess.Popen[str]:
    return subprocess.Popen([*PROGRAM, "--data", str(site), *KIOSK], stdout=subprocess.PIPE, text=True)


@pytest.mark.soak
def test_fault_13_two_real_kiosks_count_one_check_in_each(tmp_path: Path) -> None:
    site = tmp_path / "demo"
    subprocess.run([*PROGRAM, "--data", str(tmp_path), "demo"], check=True, capture_output=True)
    path = site / DATABASE.name
    with open_database(path) as database:
        before = {found.punch.id for found in Punches(database).all()}
    told = [
        json.loads(line)
        for kiosk in [start(site), start(site)]
        for line in kiosk.communicate()[0].splitlines()
    ]
    with open_database(path) as database:
        made = [found for found in Punches(database).all() if found.punch.id not in before]
    counted = Counter(found.punch.employee_id for found in made if found.counted)
    print(
        f"\ntwo kiosks told {len(made)} punches of {len(counted)} people; counted of each: {set(counted.values())}"
    )
    assert {event["id"] for event in told if event["event"] == "punch"} == {found.punch.id for found in made}
    assert len(made) > len(counted)
    assert set(counted.values()) == {1}
