"""What the networks' own layers compute, and how networks are chosen by name."""

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs torch (pip install faceclock[train])")

from faceclock.domain.errors import InputProblem  # noqa: E402
from faceclock.training.networks.blocks import ResponseNorm, halved  # noqa: E402
from faceclock.training.networks.inception import L2Pool  # noqa: E402
from faceclock.training.networks.registry import make_network, network_spec  # noqa: E402
from faceclock.training.networks.siamese import SiameseResNet, with_pairs  # noqa: E402
from faceclock.training.networks.transformer import SpatialTransformer  # noqa: E402
from faceclock.training.networks.zeiler_fergus import Maxout  # noqa: E402

SIDE = 48


@pytest.fixture(autouse=True)
def one_thread():
    """Small layers gain nothing from more, and lose much beside other processes."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.mark.parametrize(
    ("name", "options", "says"),
    [
        ("ir50", {}, "no network 'ir50'; did you mean 'ir-50'"),
        ("stn:mobilnet", {}, "no network 'stn:mobilnet'; did you mean 'mobilenet'"),
        ("sphere-20", {"normalized": True}, "no option 'normalized'; did you mean 'normalised'"),
        ("mobilenet", {"width": 2}, "no option 'width'; there is size"),
        ("sphere-20", {"size": (96,)}, r"size \(96,\) of sphere-20's input is not \[width, height\]"),
        ("sphere-20", {"size": (96, 16)}, "of 64 to 1024"),
    ],
)
def test_mistakes_are_named(name: str, options: dict, says: str) -> None:
    with pytest.raises(InputProblem, match=says):
        make_network(name, **options)


def test_what_is_asked_for_is_made() -> None:
    network = make_network("stn:nns2", 32, size=[64, 80], normalised=True)
    assert isinstance(network, SpatialTransformer)
    assert network(torch.zeros(2, 3, 80, 64)).shape == (2, 32)
    assert any(isinstance(layer, torch.nn.BatchNorm2d) for layer in network.modules())
    assert network_spec("stn:sphere-20").size == network_spec("sphere-20").size
    assert make_network("mobilenet", 32, size=(64, 64))(torch.zeros(2, 3, 64, 64)).shape == (2, 32)


def test_extents_are_those_of_layers_with_stride_two() -> None:
    for width, height in ((112, 96), (165, 165), (116, 140), (67, 129)):
        x = torch.zeros(1, 1, height, width)
        for times in range(1, 6):
            x = torch.nn.functional.max_pool2d(x, 3, 2, 1)
            assert halved((width, height), times) == x.shape[2:]


def test_l2_pool_is_the_root_of_mean_squares() -> None:
    x = torch.randn(2, 3, 7, 6, dtype=torch.float64)
    padded = np.pad(x.numpy(), ((0, 0), (0, 0), (1, 1), (1, 1)))
    for stride in (1, 2):
        windows = np.lib.stride_tricks.sliding_window_view(padded, (3, 3), (2, 3))[:, :, ::stride, ::stride]
        expected = np.sqrt((windows**2).mean((-2, -1)))
        assert np.allclose(L2Pool(stride)(x), expected, atol=2e-6 / max(expected.min(), 1e-3))
    still = torch.zeros(1, 1, 3, 3, requires_grad=True)
    L2Pool()(still).sum().backward()
    assert torch.isfinite(still.grad).all()


def test_response_norm_is_torchs() -> None:
    x = 100 * torch.randn(2, 7, 4, 5)
    assert torch.allclose(ResponseNorm()(x), torch.nn.LocalResponseNorm(5)(x), rtol=1e-5)


def test_maxout_is_the_larger_of_two() -> None:
    layer, x = Maxout(5, 4), torch.randn(3, 5)
    pieces = (x @ layer.pieces.weight.T + layer.pieces.bias).detach().numpy().reshape(3, 4, 2)
    assert np.allclose(layer(x).detach(), pieces.max(2), atol=1e-6)


class Pixels(torch.nn.Module):
    """A network that answers with what it sees."""

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return x.flatten(1)


def test_the_spatial_transformer_begins_by_changing_nothing() -> None:
    x = torch.rand(2, 3, 40, SIDE)
    assert torch.allclose(SpatialTransformer(Pixels(), (SIDE, 40)).moved(x), x, atol=1e-4)


def test_the_spatial_transformer_moves_as_its_matrix_says() -> None:
    front = SpatialTransformer(Pixels(), (SIDE, 40))
    x = torch.rand(1, 3, 40, SIDE)
    with torch.no_grad():  # looks two pixels further right, three further up
        front.affine.bias.copy_(torch.tensor([1.0, 0, 2 * 2 / SIDE, 0, 1.0, -3 * 2 / 40]))
    moved = front.moved(x)
    assert torch.allclose(moved[:, :, 3:, :-2], x[:, :, :-3, 2:], atol=1e-3)
    assert moved[:, :, :3].abs().max() < 1e-3


def test_the_spatial_transformer_learns_to_align() -> None:
    """A picture shifted by three pixels is brought back by the gradient alone."""
    torch.manual_seed(3)
    front = SpatialTransformer(Pixels(), (SIDE, SIDE))
    smooth = torch.nn.functional.interpolate(torch.rand(1, 3, 6, 6), (SIDE + 8, SIDE + 8), mode="bicubic")
    wanted, given = smooth[:, :, 4:-4, 4:-4], smooth[:, :, 4:-4, 1:-7]
    optimiser = torch.optim.Adam(front.parameters(), lr=3e-3)
    away = []
    for _ in range(40):
        loss = (front(given) - wanted.flatten(1)).square().mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        away.append(float(loss.detach()))
    assert away[-1] < away[0] / 2


def judge(dimension: int) -> SiameseResNet:
    """Only the head is asked, so that the network may lie on the meta device."""
    with torch.device("meta"):
        network = SiameseResNet(dimension)
    network.judge = torch.nn.Linear(dimension, 1)
    return network


def test_similarity_and_loss_of_pairs_by_their_formulas() -> None:
    network, labels = judge(6), torch.tensor([0, 0, 1, 2])
    features = torch.randn(4, 6)
    weight, bias = network.judge.weight.detach().numpy()[0], float(network.judge.bias.detach())
    unit = features.numpy() / np.linalg.norm(features.numpy(), axis=1, keepdims=True)
    losses: dict[bool, list[float]] = {True: [], False: []}
    for i in range(4):
        for j in range(i + 1, 4):
            logit = float(weight @ np.abs(unit[i] - unit[j]) + bias)
            found = network.similarity(features[i : i + 1], features[j : j + 1]).detach()
            assert float(found) == pytest.approx(logit, abs=1e-5)
            same = bool(labels[i] == labels[j])
            chance = 1 / (1 + np.exp(-logit))
            losses[same].append(-np.log(chance if same else 1 - chance))
    expected = (np.mean(losses[True]) + np.mean(losses[False])) / 2
    assert float(network.pair_loss(features, labels).detach()) == pytest.approx(expected, abs=1e-5)
    assert network.pair_loss(features, torch.arange(4)).isfinite()  # nobody twice


def test_a_run_adds_what_the_similarity_head_learns() -> None:
    network, features, labels = judge(6), torch.randn(4, 6), torch.tensor([0, 0, 1, 1])
    parts = {"loss": torch.tensor(2.0), "accuracy": torch.tensor(0.5)}
    added = with_pairs(torch.nn.Sequential(network), features, labels, parts)
    pairs = network.pair_loss(features, labels).detach()
    assert torch.allclose(added["loss"].detach(), 2 + pairs) and torch.allclose(added["pairs"], pairs)
    added["loss"].backward()
    assert network.judge.weight.grad is not None
    assert with_pairs(Pixels(), features, labels, parts) is parts


def test_one_picture_is_verified_against_another() -> None:
    torch.manual_seed(1)
    network = judge(32)
    network.network = make_network("nns2", 32, size=(64, 64))  # a quick one; the comparison is the same
    network.eval()
    torch.nn.init.constant_(network.judge.weight, -1.0)
    torch.nn.init.constant_(network.judge.bias, 0.5)
    views = torch.randn(3, 3, 64, 64)
    with torch.no_grad():
        same, swapped = network.verify(views, views), network.verify(views, views.flip(0))
        assert torch.allclose(
            network.verify(views.flip(0), views), swapped, atol=1e-5
        )  # either may be the reference
    assert same.shape == (3,) and bool((same >= swapped - 1e-6).all()) and bool((same > 0.5).all())
