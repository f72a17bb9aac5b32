"""The loop: learning, resuming to the same curve, and what it refuses."""

from pathlib import Path
from typing import Any

import pytest

torch = pytest.importorskip("torch", reason="training needs torch (pip install faceclock[train])")

from faceclock.domain.errors import InputProblem  # noqa: E402
from faceclock.training.checkpoints import load_checkpoint  # noqa: E402
from faceclock.training.loop import Loop  # noqa: E402
from faceclock.training.schedule import Schedule  # noqa: E402

SCHEDULE = Schedule(steps=60, batch=16, rate=0.05, warmup=5)


def network() -> Any:
    torch.manual_seed(1)
    return torch.nn.Sequential(torch.nn.Linear(4, 8), torch.nn.ReLU(), torch.nn.Linear(8, 1))


def batch(step: int) -> dict[str, Any]:
    values = torch.randn(16, 4, generator=torch.Generator().manual_seed(step))
    return {"x": values, "y": values.sum(dim=1, keepdim=True)}


def loss(model: Any, data: dict[str, Any]) -> dict[str, Any]:
    return {"loss": (model(data["x"]).float() - data["y"]).square().mean()}


def run(folder: Path, schedule: Schedule = SCHEDULE, make: Any = batch) -> tuple[Loop, list[dict[str, Any]]]:
    events: list[dict[str, Any]] = []
    loop = Loop(network(), schedule, folder, events.append)
    loop.run(make, loss)
    return loop, events


def test_the_loss_falls_and_progress_is_told(tmp_path: Path) -> None:
    _, events = run(tmp_path)
    assert [event["step"] for event in events] == [20, 40, 60]
    assert events[-1]["loss"] < events[0]["loss"] and events[-1]["eta_seconds"] == 0


def test_a_resumed_run_ends_where_an_uninterrupted_one_does(tmp_path: Path) -> None:
    whole, _ = run(tmp_path / "whole")

    def broken(step: int) -> dict[str, Any]:
        if step == 35:
            raise KeyboardInterrupt
        return batch(step)

    halted = Schedule(steps=60, batch=16, rate=0.05, warmup=5, save_seconds=0.0)
    with pytest.raises(KeyboardInterrupt):
        run(tmp_path / "halted", halted, broken)
    assert load_checkpoint(tmp_path / "halted" / "checkpoint.pt")["step"] == 35
    resumed, _ = run(tmp_path / "halted", halted)
    for one, other in zip(whole.model.parameters(), resumed.model.parameters(), strict=True):
        torch.testing.assert_close(one, other)


def test_a_loss_that_is_no_number_ends_the_run_and_keeps_the_checkpoint(tmp_path: Path) -> None:
    def bad(step: int) -> dict[str, Any]:
        data = batch(step)
        return data if step < 10 else {"x": data["x"] * float("nan"), "y": data["y"]}

    halted = Schedule(steps=60, batch=16, save_seconds=0.0)
    with pytest.raises(InputProblem, match="step 10"):
        run(tmp_path, halted, bad)
    assert load_checkpoint(tmp_path / "checkpoint.pt")["step"] == 10


def test_a_checkpoint_of_another_network_is_refused(tmp_path: Path) -> None:
    run(tmp_path)
    with pytest.raises(InputProblem, match="another network"):
        Loop(torch.nn.Linear(3, 3), SCHEDULE, tmp_path)


def test_a_broken_checkpoint_is_refused(tmp_path: Path) -> None:
    (tmp_path / "checkpoint.pt").write_bytes(b"half a file")
    with pytest.raises(InputProblem, match="not a whole checkpoint"):
        Loop(network(), SCHEDULE, tmp_path)


def test_the_rate_warms_up_and_falls() -> None:
    rates = [SCHEDULE.rate_at(step, step / 60) for step in range(60)]
    assert rates[0] < rates[4] and rates[4] > rates[30] > rates[59] > 0
