"""Networks that need more of a run than the others: an input that is no square, and a loss of its own."""

import json
from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="training needs torch (pip install faceclock[train])")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),  # torch about its own ONNX exporter
    pytest.mark.filterwarnings("ignore::torch.jit.TracerWarning"),
]

from small_people import make_people, train, write_run  # noqa: E402

from faceclock.training.export import recogniser_spec  # noqa: E402


def test_a_run_with_an_input_that_is_no_square(tmp_path: Path) -> None:
    make_people(tmp_path)
    more = 'network = "stn:nns2"\ndimension = 32\noptions = {normalised = true}\ntensorboard = false'
    ran = train("run", write_run(tmp_path, more, "steps = 2"))
    assert ran.returncode == 0, ran.stderr
    spec = recogniser_spec(tmp_path / "out" / "recogniser.onnx", "r.onnx")
    assert (spec.size, spec.dimension) == ((116, 140), 32)


def test_the_similarity_head_learns_in_two_processes(tmp_path: Path) -> None:
    make_people(tmp_path)
    more = 'network = "siamese-resnet"\noptions = {size = [64, 64]}\ntensorboard = false'
    ran = train("run", write_run(tmp_path, more, "steps = 3"), processes=2)
    assert ran.returncode == 0, ran.stderr
    events = [json.loads(line) for line in ran.stdout.splitlines() if line.startswith("{")]
    steps = [event for event in events if event["event"] == "step"]
    assert steps and all(event["pairs"] > 0 for event in steps)
    assert (tmp_path / "out" / "recogniser.onnx").is_file()
