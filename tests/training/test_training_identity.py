"""Which changes of a run file a checkpoint allows."""

import re
from pathlib import Path

import pytest

pytest.importorskip("torch", reason="training needs torch (pip install faceclock[train])")

from small_people import write_run

from faceclock.domain.errors import InputProblem
from faceclock.training.checkpoints import refuse_another_run, save_checkpoint
from faceclock.training.identity import settings_of
from faceclock.training.runs import read_run

MORE = """
loss = {name = "arcface", s = 64, m = 0.5}
sampler = {name = "balanced", images = 2}
freeze = ["stem"]
options = {size = [96, 112]}
[[stage]]
steps = 6
[[stage]]
steps = 5
loss = {name = "triplet"}
"""
USUAL = 'steps = 20\noptimiser = {name = "sgd", momentum = 0.9}'


def refuse_after(folder: Path, *changes: tuple[str, str]) -> None:
    """Go on with a run whose file was changed behind its checkpoint."""
    file = write_run(folder, MORE, USUAL)
    save_checkpoint(folder / "out" / "checkpoint.pt", {"identity": settings_of(read_run(file))})
    text = file.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")
    refuse_another_run(folder / "out", settings_of(read_run(file)))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("m = 0.5", "m = 0.3", "with loss.m = 0.5, this run has loss.m = 0.3;"),
        ("momentum = 0.9", "momentum = 0.8", "with schedule.optimiser.momentum = 0.9, "),
        ('{name = "sgd", momentum = 0.9}', '"adam"', "with schedule.optimiser = sgd, "),
        ("ema = 0.5", "ema = 0.5\naccumulate = 2", "with schedule.accumulate = 1, "),
        ('["stem"]', "[]", 'with freeze = ["stem"], this run has freeze = none;'),
        ("images = 2", "images = 3", "with sampler.images = 2, "),
        ("size = [96, 112]", "size = [112, 112]", 'with options = {"size": [96, 112]}, '),
        ('loss = {name = "triplet"}', "rate = 0.1", "with stage.1.loss = triplet, "),
        ("[[stage]]\nsteps = 6\n", "", "with stage = 2 of them, "),
        ("pictures", "others", "with data.images = "),
    ],
)
def test_what_the_curve_depends_on_is_refused_by_name(tmp_path: Path, old: str, new: str, told: str) -> None:
    with pytest.raises(InputProblem, match=re.escape(f"was made {told}")):
        refuse_after(tmp_path, (old, new))


def test_how_long_and_where_may_change(tmp_path: Path) -> None:
    refuse_after(
        tmp_path,
        ("rate = 1e-3", "rate = 1e-4"),
        ("steps = 20", "steps = 90\nminutes = 3\nsave_seconds = 1\nthreads = 2"),
        ("steps = 5", "steps = 50"),
        ("/cache", "/elsewhere"),
        ("/out", "/there"),
    )


def test_a_checkpoint_of_an_older_program_is_gone_on_from(tmp_path: Path) -> None:
    save_checkpoint(tmp_path / "checkpoint.pt", {"identity": {"seed": "7"}})
    refuse_another_run(tmp_path, {"schedule.seed": "8"})
