"""The studio from photographs to a pack's files, with the development pack as the teacher."""

import json
import tarfile
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("torch", reason="training needs torch (pip install faceclock[train])")

from faceclock.app.contenders import name_hash
from faceclock.training.people import is_held_out
from faceclock.training.running import execute
from faceclock.training.runs import read_run
from faceclock.vision.packs.development import make_development_pack

pytestmark = [
    pytest.mark.shared,
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),  # torch about its own ONNX exporter
]
PICTURES = 24

RUN = """
kind = "{kind}"
output = "{folder}/{kind}"
{more}
[data]
images = "{folder}/pictures"
teacher = "{folder}/packs/development"
cache = "{folder}/cache"
[schedule]
steps = {steps}
batch = 4
warmup = 2
"""


@pytest.fixture(scope="module")
def folder(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("training")
    make_development_pack(shared, folder / "packs")
    with tarfile.open(shared / "data" / "lfw-dev" / "lfw-dev.tar") as archive:
        pictures = (member for member in archive if member.name.endswith(".jpg"))
        for _, member in zip(range(PICTURES), pictures, strict=False):
            archive.extract(member, folder / "pictures", filter="data")
    return folder


def run(folder: Path, kind: str, steps: int, more: str = "") -> Path:
    file = folder / f"{kind}.toml"
    file.write_text(RUN.format(kind=kind, folder=folder, steps=steps, more=more), encoding="utf-8")
    execute(read_run(file), file)
    return folder / kind


def events(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_a_detector_run_leaves_a_pack_s_files(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = run(folder, "detector", steps=20, more="size = [96, 96]")
    products = {"checkpoint.pt", "detector.onnx", "detector.safetensors"}
    record = {"run.toml", "status.json", "events.jsonl", "trained_on.txt"}
    assert {file.name for file in output.iterdir() if file.is_file()} == products | record
    told = events(capsys.readouterr().out)
    assert [event["event"] for event in told][-3:] == ["step", "export", "done"]


def test_a_distillation_run_leaves_a_pack_s_files(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = run(folder, "distillation", steps=20, more="morphs = 0")
    assert (output / "recogniser.onnx").is_file() and (output / "recogniser.safetensors").is_file()
    hashes = (output / "trained_on.txt").read_text(encoding="utf-8").split()
    people = {path.name for path in folder.glob("pictures/**/") if path != folder}
    learnt = [name for name in people if name_hash(name) in hashes]
    assert 0 < len(learnt) == len(hashes) and not any(is_held_out(name, 0.2) for name in learnt)
    (exported,) = [event for event in events(capsys.readouterr().out) if event["event"] == "export"]
    assert exported["difference"] <= 1e-4
