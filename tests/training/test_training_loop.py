"""The loop: learning, resuming to the same curve, and what it refuses."""

import copy
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

torch = pytest.importorskip("torch", reason="training needs torch (pip install faceclock[train])")

from faceclock.domain.errors import EnvironmentProblem, InputProblem  # noqa: E402
from faceclock.training.averaging import Average  # noqa: E402
from faceclock.training.cancelling import RunCancelled, cancellable  # noqa: E402
from faceclock.training.checkpoints import load_checkpoint, save_checkpoint  # noqa: E402
from faceclock.training.faults import faults_told, memory_told  # noqa: E402
from faceclock.training.freezing import Freezing  # noqa: E402
from faceclock.training.loop import Epochs, Loop, Stage  # noqa: E402
from faceclock.training.losses.registry import make_loss, read_loss  # noqa: E402
from faceclock.training.optimising import Sgd  # noqa: E402
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


def images(step: int, size: int = 8) -> dict[str, Any]:
    """Half batches of whole ones: pass k is the k-th part of one long stream."""
    random = torch.Generator().manual_seed(step * size // 16)
    first = step * size % 16
    values, labels = torch.randn(16, 3, 6, 6, generator=random), torch.randint(0, 3, (16,), generator=random)
    return {"images": values[first : first + size], "labels": labels[first : first + size]}


def plain() -> Any:
    """Without batch norm, which sees how a batch is divided."""
    torch.manual_seed(2)
    return torch.nn.Sequential(torch.nn.Conv2d(3, 4, 3), torch.nn.Flatten(), torch.nn.Linear(64, 8))


def criterion() -> Any:
    torch.manual_seed(3)
    return make_loss(read_loss({"name": "arcface", "s": 8}), 3, 8)


def learnt(folder: Path, net: Any, make: Any, schedule: Schedule, **more: Any) -> Loop:
    judge = criterion()

    def loss(model: Any, data: dict[str, Any]) -> dict[str, Any]:
        return dict(judge(model(data["images"]), data["labels"]))

    loop = Loop(net, schedule, folder, lambda event: None, criterion=judge, **more)
    loop.run(make, loss)
    return loop


def same(one: Any, other: Any, **tolerance: float) -> None:
    for a, b in zip(one.state_dict().values(), other.state_dict().values(), strict=True):
        torch.testing.assert_close(a, b, **tolerance)


def test_accumulated_passes_are_one_large_batch(tmp_path: Path) -> None:
    usual: dict[str, Any] = {"steps": 12, "warmup": 2, "precision": "float32", "optimiser": Sgd()}
    parts = learnt(tmp_path / "a", plain(), images, Schedule(batch=8, accumulate=2, **usual))
    whole = learnt(tmp_path / "b", plain(), lambda step: images(step, 16), Schedule(batch=16, **usual))
    same(parts.model, whole.model, atol=1e-6, rtol=1e-5)


def test_a_loss_s_own_values_and_chance_survive_an_interruption(tmp_path: Path) -> None:
    def noisy() -> Any:
        return torch.nn.Sequential(torch.nn.Dropout(0.5), *plain())

    def broken(step: int) -> dict[str, Any]:
        if step == 23:
            raise KeyboardInterrupt
        return images(step)

    schedule = Schedule(steps=40, batch=8, warmup=5, save_seconds=0.0)
    whole = learnt(tmp_path / "whole", noisy(), images, schedule)
    with pytest.raises(KeyboardInterrupt):
        learnt(tmp_path / "halted", noisy(), broken, schedule)
    resumed = learnt(tmp_path / "halted", noisy(), images, schedule)
    states = [load_checkpoint(tmp_path / name / "checkpoint.pt") for name in ("whole", "halted")]
    for name in ("model", "criterion"):
        assert all(torch.equal(states[0][name][key], states[1][name][key]) for key in states[0][name])
    same(whole.average.module, resumed.average.module, atol=0, rtol=0)


def test_the_average_follows_slowly_after_a_quick_start(tmp_path: Path) -> None:
    net = torch.nn.Linear(1, 1, bias=False)
    average, wanted = Average(net, 0.5), 0.0
    for count, value in enumerate([1.0, 2.0, 3.0, 4.0]):
        torch.nn.init.constant_(net.weight, value)
        average.update(net)
        decay = min(0.5, (1 + count) / (10 + count)) if count else 0.0
        wanted = decay * wanted + (1 - decay) * value
    assert float(average.module.weight) == pytest.approx(wanted)


def test_frozen_layers_stay_and_their_batch_norms_keep_what_they_know(tmp_path: Path) -> None:
    def net() -> Any:
        layers = [
            torch.nn.Conv2d(3, 4, 3),
            torch.nn.BatchNorm2d(4),
            torch.nn.Flatten(),
            torch.nn.Linear(64, 8),
        ]
        torch.manual_seed(2)
        return torch.nn.Sequential(*layers)

    before, schedule = net(), Schedule(steps=5, batch=8, warmup=1)
    frozen = copy.deepcopy(before)
    loop = learnt(tmp_path / "a", frozen, images, schedule, freezing=Freezing(("0", "1")))
    same(loop.model[:2], before[:2], atol=0, rtol=0)
    assert not torch.equal(loop.model[3].weight, before[3].weight)
    norms = copy.deepcopy(before)
    loop = learnt(tmp_path / "b", norms, images, schedule, freezing=Freezing(norms=True))
    assert torch.equal(loop.model[1].running_mean, before[1].running_mean)
    assert not torch.equal(loop.model[1].weight, before[1].weight)


@pytest.mark.parametrize(
    ("layers", "sentence"), [(("first",), "No layer .* 'first'"), (("0", "2"), "All layers .* are frozen")]
)
def test_freezing_names_layers_that_are_there_and_leaves_some(
    layers: tuple[str, ...], sentence: str, tmp_path: Path
) -> None:
    with pytest.raises(InputProblem, match=sentence):
        Loop(plain(), SCHEDULE, tmp_path, freezing=Freezing(layers))


def test_weights_that_are_no_numbers_never_replace_a_good_checkpoint(tmp_path: Path) -> None:
    """The loss is still a number in the step that spoils the weights."""
    values = iter(range(100))

    def spoiling(model: Any, data: dict[str, Any]) -> dict[str, Any]:
        result = loss(model, data)
        return {"loss": result["loss"] + (0 if next(values) < 7 else (model(data["x"]) * 0).sqrt().sum())}

    loop = Loop(network(), Schedule(steps=20, batch=16, save_seconds=0.0), tmp_path, lambda event: None)
    with pytest.raises(InputProblem, match=r"at step 8; lower schedule.rate in the run file and resume"):
        loop.run(batch, spoiling)
    state = load_checkpoint(tmp_path / "checkpoint.pt")
    assert state["step"] == 7 and all(bool(v.isfinite().all()) for v in state["model"].values())


def test_a_checkpoint_of_another_run_is_refused_with_the_difference(tmp_path: Path) -> None:
    Loop(plain(), SCHEDULE, tmp_path, stage=Stage(identity={"people": "40"})).run(images, _any_loss)
    with pytest.raises(InputProblem, match="made with people = 40, this run has people = 41;"):
        Loop(plain(), SCHEDULE, tmp_path, stage=Stage(identity={"people": "41"}))


def _any_loss(model: Any, data: dict[str, Any]) -> dict[str, Any]:
    return {"loss": model(data["images"]).float().square().mean()}


def test_a_wish_to_stop_waits_for_the_step_and_its_checkpoint(tmp_path: Path) -> None:
    def interrupted(model: Any, data: dict[str, Any]) -> dict[str, Any]:
        if loop.step == 12:
            os.kill(os.getpid(), signal.SIGINT)
        return loss(model, data)

    loop = Loop(network(), SCHEDULE, tmp_path, lambda event: None)
    with cancellable(), pytest.raises(RunCancelled, match="after step 13"):
        loop.run(batch, interrupted)
    assert load_checkpoint(tmp_path / "checkpoint.pt")["step"] == 13


def test_epochs_are_measured_on_the_average_and_at_the_end(tmp_path: Path) -> None:
    events: list[dict[str, Any]] = []
    loop = Loop(network(), SCHEDULE, tmp_path, events.append)
    loop.run(batch, loss, Epochs(25, lambda average: {"ours": average is loop.average.module}))
    told = [(event["epoch"], event["step"], event["ours"]) for event in events if event["event"] == "epoch"]
    assert told == [(1, 25, True), (2, 50, True), (3, 60, True)]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may mount")
def test_a_full_disk_leaves_the_old_checkpoint(tmp_path: Path) -> None:
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=40k", "none", str(tmp_path)], check=False
    ).returncode:
        pytest.skip("mounting is not allowed here")
    try:
        file = tmp_path / "checkpoint.pt"
        save_checkpoint(file, {"step": 1, "values": torch.zeros(3000)})
        with pytest.raises(EnvironmentProblem, match="make room and resume"):
            save_checkpoint(file, {"step": 2, "values": torch.zeros(30000)})
        assert load_checkpoint(file)["step"] == 1 and [f.name for f in tmp_path.iterdir()] == [
            "checkpoint.pt"
        ]
    finally:
        subprocess.run(["umount", str(tmp_path)], check=True)


def test_memory_that_does_not_suffice_is_told() -> None:
    with pytest.raises(EnvironmentProblem, match="batch smaller"), memory_told():
        torch.empty(1 << 50)
    with pytest.raises(RuntimeError, match="something else"), memory_told():
        raise RuntimeError("something else")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs Linux's full device")
def test_a_full_disk_is_a_sentence_and_other_troubles_of_files_pass(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem, match=r"takes no more .* make room"), faults_told():
        Path("/dev/full").write_text("x")
    with pytest.raises(FileNotFoundError), faults_told():
        (tmp_path / "absent").read_text()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs Linux's full device")
def test_an_output_that_takes_no_more_does_not_end_a_run() -> None:
    program = """
from faceclock.training.events import heard_by, print_event
heard = []
with heard_by(heard.append):
    print_event({"event": "step"})
    print_event({"event": "done"})
raise SystemExit(len(heard))
"""
    with Path("/dev/full").open("w") as full:
        done = subprocess.run([sys.executable, "-c", program], stdout=full, check=False)
    assert done.returncode == 2
