"""Fault 2: the power goes at any moment of the real punching processes. Nobody who was told OK loses a punch."""

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest
from power_cuts import DATABASE, Found, after_cuts, all_punches, cut_power, judge, needs_strace

pytestmark = needs_strace
REPLACING = """
import os, sys
from pathlib import Path
from faceclock.settings.atomic import replace_text
for number in range(20):
    replace_text(Path(sys.argv[1]), f"{number}".rjust(9000, "-"))
    os.write(1, b"stored\\n")
"""


def test_fault_02_a_power_cut_takes_no_acknowledged_punch(tmp_path: Path) -> None:
    seed = random.randrange(10**6)
    found = cut_power(tmp_path, 20, seed)
    assert found.harmless, f"{found}, seed {seed}: {found.refused}"
    assert found.acknowledged


def test_fault_02_the_same_without_syncs_loses_punches(tmp_path: Path) -> None:
    """Otherwise the cuts above would show nothing."""
    assert cut_power(tmp_path, 20, 1, synchronous="off").lost


def test_fault_02_a_file_that_was_replaced_stays_replaced(tmp_path: Path) -> None:
    """Settings and keys: whoever was told that they are stored finds them, in a folder that is new."""
    program = tmp_path / "replacing.py"
    program.write_text(REPLACING)
    for place, said in after_cuts(tmp_path, 40, 1, program, tmp_path / "disk" / "new" / "file"):
        file = place / "new" / "file"
        found = int(file.read_text().strip("-")) if file.exists() else -1
        assert found in (len(said) - 1, len(said))


@pytest.mark.soak
@pytest.mark.parametrize(("writers", "punches"), [(1, 100), (2, 60), (3, 40), (2, 150)])
def test_fault_02_fifty_power_cuts(tmp_path: Path, writers: int, punches: int) -> None:
    seed = random.randrange(10**6)
    found = cut_power(tmp_path, 50, seed, writers=writers, punches=punches)
    print(f"\n{writers} processes, {writers * punches} punches; {found}; seed {seed}")
    assert found.harmless, f"{found}, seed {seed}: {found.refused}"


@pytest.mark.soak
@pytest.mark.parametrize("synchronous", ["off", "normal"])
def test_fault_02_fifty_power_cuts_without_all_syncs(tmp_path: Path, synchronous: str) -> None:
    found = cut_power(tmp_path, 50, 1, punches=60, synchronous=synchronous)
    print(f"\nsynchronous = {synchronous}: {found}")
    assert found.lost


@pytest.mark.soak
@pytest.mark.parametrize("start", ["2026-03-02T08:00", "2026-03-02T17:00"])
def test_fault_02_fifty_power_cuts_of_the_real_kiosk(tmp_path: Path, start: str) -> None:
    """From the composed scene through nets and recorder to the line that says that somebody is checked in."""
    folder, seed, found = tmp_path / "disk", random.randrange(10**6), Found()
    site = folder / "demo"
    run = [sys.executable, "-m", "faceclock", "--data", folder, "demo", "--json"]
    subprocess.run(run, check=True, capture_output=True)
    kiosk = (
        "-m",
        "faceclock",
        "--data",
        site,
        "--json",
        "kiosk",
        "--fast",
        "--source",
        "demo",
        "--start",
        start,
    )
    before = all_punches(site / DATABASE.name)
    for place, said in after_cuts(tmp_path, 50, seed, *kiosk):
        events = [json.loads(line) for line in said]
        told = [event["id"] for event in events if event["event"] == "punch"]
        judge(place / "demo" / DATABASE.name, before + told, 1, found)
    print(f"\nthe real kiosk from {start}: {found}; seed {seed}")
    assert found.harmless, f"{found}, seed {seed}: {found.refused}"
