"""Fine-tuning from pictures to a pack, of the starter pack, with one astronaut who stands in for several."""

import json
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
from skimage.data import astronaut

pytest.importorskip("torch", reason="training needs torch (pip install faceclock[train])")

from faceclock.app.contenders import contender_of, name_hash, picture_hash
from faceclock.app.evaluation_images import Key
from faceclock.domain.errors import EnvironmentProblem, InputProblem, PackProblem
from faceclock.training.kinds.recogniser import RecogniserRun
from faceclock.training.losses.registry import read_loss
from faceclock.training.runs import read_run
from faceclock.training.tuning import storing
from faceclock.vision.packs.loading import load_pack
from faceclock.vision.packs.manifest import pack_digest, read_manifest

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # torch about its own ONNX exporter
STARTER = Path(__file__).parents[2] / "models" / "starter"

RUN = """
kind = "{kind}"
output = "{folder}/run"
parent = "{parent}"
name = "tuned"
cache = "{folder}/cache"
{more}
[people]
images = "{folder}/people"
held_out = 0.3
views = 2
{background}
[schedule]
steps = {steps}
batch = 8
warmup = 1
rate = {rate}
ema = 0.0
"""
BACKGROUND = '[background]\nimages = "{folder}/strangers"\ncalibration = 0.5\n'


def portrait(hue: int, mirrored: bool, shift: int) -> np.ndarray:
    """Another colour, other sides and another place: another person, as far as these tests go."""
    image = cv2.cvtColor(astronaut()[:320, 64:384], cv2.COLOR_RGB2HSV)
    image[..., 0] = (image[..., 0].astype(int) + hue) % 180
    face = cv2.cvtColor(image, cv2.COLOR_HSV2BGR)
    face = face[:, ::-1] if mirrored else face
    return np.ascontiguousarray(np.roll(face, shift, axis=1))


@pytest.fixture(scope="module")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tuning")
    people = [("people", "ann", 0, False), ("people", "bob", 60, True), ("people", "cy", 120, False)]
    others = [("strangers", f"stranger {number}", 15 * number, number % 2 == 0) for number in range(6)]
    for part, name, hue, mirrored in [*people, *others, ("strangers", "ann", 0, False)]:
        (folder / part / name).mkdir(parents=True)
        for number in range(3 if part == "people" else 1):
            face = portrait(hue, mirrored, 4 * number)
            cv2.imwrite(str(folder / part / name / f"{name}_{number}.png"), face)
    return folder


def carry_out(
    folder: Path,
    pictures: Path,
    kind: str,
    *,
    background: bool = True,
    steps: int = 8,
    rate: float = 1e-3,
    parent: Path = STARTER,
    more: str = "",
) -> Path:
    """The new pack's folder."""
    for part in ("people", "strangers"):
        if not (folder / part).exists():
            (folder / part).symlink_to(pictures / part)
    strangers = BACKGROUND.format(folder=folder) if background else ""
    text = RUN.format(
        kind=kind, folder=folder, parent=parent, steps=steps, rate=rate, background=strangers, more=more
    )
    (folder / "run.toml").write_text(text, encoding="utf-8")
    read_run(folder / "run.toml").carry_out()
    return folder / "run" / "pack" / "tuned"


def told(capsys: pytest.CaptureFixture[str], event: str) -> list[dict[str, Any]]:
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    return [line for line in lines if line["event"] == event]


@pytest.mark.parametrize("kind", ["adapter", "tail", "full"])
def test_each_way_leaves_a_whole_pack(
    kind: str, pictures: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = carry_out(tmp_path, pictures, kind)
    (export,) = told(capsys, "export")
    assert export["difference"] <= 1e-4
    parent, made = read_manifest(STARTER), read_manifest(folder)
    assert made.parent == pack_digest(parent) != pack_digest(made)
    assert (made.licence, made.commercial_use) == (parent.licence, parent.commercial_use)
    assert "starter" in made.provenance and "3 people of people" in made.provenance
    crop = portrait(0, False, 0)[80:192, 80:192]
    before, after = (load_pack(path, 1).recogniser.embed_aligned(crop) for path in (STARTER, folder))
    assert float(before.vector @ after.vector) < 1 - 1e-7, "it learnt"
    assert (folder / "recogniser.safetensors").is_file() == (kind == "full")


def test_the_parent_s_thresholds_are_not_taken_over(
    pictures: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Three strangers cannot give new ones: then there are none, and nobody is identified."""
    folder = carry_out(tmp_path, pictures, "adapter")
    assert read_manifest(STARTER).calibration and read_manifest(folder).calibration is None
    assert told(capsys, "uncalibrated")


def test_who_was_learnt_from_is_written_down(pictures: Path, tmp_path: Path) -> None:
    folder = carry_out(tmp_path, pictures, "adapter", steps=1)
    parts = json.loads((tmp_path / "run" / "split.json").read_text())
    assert {len(parts[name]) for name in ("held_out",)} == {3} and len(parts["learnt"]) == 6
    assert parts["overlap"] == 1, "ann is no stranger"
    assert not {name for name, _ in [*parts["background"], *parts["calibration"]]} & {"ann", "bob", "cy"}
    trained_on = contender_of(folder).trained_on()
    assert trained_on is not None
    assert all(picture_hash(Key(*entry)) in trained_on for entry in parts["learnt"])
    assert not any(picture_hash(Key(*entry)) in trained_on for entry in parts["held_out"])
    assert all(name_hash(name) in trained_on for name, _ in parts["background"])


def test_a_run_tells_beforehand_what_it_will_do(pictures: Path, tmp_path: Path) -> None:
    text = RUN.format(
        kind="adapter", folder=pictures, parent=STARTER, steps=1, rate=1e-3, background="", more=""
    )
    (tmp_path / "run.toml").write_text(text, encoding="utf-8")
    told = read_run(tmp_path / "run.toml").check()  # type: ignore[attr-defined]
    assert (told["people"], told["learnt"], told["held_out"]) == (3, 6, 3)
    assert told["parameters"] == 2 * 128 * 64 + 128 + 64
    assert "uncalibrated" in told["warnings"][0]
    assert not (pictures / "run").exists() and not (pictures / "cache").exists()


def test_a_second_run_finds_faces_and_views_in_the_cache(pictures: Path, tmp_path: Path) -> None:
    carry_out(tmp_path, pictures, "adapter", steps=1)
    first = {file: file.stat().st_mtime_ns for file in (tmp_path / "cache").iterdir()}
    carry_out(tmp_path, pictures, "adapter", steps=1)
    assert {file: file.stat().st_mtime_ns for file in (tmp_path / "cache").iterdir()} == first


@pytest.mark.parametrize("loss", ["softmax", "triplet", "cosface"])
def test_any_loss_will_do(loss: str, pictures: Path, tmp_path: Path) -> None:
    assert read_loss({"name": loss})
    assert carry_out(
        tmp_path, pictures, "adapter", background=False, steps=2, more=f'loss = {{name = "{loss}"}}'
    ).is_dir()


def test_a_loss_that_is_no_number_leaves_no_pack(pictures: Path, tmp_path: Path) -> None:
    with pytest.raises(InputProblem, match=r"no number any more .* lower schedule.rate in "):
        carry_out(tmp_path, pictures, "tail", rate=1e38, steps=40)
    assert not (tmp_path / "run" / "pack").exists()
    assert not (tmp_path / "run" / "recogniser.onnx").exists()


def test_one_person_is_refused(pictures: Path, tmp_path: Path) -> None:
    (tmp_path / "people").mkdir()
    (tmp_path / "people" / "ann").symlink_to(pictures / "people" / "ann")
    with pytest.raises(InputProblem, match="nobody to tell them from"):
        carry_out(tmp_path, pictures, "adapter")


def test_one_picture_of_each_person_is_refused(pictures: Path, tmp_path: Path) -> None:
    for name in ("ann", "bob"):
        (tmp_path / "people" / name).mkdir(parents=True)
        file = pictures / "people" / name / f"{name}_0.png"
        (tmp_path / "people" / name / file.name).symlink_to(file)
    with pytest.raises(InputProblem, match=r"Nobody in .* has two pictures"):
        carry_out(tmp_path, pictures, "adapter")


def test_an_unreadable_picture_is_told_and_left_out(
    pictures: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("ann", "bob"):
        (tmp_path / "people" / name).mkdir(parents=True)
        for file in (pictures / "people" / name).iterdir():
            (tmp_path / "people" / name / file.name).write_bytes(file.read_bytes())
        for number in range(6):  # some of them fall to those that are held out
            (tmp_path / "people" / name / f"broken{number}.jpg").write_bytes(b"no picture")
    carry_out(tmp_path, pictures, "adapter", steps=1)
    left_out = told(capsys, "left_out")
    assert left_out and all("broken" in event["picture"] for event in left_out)


def test_a_full_disk_is_told_before_anything_is_computed(
    pictures: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storing, "_SPARE", 1 << 60)
    with pytest.raises(EnvironmentProblem, match=r"MB free where .* are needed"):
        carry_out(tmp_path, pictures, "adapter")
    assert not list((tmp_path / "cache").glob("*"))


def test_a_damaged_parent_is_refused(pictures: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged"
    damaged.mkdir()
    for file in STARTER.glob("*.onnx"):
        (damaged / file.name).write_bytes(file.read_bytes()[:-1] + b"x")
    (damaged / "pack.toml").write_text((STARTER / "pack.toml").read_text(), encoding="utf-8")
    with pytest.raises(PackProblem, match="wrong sha256"):
        carry_out(tmp_path, pictures, "adapter", parent=damaged)


def test_weights_of_another_network_are_refused_for_full(pictures: Path, tmp_path: Path) -> None:
    with pytest.raises(InputProblem, match="another network"):
        carry_out(tmp_path, pictures, "full", more='network = "mobilefacenet"')


def test_the_parent_s_name_is_taken(pictures: Path, tmp_path: Path) -> None:
    with pytest.raises(InputProblem, match="cannot be called"):
        carry_out(tmp_path, pictures, "adapter", parent=carry_out(tmp_path, pictures, "adapter", steps=1))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("finetune-adapter", "adapter"),
        ("finetune-tail", "tail"),
        ("finetune-full", "full"),
        ("two-stages", "recogniser"),
        ("mtcnn", "mtcnn"),
        ("review", "review"),
    ],
)
def test_the_run_files_of_the_documentation_can_be_read(name: str, kind: str) -> None:
    folder = Path(__file__).parents[2] / "docs" / "runs"
    run = read_run(folder / f"{name}.toml")
    assert run.kind == kind and len(list(folder.glob("*.toml"))) == 6
    if isinstance(run, RecogniserRun):
        assert [plan.schedule.steps for plan in run.plans()] == [12000, 4000]
