"""The studio as a process: killed, stopped, and short of memory."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

torch = pytest.importorskip("torch", reason="training needs torch (pip install faceclock[train])")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.e2e,
    pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX"),
]

from small_people import make_people, train, trainer, write_run  # noqa: E402

from faceclock.training.checkpoints import load_checkpoint  # noqa: E402

STEPS = 300
ALONE = """
import sys, torch
from pathlib import Path
from faceclock.training.loop import Loop
from faceclock.training.schedule import Schedule
from faceclock.training.events import print_event

torch.manual_seed(0)
net = torch.nn.Sequential(torch.nn.Linear(4, 64), torch.nn.BatchNorm1d(64), torch.nn.Dropout(), torch.nn.Linear(64, 1))

def make(step):
    values = torch.randn(16, 4, generator=torch.Generator().manual_seed(step))
    return {"x": values, "y": values.sum(dim=1, keepdim=True)}

def loss(model, data):
    return {"loss": (model(data["x"]).float() - data["y"]).square().mean()}

schedule = Schedule(steps=STEPS, batch=16, warmup=5, save_seconds=0.0)
Loop(net, schedule, Path(sys.argv[1])).run(make, loss)
""".replace("STEPS", str(STEPS))


def curve(text: str) -> dict[int, float]:
    """Losses by step; the last line may have been cut off."""
    lines = [line for line in text.splitlines() if line.endswith("}")]
    return {event["step"]: event["loss"] for event in map(json.loads, lines)}


def test_killed_at_any_moment_a_run_goes_on_with_the_same_curve(tmp_path: Path) -> None:
    """Every step writes a checkpoint, so that most kills fall into the writing of one."""
    program = [sys.executable, "-c", ALONE]
    whole = subprocess.run([*program, str(tmp_path / "whole")], capture_output=True, text=True, check=True)
    told: dict[int, float] = {}
    moments, reached = random.Random(4), 0
    for _ in range(3):
        process = subprocess.Popen([*program, str(tmp_path / "killed")], stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        first = process.stdout.readline()
        time.sleep(moments.uniform(0.05, 0.4))
        process.kill()
        told |= curve(first + process.communicate()[0])
        step = load_checkpoint(tmp_path / "killed" / "checkpoint.pt")["step"]
        assert reached < step < STEPS
        reached = step
    last = subprocess.run([*program, str(tmp_path / "killed")], capture_output=True, text=True, check=True)
    assert told | curve(last.stdout) == curve(whole.stdout)
    ends = [load_checkpoint(tmp_path / name / "checkpoint.pt") for name in ("whole", "killed")]
    for part in ("model", "average"):
        state, other = (end[part].get("module", end[part]) for end in ends)
        assert all(torch.equal(state[name], other[name]) for name in state)


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("people")
    make_people(folder)
    return folder


def told_until(process: "subprocess.Popen[str]", name: str) -> dict[str, Any]:
    assert process.stdout is not None
    for line in process.stdout:
        if (event := json.loads(line))["event"] == name:
            return dict(event)
    raise AssertionError(f"the run never told {name}: {process.communicate()[1]}")


def test_a_run_that_is_asked_to_stop_leaves_what_it_has_learnt(people: Path) -> None:
    file = write_run(people, schedule="steps = 2000")
    pipes: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    process = subprocess.Popen(trainer("run", file), **pipes)
    told_until(process, "step")
    second = train("run", file)  # while the first is at it
    assert second.returncode == 1 and f"Process {process.pid} is at work" in second.stderr
    process.send_signal(signal.SIGTERM)
    _, complaint = process.communicate(timeout=60)
    status = json.loads((people / "out" / "status.json").read_text(encoding="utf-8"))
    assert process.returncode == 1 and complaint.count("\n") == 1 and "checkpoint is whole" in complaint
    assert status["state"] == "cancelled" and complaint.strip() == status["message"]
    assert load_checkpoint(people / "out" / "checkpoint.pt")["step"] >= 20
    exported = train("export", people / "out")
    assert exported.returncode == 0 and (people / "out" / "recogniser.onnx").is_file()


def test_too_little_memory_is_told_and_nothing_is_lost(people: Path) -> None:
    import resource

    def narrow() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))

    file = write_run(people, schedule="steps = 3\naccumulate = 1", name="large")
    text = file.read_text(encoding="utf-8").replace("batch = 8", "batch = 4000")
    file.write_text(text, encoding="utf-8")
    run = subprocess.run(
        trainer("run", file, "--output", people / "large"),
        capture_output=True, text=True, check=False, preexec_fn=narrow,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
    )  # fmt: skip
    assert run.returncode == 1 and run.stderr.count("\n") == 1, run.stderr
    assert "make schedule.batch smaller" in run.stderr
    status = json.loads((people / "large" / "status.json").read_text(encoding="utf-8"))
    assert status["state"] == "failed" and "memory" in status["message"]
