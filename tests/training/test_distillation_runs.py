"""The run kind distillation: teachers and students of other dimensions and sizes; checks and early exports."""

from pathlib import Path
from typing import Any

import pytest

torch = pytest.importorskip("torch", reason="training needs torch (pip install faceclock[train])")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),  # torch about its own ONNX exporter
]

from small_people import ROOT, make_people, write_run  # noqa: E402

from faceclock.domain.errors import InputProblem  # noqa: E402
from faceclock.training.cancelling import RunCancelled  # noqa: E402
from faceclock.training.events import heard_by  # noqa: E402
from faceclock.training.export import export_recogniser, recogniser_spec  # noqa: E402
from faceclock.training.networks.registry import make_network  # noqa: E402
from faceclock.training.running import check, execute, export  # noqa: E402
from faceclock.training.runs import read_run  # noqa: E402
from faceclock.vision.packs.composing import compose_pack, describe  # noqa: E402
from faceclock.vision.packs.manifest import Manifest, Role, read_manifest  # noqa: E402

STARTER = ROOT / "models" / "starter"
SMALL = 'network = "compact-face"\noptions = {width = 8}\nmorphs = 0'
Events = list[dict[str, Any]]


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("people")
    make_people(folder)
    return folder


def teacher(folder: Path, dimension: int, size: tuple[int, int]) -> Path:
    """A pack with the starter's detector and a network that was taught nothing."""
    torch.manual_seed(3)
    network = make_network("compact-face", dimension, width=8, size=size)
    file = folder / f"teacher-{dimension}.onnx"
    export_recogniser(network, file, torch.randn(2, 3, size[1], size[0]))
    starter = read_manifest(STARTER)
    sources = {starter.detector.file: STARTER / starter.detector.file, file.name: file}
    roles = {starter.detector.file: Role.DETECTOR, file.name: Role.RECOGNISER}
    manifest = Manifest(
        name=f"teacher-{dimension}-{size[0]}",
        version="1",
        licence="Apache-2.0",
        commercial_use=True,
        files=tuple(describe(source, path, roles[path]) for path, source in sources.items()),
        detector=starter.detector,
        recogniser=recogniser_spec(file, file.name),
    )
    return compose_pack(manifest, sources, folder / "packs")


def run_of(people: Path, output: Path, more: str, pack: Path, schedule: str = "steps = 2") -> Any:
    file = write_run(people, more, schedule, output.name)
    text = file.read_text(encoding="utf-8").replace('kind = "recogniser"', 'kind = "distillation"')
    file.write_text(text.replace(STARTER.as_posix(), pack.as_posix()), encoding="utf-8")
    return read_run(file, output)


def carried_out(people: Path, output: Path, more: str, pack: Path) -> Events:
    events: Events = []
    with heard_by(events.append):
        execute(run_of(people, output, more, pack))
    return events


@pytest.mark.parametrize(
    ("network", "options", "size"),
    [
        ("compact-face", "{width = 8}", (112, 112)),
        ("ir-18", "{}", (112, 112)),
        ("sphere-20", "{}", (96, 112)),
        ("compact-face", "{width = 8, size = [160, 160]}", (160, 160)),
        ("compact-face", "{width = 8, size = [128, 112]}", (128, 112)),
    ],
)
def test_a_student_takes_its_teacher_s_dimension_and_keeps_its_own_size(
    people: Path, tmp_path: Path, network: str, options: str, size: tuple[int, int]
) -> None:
    more = f'network = "{network}"\noptions = {options}\nmorphs = 0'
    events = carried_out(people, tmp_path / "out", more, STARTER)
    assert events[-1]["event"] == "done"
    spec = recogniser_spec(tmp_path / "out" / "recogniser.onnx", "recogniser.onnx")
    assert spec.dimension == 128 and spec.size == (size[0] if size[0] == size[1] else size)


@pytest.mark.parametrize("size", [(160, 160), (96, 112), (128, 112)])
def test_a_teacher_is_asked_at_its_own_size(people: Path, tmp_path: Path, size: tuple[int, int]) -> None:
    pack = teacher(tmp_path, 512, size)
    carried_out(people, tmp_path / "out", SMALL, pack)
    assert recogniser_spec(tmp_path / "out" / "recogniser.onnx", "recogniser.onnx").dimension == 512


def test_another_dimension_than_the_teacher_s_is_refused_but_for_relations(
    people: Path, tmp_path: Path
) -> None:
    more = f"{SMALL}\ndimension = 512"
    for attempt in (execute, check):
        with pytest.raises(InputProblem, match=r"gives 128 values and dimension is 512; leave"):
            attempt(run_of(people, tmp_path / "out", more, STARTER))
    events = carried_out(people, tmp_path / "alike", f"{more}\nloss = {{cosine = 0.0}}", STARTER)
    (step,) = [event for event in events if event["event"] == "step"]
    assert step["relation"] > 0 and "cosine" not in step


def test_a_check_tells_size_and_time_and_teaches_little(people: Path, tmp_path: Path) -> None:
    events: Events = []
    with heard_by(events.append):
        check(run_of(people, tmp_path / "out", SMALL.replace("morphs = 0", "morphs = 5000"), STARTER))
    told = events[-1]
    assert told["event"] == "check" and told["size"] == [112, 112] and told["steps"] == 2
    assert told["eta_seconds"] >= told["teaching_seconds"] > 0 and not (tmp_path / "out").exists()


def test_a_run_that_was_stopped_is_exported_as_far_as_it_came(people: Path, tmp_path: Path) -> None:
    run = run_of(people, tmp_path / "out", SMALL, STARTER, "steps = 4000")

    def stop(event: dict[str, Any]) -> None:
        if event["event"] == "step":
            import signal

            signal.raise_signal(signal.SIGTERM)

    with pytest.raises(RunCancelled), heard_by(stop):
        execute(run)
    export(run)
    assert (tmp_path / "out" / "recogniser.onnx").is_file()
