"""Run files, and the studio as a process."""

import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("torch", reason="training needs torch (pip install faceclock[train])")

from faceclock.domain.errors import InputProblem
from faceclock.training.kinds.detector import DetectorRun
from faceclock.training.kinds.distillation import DistillationRun
from faceclock.training.runs import read_run

DATA = '[data]\nimages = "faces.tar"\nteacher = "packs/teacher"\ncache = "cache"\n'
DETECTOR = 'kind = "detector"\noutput = "out"\n' + DATA + "[schedule]\nsteps = 10\nbatch = 4\n"


def written(folder: Path, text: str) -> Path:
    file = folder / "run.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_run_file_is_read_with_its_defaults(tmp_path: Path) -> None:
    run = read_run(written(tmp_path, DETECTOR))
    assert isinstance(run, DetectorRun)
    assert run.schedule.steps == 10 and run.data.held_out == 0.2 and run.loss.landmarks == 3.0


def test_settings_of_a_loss_stand_in_its_own_table(tmp_path: Path) -> None:
    text = DETECTOR.replace("detector", "distillation", 1) + "[loss]\nrelation = 2.5\n"
    run = read_run(written(tmp_path, text))
    assert isinstance(run, DistillationRun) and run.loss.relation == 2.5


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (("steps = 10", "step = 10"), "schedule.step is unknown; did you mean 'steps'"),
        (('output = "out"', 'outptu = "out"'), "outptu is unknown; did you mean 'output'"),
        (('kind = "detector"', 'kind = "detectr"'), "unknown kind 'detectr'; did you mean 'detector'"),
        (("batch = 4", ""), "the key schedule.batch is missing"),
        (("steps = 10", 'steps = "many"'), "schedule.steps is wrong"),
        (("[data]", "[data"), "cannot be read"),
    ],
)
def test_mistakes_are_named(tmp_path: Path, change: tuple[str, str], sentence: str) -> None:
    with pytest.raises(InputProblem, match=sentence.replace("[", r"\[")):
        read_run(written(tmp_path, DETECTOR.replace(*change)))


@pytest.mark.parametrize("name", ["detector", "recogniser", "recogniser-longer", "assemble"])
def test_the_starter_s_run_files_can_be_read(name: str) -> None:
    runs = Path(__file__).parents[2] / "models" / "starter" / "runs"
    assert read_run(runs / f"{name}.toml").data.held_out == 0.2


@pytest.mark.e2e
def test_the_process_answers_with_one_sentence(tmp_path: Path) -> None:
    file = written(tmp_path, DETECTOR.replace("steps", "stepz"))
    command = [sys.executable, "-m", "faceclock.training"]
    failed = subprocess.run([*command, str(file)], capture_output=True, text=True, check=False)
    assert failed.returncode == 1 and failed.stderr.count("\n") == 1 and "stepz" in failed.stderr
    assert subprocess.run(command, capture_output=True, check=False).returncode == 2
