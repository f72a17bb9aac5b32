"""Two processes learn what one learns from the same batches."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

torch = pytest.importorskip("torch", reason="training needs torch (pip install faceclock[train])")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.e2e,
    pytest.mark.skipif(sys.platform == "win32", reason="gloo of POSIX"),
]

from small_people import make_people, train, write_run  # noqa: E402

PROGRAM = """
import json, sys, torch
from pathlib import Path
from torch import nn
from faceclock.training.distributed import rank, share, together
from faceclock.training.loop import Loop
from faceclock.training.losses.registry import make_loss, read_loss
from faceclock.training.networks.dropout import Dropout
from faceclock.training.schedule import Schedule

def make(number):
    random = torch.Generator().manual_seed(number)
    labels = torch.randint(0, 4, (8,), generator=random)
    images = torch.randn(8, 3, 12, 12, generator=random) + labels[:, None, None, None]
    return {"images": images[share(8)], "labels": labels}

def learn(name, folder):
    torch.manual_seed(1)
    net = nn.Sequential(
        nn.Conv2d(3, 8, 3, bias=False), nn.BatchNorm2d(8), nn.PReLU(8), nn.Conv2d(8, 16, 3, 2, bias=False),
        nn.BatchNorm2d(16), Dropout(0.4), nn.AdaptiveAvgPool2d(2), nn.Flatten(), Dropout(0.5),
        nn.Linear(64, 16, bias=False), nn.BatchNorm1d(16),
    )
    judge, losses = make_loss(read_loss({"name": name}), 4, 16), []
    def loss(model, batch):
        parts = judge(model(batch["images"]), batch["labels"])
        losses.append(float(parts["loss"].detach()))
        return parts
    schedule = Schedule(steps=30, batch=8, accumulate=2, warmup=5, precision="float32", rate=5e-3)
    Loop(net, schedule, folder / name, lambda event: None, criterion=judge).run(make, loss)
    return losses

with together():
    folder = Path(sys.argv[1])
    curves = {name: learn(name, folder) for name in ("arcface", "batch-hard-triplet", "center", "margin")}
    if rank() == 0:
        (folder / "curves.json").write_text(json.dumps(curves))
"""


def curves(folder: Path, processes: int) -> dict[str, list[float]]:
    folder.mkdir()
    file = folder / "program.py"
    file.write_text(PROGRAM, encoding="utf-8")
    spread = ["-m", "torch.distributed.run", "--standalone", f"--nproc-per-node={processes}"]
    command = [sys.executable, *(spread if processes > 1 else []), str(file), str(folder)]
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    found: dict[str, list[float]] = json.loads((folder / "curves.json").read_text(encoding="utf-8"))
    return found


def test_two_processes_give_the_curves_of_one(tmp_path: Path) -> None:
    """With batch norm and dropout, with losses that compare pictures, and with two passes a step."""
    one, two = curves(tmp_path / "one", 1), curves(tmp_path / "two", 2)
    for name, losses in one.items():
        assert len(losses) == 60 and losses[0] != losses[-1]
        torch.testing.assert_close(torch.tensor(two[name]), torch.tensor(losses), atol=1e-3, rtol=0)


def test_torchrun_carries_out_a_run_file_once(tmp_path: Path) -> None:
    make_people(tmp_path)
    schedule = 'steps = 6\nprecision = "float32"\noptimiser = "sgd"'
    file = write_run(tmp_path, schedule=schedule)
    told: list[list[dict[str, Any]]] = []
    for processes in (2, 1):
        run = train("run", file, "--output", tmp_path / f"by{processes}", processes=processes)
        assert run.returncode == 0, run.stderr
        told.append([json.loads(line) for line in run.stdout.splitlines()])
        kept = (tmp_path / f"by{processes}" / "events.jsonl").read_text(encoding="utf-8").splitlines()
        assert [json.loads(line) for line in kept] == told[-1]
    two, one = ([event for event in events if event["event"] == "step"][-1] for events in told)
    assert abs(two["loss"] - one["loss"]) < 1e-3 and (tmp_path / "by2" / "recogniser.onnx").is_file()
