"""The run kind recogniser: stages, weights to start from, freezing, and what cannot be learnt."""

import json
import shutil
import signal
from pathlib import Path
from typing import Any

import pytest

torch = pytest.importorskip("torch", reason="training needs torch (pip install faceclock[train])")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),  # torch about its own ONNX exporter
]

from safetensors.torch import load_file  # noqa: E402
from small_people import make_people, write_run  # noqa: E402

from faceclock.domain.errors import InputProblem  # noqa: E402
from faceclock.training.cancelling import RunCancelled  # noqa: E402
from faceclock.training.checkpoints import load_checkpoint  # noqa: E402
from faceclock.training.events import heard_by  # noqa: E402
from faceclock.training.running import check, execute, export  # noqa: E402
from faceclock.training.runs import read_run  # noqa: E402

TWO = """
tensorboard = false
sampler = {name = "balanced", images = 2}
[[stage]]
steps = 6
[[stage]]
steps = 5
rate = 3e-4
loss = {name = "triplet"}
freeze = ["stem", "body.0"]
"""


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """With faces that have been found."""
    folder = tmp_path_factory.mktemp("people")
    make_people(folder)
    check(read_run(write_run(folder)))
    return folder


def carried_out(people: Path, name: str, more: str, schedule: str = "steps = 6") -> list[dict[str, Any]]:
    """What a run told; its output is the folder ``name``."""
    file, events = write_run(people, more, schedule, name), list[dict[str, Any]]()
    with heard_by(events.append):
        execute(read_run(file, people / name), file)
    return events


def test_the_second_stage_goes_on_from_the_first_with_another_loss(people: Path) -> None:
    events = carried_out(people, "two", TWO)
    steps = [event for event in events if event["event"] == "step"]
    assert [(event["stage"], event["step"], event["of"]) for event in steps] == [(0, 6, 11), (1, 11, 11)]
    assert "accuracy" in steps[0] and sum(steps[0]["theta_counts"]) == 8 and "accuracy" not in steps[1]
    state = load_checkpoint(people / "two" / "checkpoint.pt")
    assert state["stage"] == 1 and not state["criterion"]  # the classifier is dropped
    status = json.loads((people / "two" / "status.json").read_text(encoding="utf-8"))
    assert (status["state"], status["kind"], status["step"], status["of"]) == ("done", "recogniser", 11, 11)


@pytest.mark.parametrize(
    ("spoilt", "step", "key"), [("rate = 1e-3", 1, "schedule.rate"), ("rate = 2e-3", 3, "stage.1.rate")]
)
def test_a_loss_that_is_no_number_names_the_rate_that_made_it_so(
    people: Path, spoilt: str, step: int, key: str
) -> None:
    stages = "tensorboard = false\n[[stage]]\nsteps = 2\n[[stage]]\nrate = 2e-3"
    file = write_run(people, stages, "steps = 6", f"no-number-{step}")
    file.write_text(file.read_text(encoding="utf-8").replace(spoilt, "rate = 1e38"), encoding="utf-8")
    told = rf"no number any more at step {step}; lower {key} in .*run.toml and resume"
    with pytest.raises(InputProblem, match=told):
        execute(read_run(file, people / file.stem), file)


def test_a_run_stopped_in_its_second_stage_ends_as_one_that_was_not(
    people: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from faceclock.training import loop

    whole = people / "two"
    if not whole.is_dir():
        carried_out(people, "two", TWO)
    asked = iter([False] * 8 + [True] + [False] * 99)
    monkeypatch.setattr(loop, "cancel_wanted", lambda: next(asked))
    with pytest.raises(RunCancelled, match="after step 8"):
        carried_out(people, "halted", TWO)
    halted = json.loads((people / "halted" / "status.json").read_text(encoding="utf-8"))
    assert halted["state"] == "cancelled" and "resume" in halted["message"]
    carried_out(people, "halted", TWO)
    ends = [load_checkpoint(people / name / "checkpoint.pt") for name in ("two", "halted")]
    for name, value in ends[0]["model"].items():
        assert torch.equal(value, ends[1]["model"][name]), name


def test_a_run_stopped_while_it_is_exported_says_so_and_is_exported_when_resumed(people: Path) -> None:
    def stop(event: dict[str, Any]) -> None:
        if event["event"] == "export":
            signal.raise_signal(signal.SIGTERM)

    with heard_by(stop), pytest.raises(RunCancelled, match="while it was exported, after its last step"):
        carried_out(people, "late", "tensorboard = false", "steps = 3")
    status = json.loads((people / "late" / "status.json").read_text(encoding="utf-8"))
    assert (status["state"], status["step"]) == ("cancelled", 3) and "exported" in status["message"]
    assert not (people / "late" / "recogniser.safetensors").exists()
    assert carried_out(people, "late", "tensorboard = false", "steps = 3")[-1]["event"] == "done"
    assert (people / "late" / "recogniser.safetensors").is_file()


def test_what_a_stopped_run_has_learnt_can_be_exported(people: Path) -> None:
    carried_out(people, "early", "tensorboard = false", "steps = 3")
    for product in ("recogniser.onnx", "recogniser.safetensors"):
        (people / "early" / product).unlink()
    export(read_run(people / "early" / "run.toml", people / "early"))
    assert (people / "early" / "recogniser.onnx").is_file()
    with pytest.raises(InputProblem, match="no checkpoint yet"):
        export(read_run(people / "early" / "run.toml", people / "nowhere"))


def test_weights_are_gone_on_from_and_frozen_layers_stay(people: Path) -> None:
    carried_out(people, "first", "tensorboard = false", "steps = 3")
    start = people / "first" / "recogniser.safetensors"
    more = f'tensorboard = false\nweights = "{start.as_posix()}"\nfreeze = ["stem", "body", "squeeze"]'
    carried_out(people, "tuned", more, "steps = 3")
    before, after = load_file(start), load_file(people / "tuned" / "recogniser.safetensors")
    changed = {name for name in before if not torch.equal(before[name], after[name])}
    assert changed == {"embed.weight", "embed.bias"}


def test_tensorboard_gets_curves_and_angles(people: Path) -> None:
    carried_out(people, "drawn", "tensorboard = true", "steps = 3")
    (file,) = (people / "drawn" / "tensorboard").iterdir()
    written = file.read_bytes()
    assert all(name in written for name in (b"step/loss", b"step/rate", b"theta"))


@pytest.mark.parametrize(
    ("more", "schedule", "sentence"),
    [
        ('network = "compactface"', "steps = 2", "did you mean 'compact-face'"),
        ('loss = {name = "arcfase"}', "steps = 2", "no loss 'arcfase'; did you mean 'arcface'"),
        ('loss = {name = "arcface", margin = 1}', "steps = 2", "no parameter 'margin'"),
        ('freeze = ["steem"]', "steps = 2", "No layer .* 'steem'; did you mean 'stem'"),
        ('sampler = {name = "balanced", images = 3}', "steps = 2", "cannot hold 3 pictures"),
        ("[[stage]]\nstep = 3", "steps = 2", "stage.0.step is unknown; did you mean 'steps'"),
        ('weights = "nowhere.safetensors"', "steps = 2", "nowhere.safetensors"),
        ("", 'steps = 2\nshape = "cosin"', "schedule.shape is wrong"),
        ("", "steps = 0", "schedule.steps is wrong"),
    ],
)
def test_what_cannot_run_is_told_before(people: Path, more: str, schedule: str, sentence: str) -> None:
    with pytest.raises(InputProblem, match=sentence):
        check(read_run(write_run(people, more, schedule, "wrong")))


def test_a_check_counts_and_estimates(people: Path, capsys: pytest.CaptureFixture[str]) -> None:
    check(read_run(write_run(people, schedule="steps = 2\naccumulate = 8")))
    told = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert told["event"] == "check" and (told["people"], told["pictures"]) == (6, 36)
    assert told["parameters"] > 1_900_000 and told["eta_seconds"] >= 0
    assert "each is shown several times" in told["warnings"][0]
    assert not (people / "out").exists()


def test_one_person_is_too_few_and_one_picture_each_is_no_pair(people: Path, tmp_path: Path) -> None:
    shutil.copytree(people / "pictures" / "P0", tmp_path / "pictures" / "P0")
    with pytest.raises(InputProblem, match="tells people apart"):
        check(read_run(write_run(tmp_path)))
    for person in range(1, 4):
        one = f"P{person}/P{person}_0000.jpg"
        (tmp_path / "pictures" / one).parent.mkdir()
        shutil.copyfile(people / "pictures" / one, tmp_path / "pictures" / one)
    for extra in sorted((tmp_path / "pictures" / "P0").iterdir())[1:]:
        extra.unlink()
    with pytest.raises(InputProblem, match="nobody has two"):
        check(read_run(write_run(tmp_path, 'loss = {name = "triplet"}')))


def test_a_checkpoint_of_another_run_file_is_refused(people: Path) -> None:
    carried_out(people, "mine", "tensorboard = false", "steps = 2")
    other = write_run(people, 'tensorboard = false\nloss = {name = "arcface"}', "steps = 2", "other")
    with pytest.raises(InputProblem, match="made with loss = softmax, this run has loss = arcface;"):
        check(read_run(other, people / "mine"))
