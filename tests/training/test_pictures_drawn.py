"""Every picture is drawn, says what it shows, and is the same each time."""

import json
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch", reason="training needs torch (pip install faceclock[train])")

from faceclock.app.evaluation_pairs import Pair, PairList
from faceclock.app.picture_sources import Key
from faceclock.domain.errors import EnvironmentProblem, InputProblem
from faceclock.training.pictures.curves import draw_curves, points, smoothed
from faceclock.training.pictures.det import draw_det, probit
from faceclock.training.pictures.digits import PANELS, draw_digits, learn
from faceclock.training.pictures.logits import curves, draw_logits
from faceclock.training.pictures.people_map import draw_map
from faceclock.training.pictures.style import ACCENT
from faceclock.training.pictures.theta import draw_theta, percentile


def told(folder: Path, name: str, angles: bool = True) -> Path:
    """A run's folder with its events."""
    run = folder / name
    run.mkdir()
    counts = {"theta_counts": [0] * 4 + [8, 16, 8] + [0] * 11} if angles else {}
    events = [
        {
            "event": "step",
            "step": step,
            "of": 40,
            "loss": 40 / step,
            "rate": 1e-3,
            "accuracy": step / 40,
            **counts,
        }
        for step in range(1, 41)
    ]
    (run / "events.jsonl").write_text("\n".join(map(json.dumps, events)) + "\n", encoding="utf-8")
    return run


def words_in(files: list[Path]) -> str:
    """Both files are there; what the SVG says."""
    png, svg = files
    assert png.read_bytes().startswith(b"\x89PNG") and png.stat().st_size > 5_000
    return svg.read_text(encoding="utf-8")


def test_curves_of_two_runs_stand_in_one_figure(tmp_path: Path) -> None:
    words = words_in(draw_curves([told(tmp_path, "one"), told(tmp_path, "two")], tmp_path / "out"))
    assert all(
        word in words for word in ("one", "two", "step", "Loss", "Learning rate", "accuracy (% of a batch)")
    )


def test_a_run_that_told_one_step_is_a_point(tmp_path: Path) -> None:
    run = told(tmp_path, "one")
    first = (run / "events.jsonl").read_text(encoding="utf-8").partition("\n")[0]
    (run / "events.jsonl").write_text(first, encoding="utf-8")
    drawn, many = (words_in(draw_curves([each], tmp_path / "out")) for each in (run, told(tmp_path, "many")))
    marker = f"fill: {ACCENT.lower()}"
    assert marker in drawn and marker not in many


def test_a_run_that_told_nothing_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputProblem, match="empty told no step yet"):
        draw_curves([tmp_path / "empty"], tmp_path)


def test_steps_that_were_done_again_count_once() -> None:
    events = [
        {"event": "step", "step": step, "loss": loss} for step, loss in ((1, 9), (2, 8), (2, 7), (3, 6))
    ]
    assert points(events, "loss").tolist() == [[1, 9], [2, 7], [3, 6]]
    assert smoothed(np.full(200, 3.0)) == pytest.approx(3.0)


def test_angles_of_a_run(tmp_path: Path) -> None:
    words = words_in(draw_theta(told(tmp_path, "one"), tmp_path))
    assert "most to gain" in words and "theta (degrees)" in words
    assert draw_theta(told(tmp_path, "triplets", angles=False), tmp_path) == []
    even = np.full((1, 18), 1 / 18)
    assert percentile(even, 0.5) == pytest.approx(90) and percentile(even, 0.1) == pytest.approx(18)


def test_all_margin_losses_stand_in_one_figure(tmp_path: Path) -> None:
    words = words_in(draw_logits(tmp_path))
    names = ("softmax", "normface", "coco", "l-softmax", "a-softmax", "am-softmax", "cosface", "arcface")
    assert all(name in words for name in names)


def test_curves_are_the_formulas() -> None:
    theta = np.radians([0.0, 45.0, 90.0])
    found = dict(curves(theta))
    arcface = next(values for label, values in found.items() if "arcface" in label)
    cosface = next(values for label, values in found.items() if "cosface" in label)
    assert arcface == pytest.approx(np.cos(theta + 0.5), abs=1e-6)
    assert cosface == pytest.approx(np.cos(theta) - 0.35, abs=1e-6)


def test_a_map_names_everybody(tmp_path: Path) -> None:
    random = np.random.default_rng(0)
    vectors = np.concatenate([random.normal(size=16) + 0.1 * random.normal(size=(4, 16)) for _ in range(3)])
    words = words_in(draw_map(vectors, np.repeat(["Ada_L", "Bob", "Cid"], 4), tmp_path))
    assert "Ada L" in words and "% of the variance" in words


def test_error_rates_before_and_after(tmp_path: Path) -> None:
    pairs = tuple(Pair(Key("a", "a_1"), Key("a" if n % 2 else "b", "x"), n) for n in range(400))
    genuine = np.array([pair.genuine for pair in pairs])
    random = np.random.default_rng(0)
    scores = {
        name: random.normal(size=400) + gap * genuine
        for name, gap in (("before: old", 2.0), ("after: new", 4.0))
    }
    words = words_in(draw_det(scores, PairList(pairs, (0,) * 400, declared=False), tmp_path))
    assert (
        "before: old (equal error 1" in words and "after: new (equal error" in words and "FNMR (%)" in words
    )
    assert probit(np.array([0.5, 0.975])) == pytest.approx([0.0, 1.959964], abs=1e-6)


def test_digits_are_drawn(tmp_path: Path) -> None:
    heard: list[tuple[int, int]] = []
    words = words_in(draw_digits(tmp_path, lambda done, of: heard.append((done, of)), steps=2))
    assert all(panel.title in words for panel in PANELS) and heard == [(1, 4), (2, 4), (3, 4), (4, 4)]


@pytest.mark.slow
def test_digits_are_learnt() -> None:
    learnt = learn({"name": "softmax"}, steps=150)
    assert learnt.accuracy > 0.5 and learnt.features.shape == (len(learnt.labels), 2)
    assert np.linalg.norm(learnt.directions, axis=1) == pytest.approx(1.0, abs=1e-5)


def test_the_same_picture_is_the_same_file(tmp_path: Path) -> None:
    one, other = draw_logits(tmp_path / "one"), draw_logits(tmp_path / "other")
    assert [file.read_bytes() for file in one] == [file.read_bytes() for file in other]


def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(EnvironmentProblem, match="could not be written"):
        draw_logits(tmp_path / "file" / "out")
