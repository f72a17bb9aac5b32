"""Every network learns, is exported within parity and recognises as part of a pack.

At small inputs and with few classes, so that also the largest fit into minutes of a small machine; at full size
tools/try_networks.py does the same.
"""

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs torch (pip install faceclock[train])")
pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),  # torch about its own ONNX exporter
    pytest.mark.filterwarnings("ignore::torch.jit.TracerWarning"),
]

from skimage.data import astronaut  # noqa: E402
from torch.nn import functional  # noqa: E402

from faceclock.training.export import export_recogniser, recogniser_spec  # noqa: E402
from faceclock.training.networks.registry import NETWORKS, make_network  # noqa: E402
from faceclock.training.networks.siamese import with_pairs  # noqa: E402
from faceclock.vision.alignment import align  # noqa: E402
from faceclock.vision.packs.composing import compose_pack, describe  # noqa: E402
from faceclock.vision.packs.loading import load_pack  # noqa: E402
from faceclock.vision.packs.manifest import Manifest, Role, read_manifest  # noqa: E402

STARTER = Path(__file__).parents[2] / "models" / "starter"
QUICK = ("mobilenet", "nns2", "squeezenet", "stn:squeezenet")
LARGE = ("ir-50", "ir-100", "nn1", "resnet-152", "sphere-36", "vgg-16")  # here they only learn
SIZES = {"nns2": (116, 140), "sphere-20": (96, 112), "inception-resnet-v1": (96, 96)}
DIMENSION, PEOPLE = 16, 2


def cases(names: tuple[str, ...]) -> list:
    everything = [*NETWORKS, *(name for name in QUICK if name.startswith("stn:"))]
    return [
        pytest.param(name, marks=[] if name in QUICK else pytest.mark.slow)
        for name in everything
        if name in names
    ]


@pytest.fixture(autouse=True)
def one_thread():
    """Small layers gain nothing from more, and lose much beside other processes."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


def small(name: str) -> tuple[torch.nn.Module, tuple[int, int]]:
    torch.manual_seed(5)
    size = SIZES.get(name, (64, 64))
    network = make_network(name, DIMENSION, size=size)
    for layer in network.modules():
        if isinstance(layer, torch.nn.Dropout):
            layer.p = 0.0  # so that losses can be compared
    return network, size


def taught(network: torch.nn.Module, size: tuple[int, int], steps: int) -> list[float]:
    """Losses of plain cross-entropy on one batch of two people (and of pairs, where the network has such).

    Each step goes against the gradient as far as would lower the loss by a twentieth were it a plane.
    """
    width, height = size
    images = torch.randn(4, 3, height, width)
    labels = torch.arange(4) % PEOPLE
    classify = torch.nn.Linear(DIMENSION, PEOPLE)
    values = [*network.parameters(), *classify.parameters()]
    losses = []
    for _ in range(steps):
        features = network(images)
        people = {"loss": functional.cross_entropy(classify(features), labels)}
        loss = with_pairs(network, features, labels, people)["loss"]
        for value in values:
            value.grad = None
        loss.backward()
        losses.append(float(loss.detach()))
        with torch.no_grad():
            steep = sum(float(value.grad.square().sum()) for value in values if value.grad is not None)
            for value in values:
                if value.grad is not None:
                    value.sub_(0.05 * losses[-1] / steep * value.grad)
    return losses


@pytest.mark.parametrize("name", cases((*NETWORKS, *QUICK)))
def test_training_lowers_the_loss_and_reaches_every_parameter(name: str) -> None:
    network, size = small(name)
    losses = taught(network, size, 3)
    assert np.isfinite(losses).all() and losses[-1] < losses[0]
    still = [key for key, value in network.named_parameters() if value.grad is None]
    assert still == []
    assert all(value.grad.isfinite().all() for value in network.parameters())


@pytest.mark.parametrize("name", cases(tuple({*NETWORKS, *QUICK} - set(LARGE))))
def test_a_pack_with_the_exported_network_recognises(name: str, tmp_path: Path) -> None:
    network, size = small(name)
    taught(network, size, 2)
    file = tmp_path / "net.onnx"
    assert export_recogniser(network, file, torch.randn(2, 3, size[1], size[0])) <= 1e-4
    pack = load_pack(packed(file, size, tmp_path / "packs"))
    image = np.ascontiguousarray(astronaut()[:, :, ::-1])
    face = pack.detector.detect(image)[0]
    found = pack.recogniser.embed(image, face)
    crop = align(image, face.landmarks, size)
    assert crop.shape == (size[1], size[0], 3)
    blob = torch.from_numpy(crop[:, :, ::-1].copy()).permute(2, 0, 1)[None].float().sub(127.5).div(127.5)
    with torch.no_grad():
        expected = functional.normalize(network.eval()(blob))[0].numpy()
    assert float(expected @ found.vector) > 1 - 1e-4


def packed(file: Path, size: tuple[int, int], packs: Path) -> Path:
    starter = read_manifest(STARTER)
    spec = recogniser_spec(file, file.name)
    assert spec.size == (size[0] if size[0] == size[1] else size) and spec.dimension == DIMENSION
    sources = {starter.detector.file: STARTER / starter.detector.file, file.name: file}
    roles = {starter.detector.file: Role.DETECTOR, file.name: Role.RECOGNISER}
    manifest = Manifest(
        name="trial",
        version="1",
        licence="Apache-2.0",
        commercial_use=True,
        files=tuple(describe(source, path, roles[path]) for path, source in sources.items()),
        detector=starter.detector,
        recogniser=spec,
    )
    return compose_pack(manifest, sources, packs)
