"""The published clip with a pack that finds faces with MTCNN: whoever sings is punched, and nobody else."""

import subprocess
import sys
from pathlib import Path

import pytest
from program import Program

pytest.importorskip("torch", reason="making the pack needs torch (pip install faceclock[train])")
pytestmark = [pytest.mark.e2e, pytest.mark.shared, pytest.mark.slow]

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def site(tmp_path, shared) -> Program:
    tool = ROOT / "tools" / "make_development_pack.py"
    command = [sys.executable, "-W", "ignore", tool, "--mtcnn", "--shared", shared, "--data", tmp_path]
    made = subprocess.run(command, check=True, capture_output=True, text=True, timeout=120)
    assert Path(made.stdout.strip()) == tmp_path / "models" / "development-mtcnn"
    return Program(tmp_path / "data", tmp_path / "models")


def test_enrolment_and_kiosk_work_with_mtcnn(site, shared):
    clips = shared / "data" / "clips"
    pack = ["--pack", "development-mtcnn"]
    (found,) = site.ok(*pack, "detect", clips / "biden.jpg", "--json").json
    assert len(found["faces"]) == 1 and len(found["faces"][0]["landmarks"]) == 5
    site.ok(*pack, "models", "verify", "development-mtcnn")
    stills = {"1": ("Lin-Manuel Miranda", "lin-manuel-miranda.png"), "4": ("Joe Biden", "biden.jpg")}
    for number, (name, file) in stills.items():
        site.ok(*pack, "enroll", "--id", number, "--name", name, "--recognition", clips / file)
    clip = clips / "short_hamilton_clip.mp4"
    answer = site.ok(*pack, "kiosk", "--headless", "--json", "--fast", "--source", clip)
    assert [punch["name"] for punch in answer.events("punch")] == ["Lin-Manuel Miranda"]
    [end] = answer.events("end")
    assert end["frames"] + end["skipped"] == 275
