"""What MTCNN learns from: windows and their labels, offsets that lead to the faces, and the joint loss."""

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs torch (pip install faceclock[train])")
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # torch about its own ONNX exporter

from faceclock.app.contenders import contender_of, name_hash  # noqa: E402
from faceclock.domain.errors import InputProblem  # noqa: E402
from faceclock.training.data.spec import Data  # noqa: E402
from faceclock.training.export import export_recogniser  # noqa: E402
from faceclock.training.mtcnn.exporting import FILES, export_stage  # noqa: E402
from faceclock.training.mtcnn.loss import MtcnnLoss  # noqa: E402
from faceclock.training.mtcnn.windows import (  # noqa: E402
    FACE,
    NONE,
    PART,
    UNCLEAR,
    draw_windows,
    label,
    targets,
)
from faceclock.training.networks.mtcnn import NETS, SIDES, Answer, load_published  # noqa: E402
from faceclock.training.networks.registry import make_network  # noqa: E402
from faceclock.training.packing import PackPlan, _compose  # noqa: E402
from faceclock.training.runs import read_run  # noqa: E402
from faceclock.training.scenes import Scene  # noqa: E402
from faceclock.training.trained_on import note_people  # noqa: E402
from faceclock.vision.detectors import Mtcnn  # noqa: E402
from faceclock.vision.detectors.mtcnn_boxes import moved  # noqa: E402
from faceclock.vision.packs.loading import load_pack  # noqa: E402
from faceclock.vision.sessions import open_session  # noqa: E402

PARAMETERS = {"p-net": 6_632, "r-net": 100_178, "o-net": 389_040}
POINTS = np.array([[70, 80], [110, 80], [90, 100], [75, 120], [105, 120]], np.float32)
SCENE = Scene(
    np.zeros((200, 240, 3), np.uint8),
    np.array([[50, 50, 130, 150]], np.float32),
    POINTS[None],
    np.array([[160, 20, 220, 80]], np.float32),
)
NOTHING = np.zeros((0, 4))


def overlap(box, other):
    low, high = np.maximum(box[:2], other[:2]), np.minimum(box[2:], other[2:])
    shared = np.prod(np.maximum(0, high - low))
    return shared / (np.prod(box[2:] - box[:2]) + np.prod(other[2:] - other[:2]) - shared)


@pytest.mark.parametrize("stage", NETS)
def test_nets_have_the_published_number_of_parameters_and_the_papers_outputs(stage: str) -> None:
    assert sum(value.numel() for value in NETS[stage]().parameters()) == PARAMETERS[stage]
    side = SIDES[stage]
    answer = NETS[stage](landmarks=True)(torch.zeros(3, 3, side, side))
    assert [part.flatten(1).shape for part in answer] == [(3, 2), (3, 4), (3, 10)]


@pytest.mark.shared
@pytest.mark.parametrize("stage", NETS)
def test_published_weights_load_and_export_with_parity(stage: str, shared: Path, tmp_path: Path) -> None:
    file = FILES[stage]
    net = load_published(stage, shared / "models" / "mtcnn" / file.replace(".onnx", ".pt"))
    assert export_stage(stage, net, tmp_path / file) <= 1e-4
    session = open_session(tmp_path / file, 1)
    side = 40 if stage == "p-net" else SIDES[stage]
    blob = torch.rand(7, 3, side, side) * 2 - 1
    score, box, *points = session.run(None, {"input": blob.numpy()})
    with torch.no_grad():
        logits, offsets, landmarks = net(blob)
    odds = torch.log_softmax(logits, 1)
    assert np.abs(score - (odds[:, 1] - odds[:, 0]).numpy()).max() < 1e-4
    assert np.abs(box - offsets.numpy()).max() < 1e-4
    assert bool(points) == (stage == "o-net")
    if points:
        assert np.abs(points[0] - landmarks.numpy()).max() < 1e-4


@pytest.mark.shared
def test_weights_of_another_net_are_refused(shared: Path, tmp_path: Path) -> None:
    with pytest.raises(InputProblem, match="r-net"):
        load_published("r-net", shared / "models" / "mtcnn" / "pnet.pt")
    (tmp_path / "x.pt").write_bytes(b"nothing")
    for file in ("x.pt", "missing.pt"):
        with pytest.raises(InputProblem, match=file):
            load_published("p-net", tmp_path / file)


def test_windows_are_labelled_by_their_overlap() -> None:
    face = np.array([50.0, 50, 130, 150])
    boxes = np.array([[45.0, 55, 135, 145], [20, 55, 110, 145], [5, 55, 95, 145], [0, 0, 40, 40]])
    shares = [overlap(box, face) for box in boxes]
    assert shares[0] > 0.65 > shares[1] > 0.4 > shares[2] > 0.3
    unlabelled = np.array([[165.0, 25, 215, 75]])
    assert label(SCENE, np.concatenate([boxes, unlabelled])).labels.tolist() == [
        FACE,
        PART,
        UNCLEAR,
        NONE,
        UNCLEAR,
    ]


@pytest.mark.parametrize("edge", [0, 1])
def test_offsets_and_landmarks_lead_back_to_the_face(edge: int) -> None:
    windows = label(SCENE, np.array([[45.0, 55, 135, 145], [0, 0, 40, 40]]))
    offsets, landmarks = targets(windows, edge)
    assert moved(windows.boxes[:1], offsets[:1], edge)[0] == pytest.approx(SCENE.boxes[0], abs=1e-4)
    shares = landmarks[0].reshape(2, 5).T  # as the finishing stage reads them
    assert 44 + shares[:, 0] * (90 + edge) == pytest.approx(POINTS[:, 0], abs=1e-3)
    assert 54 + shares[:, 1] * (90 + edge) == pytest.approx(POINTS[:, 1], abs=1e-3)
    assert not offsets[1].any() and not landmarks[1].any()


def test_a_scene_gives_the_asked_number_of_windows_and_all_kinds() -> None:
    windows = draw_windows(np.random.default_rng(0), SCENE, NOTHING, 56)
    counts = {kind: int((windows.labels == kind).sum()) for kind in (FACE, PART, NONE, UNCLEAR)}
    assert sum(counts.values()) == 56 and counts[UNCLEAR] == 0
    assert counts[FACE] >= 8 and counts[PART] == 8 and counts[NONE] >= 24
    sides = windows.boxes[:, 2:] - windows.boxes[:, :2]
    assert np.abs(sides[:, 0] - sides[:, 1]).max() < 1e-9 and sides.min() >= 11
    assert windows.boxes.min() >= 1 and (windows.boxes[:, 2:] <= (240, 200)).all()


def test_what_was_found_in_vain_is_learnt_first() -> None:
    wrong = np.array([[2.0 + x, 160, 32 + x, 190] for x in range(0, 30, 2)])
    windows = draw_windows(np.random.default_rng(0), SCENE, wrong, 32)
    for box in wrong:
        assert (np.abs(windows.boxes - box).max(axis=1) < 1e-9).any()


def test_a_scene_without_faces_teaches_what_is_none() -> None:
    empty = Scene(SCENE.image, np.zeros((0, 4), np.float32), np.zeros((0, 5, 2), np.float32), SCENE.ignored)
    windows = draw_windows(np.random.default_rng(0), empty, NOTHING, 32)
    assert len(windows.boxes) == 32 and (windows.labels == NONE).all()
    assert not targets(windows, 0)[0].any()


def test_the_joint_loss_is_the_papers() -> None:
    random = torch.Generator().manual_seed(0)
    logits, box, points = (torch.randn(20, size, generator=random).double() for size in (2, 4, 10))
    wanted_box, wanted_points = torch.randn(20, 4).double(), torch.randn(20, 10).double()
    labels = torch.tensor([FACE] * 6 + [PART] * 4 + [NONE] * 10)
    found = MtcnnLoss()(Answer(logits, box, points), labels, wanted_box, wanted_points, last=False)
    probabilities = np.exp(logits.numpy()) / np.exp(logits.numpy()).sum(1, keepdims=True)
    each = [
        -np.log(probabilities[row, int(kind)]) for row, kind in enumerate(labels.tolist()) if kind != PART
    ]
    score = np.mean(sorted(each)[-int(0.7 * 16) :])
    boxes = np.mean([((box[row] - wanted_box[row]) ** 2).sum().item() for row in range(10)])
    marks = np.mean([((points[row] - wanted_points[row]) ** 2).sum().item() for row in range(10)])
    assert found["score"].item() == pytest.approx(score)
    assert found["box"].item() == pytest.approx(boxes) and found["landmarks"].item() == pytest.approx(marks)
    assert found["loss"].item() == pytest.approx(score + 0.5 * boxes + 0.5 * marks)
    last = MtcnnLoss()(Answer(logits, box, points), labels, wanted_box, wanted_points, last=True)
    assert last["loss"].item() == pytest.approx(score + 0.5 * boxes + marks)


@pytest.mark.parametrize("kind", [FACE, NONE, PART])
def test_a_batch_of_one_kind_has_a_loss(kind: int) -> None:
    answer = Answer(torch.randn(4, 2, 1, 1, requires_grad=True), torch.randn(4, 4, 1, 1), None)
    parts = MtcnnLoss()(answer, torch.full((4,), kind), torch.zeros(4, 4), torch.zeros(4, 10), last=False)
    assert torch.isfinite(parts["loss"]) and "landmarks" not in parts
    parts["loss"].backward()


def test_the_loss_s_gradient_is_right() -> None:
    labels = torch.tensor([FACE, NONE, PART, NONE, FACE])
    wanted = torch.randn(5, 4).double(), torch.randn(5, 10).double()

    def loss(logits, box, points):
        return MtcnnLoss()(Answer(logits, box, points), labels, *wanted, last=True)["loss"]

    inputs = [torch.randn(5, size).double().requires_grad_() for size in (2, 4, 10)]
    assert torch.autograd.gradcheck(loss, inputs)


RUN = """
kind = "mtcnn"
output = "{folder}/mtcnn"
stage = "{stage}"
size = [128, 128]
[data]
images = "{folder}/pictures"
teacher = "{folder}/packs/development"
cache = "{folder}/cache"
[schedule]
steps = {steps}
batch = 32
warmup = 2
"""


def written(folder: Path, stage: str, steps: int = 2) -> Path:
    file = folder / f"{stage}.toml"
    file.write_text(RUN.format(folder=folder, stage=stage, steps=steps), encoding="utf-8")
    return file


def test_a_stage_without_those_before_it_is_refused_at_once(tmp_path: Path) -> None:
    with pytest.raises(
        InputProblem, match=r'pnet\.onnx for the o-net to learn behind; train stage = "p-net"'
    ):
        read_run(written(tmp_path, "o-net")).carry_out()
    with pytest.raises(InputProblem, match="no checkpoint"):
        read_run(written(tmp_path, "all")).export()
    with pytest.raises(InputProblem, match="stage"):
        read_run(written(tmp_path, "q-net"))


@pytest.mark.shared
@pytest.mark.slow
def test_a_run_leaves_three_nets_that_are_a_detector(shared: Path, tmp_path: Path) -> None:
    import tarfile

    from faceclock.vision.packs.development import make_development_pack

    make_development_pack(shared, tmp_path / "packs")
    with tarfile.open(shared / "data" / "lfw-dev" / "lfw-dev.tar") as archive:
        pictures = (member for member in archive if member.name.endswith(".jpg"))
        for _, member in zip(range(12), pictures, strict=False):
            archive.extract(member, tmp_path / "pictures", filter="data")
    read_run(written(tmp_path, "all")).carry_out()
    output = tmp_path / "mtcnn"
    assert {f"{file[:-5]}.{end}" for file in FILES.values() for end in ("onnx", "safetensors")} <= {
        file.name for file in output.iterdir()
    }
    detector = Mtcnn(*(open_session(output / file, 1) for file in FILES.values()))
    assert isinstance(detector.detect(np.zeros((120, 160, 3), np.uint8)), list)
    before = (output / "onet.onnx").read_bytes()
    read_run(written(tmp_path, "all")).export()
    assert (output / "onet.onnx").read_bytes() == before
    read_run(written(tmp_path, "all")).carry_out()  # which is done already
    assert (output / "onet.onnx").read_bytes() == before


def test_the_pack_s_detector_is_what_lies_in_the_run_s_folder(tmp_path: Path) -> None:
    for stage, file in FILES.items():
        torch.manual_seed(0)
        export_stage(stage, NETS[stage](landmarks=True).eval(), tmp_path / file)
        (tmp_path / file).with_suffix(".safetensors").write_bytes(b"weights")
    network = make_network("compact-face")
    crops = torch.rand(2, 3, 112, 112) * 2 - 1
    network(crops)
    export_recogniser(network, tmp_path / "recogniser.onnx", crops)
    data = Data(images=tmp_path, teacher=tmp_path, cache=tmp_path)
    said = {"name": "mine", "version": "1", "licence": "MIT", "commercial_use": True, "provenance": "a test"}
    plan = PackPlan(**said, output=tmp_path / "packs", detector=tmp_path, recogniser=tmp_path, data=data)
    folder = _compose(plan, plan.output, None)
    assert isinstance(load_pack(folder).detector, Mtcnn)
    assert contender_of(folder).trained_on() is None
    note_people(tmp_path, ["ann", "bob", "ann"])
    assert contender_of(_compose(plan, plan.output, None)).trained_on() == {
        name_hash("ann"),
        name_hash("bob"),
    }
