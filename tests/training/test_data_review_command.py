"""A review as a command of the training process."""

import json
from pathlib import Path

import cv2
import numpy as np
import pytest
from skimage.data import astronaut

pytest.importorskip("torch", reason="training needs torch (pip install faceclock[train])")

from faceclock.training import commands
from faceclock.training.__main__ import main

STARTER = Path(__file__).parents[2] / "models" / "starter"
RUN = """
kind = "{kind}"
output = "{folder}/out"
{more}
[data]
images = "{folder}/pictures"
teacher = "{starter}"
cache = "{folder}/cache"
"""


@pytest.fixture(autouse=True)
def usual_priority(monkeypatch: pytest.MonkeyPatch) -> None:
    """A lower one would stay with all tests that follow."""
    monkeypatch.setattr(commands, "lower_priority", lambda: None)


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    face = cv2.cvtColor(astronaut()[0:300, 60:380], cv2.COLOR_RGB2BGR)
    for name in ("Ann", "Bo"):
        (tmp_path / "pictures" / name).mkdir(parents=True)
        cv2.imwrite(str(tmp_path / "pictures" / name / "1.png"), np.asarray(face))
    return tmp_path


def written(folder: Path, kind: str, more: str = "") -> str:
    file = folder / "run.toml"
    file.write_text(RUN.format(kind=kind, folder=folder, starter=STARTER, more=more), encoding="utf-8")
    return str(file)


@pytest.mark.parametrize(
    ("kind", "more", "where"),
    [("review", "", "out"), ("detector", "schedule = {steps = 1, batch = 1}", "out/review")],
)
def test_the_photographs_of_a_run_are_reviewed(
    pictures: Path, capsys: pytest.CaptureFixture[str], kind: str, more: str, where: str
) -> None:
    assert main(["review", written(pictures, kind, more)]) == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [event["event"] for event in told][-2:] == ["review", "done"]
    assert told[-2]["same_photograph"] == 1 and told[-2]["page"] == str(pictures / where / "review.html")
    assert (pictures / where / "review.html").is_file()


def test_a_run_without_photographs_of_its_own_is_refused(
    pictures: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["review", str(pictures / "missing.toml")]) == 1
    assert capsys.readouterr().err.count("\n") == 1
