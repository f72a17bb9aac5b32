"""What holds for every loss: its gradient, bfloat16, checkpoints, and that a network learns with it."""

from collections.abc import Iterator

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs torch (pip install faceclock[train])")

from pydantic import TypeAdapter  # noqa: E402
from torch import nn  # noqa: E402
from torch.nn import functional  # noqa: E402

from faceclock.domain.errors import InputProblem  # noqa: E402
from faceclock.training.checking import checked  # noqa: E402
from faceclock.training.losses.base import FaceLoss  # noqa: E402
from faceclock.training.losses.registry import (  # noqa: E402
    LOSSES,
    LossSettings,
    check_people,
    loss_name,
    make_loss,
    read_loss,
)
from faceclock.training.samplers import Balanced, make_sampler  # noqa: E402

CLASSES, DIMENSION = 4, 5
LABELS = torch.tensor([0, 0, 1, 1, 2, 2, 3, 3])
VARIANTS = [
    *({"name": name} for name in LOSSES),
    {"name": "normface", "learned": True},
    {"name": "margin", "per_class": True},
    {"name": "batch-hard-triplet", "squared": True, "normalised": True},
    {"name": "contrastive", "normalised": False, "m": 4.0, "weight": 1.0},
    {"name": "l-softmax", "m": 3, "least": 0.0, "start": 0.0},
    {"name": "a-softmax", "m": 4, "least": 0.0, "start": 0.0},
]
every_variant = pytest.mark.parametrize("values", VARIANTS, ids=str)
every_name = pytest.mark.parametrize("name", LOSSES)


def made(values: dict, dimension: int = DIMENSION) -> FaceLoss:
    torch.manual_seed(2)
    return make_loss(read_loss(values), CLASSES, dimension)


def features(dimension: int = DIMENSION) -> torch.Tensor:
    return torch.from_numpy(np.random.default_rng(6).normal(0, 1.3, (len(LABELS), dimension)))


@every_variant
def test_the_gradient_is_that_of_the_formula(values: dict) -> None:
    loss = made(values).double().eval()

    def value(*_: torch.Tensor) -> torch.Tensor:
        loss.advance(3)
        return loss(given, LABELS)["loss"]

    given = features().requires_grad_()
    assert torch.autograd.gradcheck(value, (given, *loss.parameters()), atol=1e-6)


@every_variant
def test_bfloat16_stays_outside(values: dict) -> None:
    """What comes in has bfloat16's 8 bits; nothing is lost inside."""
    loss, wide = made(values, 64).eval(), features(64).float()
    exact = loss(wide, LABELS)["loss"]
    loss.advance(0)
    with torch.autocast("cpu", torch.bfloat16):
        narrow = wide @ torch.eye(64)
        assert narrow.dtype == torch.bfloat16
        rounded = loss(narrow, LABELS)["loss"]
    loss.advance(0)
    assert rounded.dtype == torch.float32
    assert rounded.item() == loss(narrow.float(), LABELS)["loss"].item()
    assert rounded.item() == pytest.approx(exact.item(), rel=0.02)


@pytest.mark.skipif(not torch.cuda.is_available(), reason="needs a GPU")
def test_a_gpu_gives_the_same_loss() -> None:
    for values in VARIANTS:
        loss, given = made(values).eval(), features().float()
        wanted = loss(given, LABELS)["loss"].item()
        loss.advance(0)
        value = loss.cuda()(given.cuda().requires_grad_(), LABELS.cuda())["loss"]
        value.backward()
        assert value.item() == pytest.approx(wanted, rel=1e-4)


@every_variant
def test_a_checkpoint_goes_on_with_the_same_loss(values: dict) -> None:
    one, other = made(values), make_loss(read_loss(values), CLASSES, DIMENSION)
    given = features().float()
    one(given, LABELS)
    other.load_state_dict(one.state_dict())
    for loss in (one, other):
        loss.advance(11)
    assert one(given, LABELS)["loss"].item() == other(given, LABELS)["loss"].item()


@every_variant
def test_groups_hold_every_parameter_once(values: dict) -> None:
    loss = made(values)
    groups = loss.groups(rate=0.02, decay=0.1)
    grouped = [value for group in groups for value in group["params"]]
    assert sorted(map(id, grouped)) == sorted(map(id, loss.parameters()))
    for group in groups:
        assert group["lr"] == 0.02 * group["scale"]
        assert (group["weight_decay"] > 0) == all(value.ndim > 1 for value in group["params"])


@every_name
def test_losses_that_classify_tell_angles_and_accuracy(name: str) -> None:
    loss = made({"name": name}).eval()
    parts = loss(features().float().requires_grad_(), LABELS)
    assert loss(features().float(), LABELS)["loss"].isfinite()
    assert all(not value.requires_grad for key, value in parts.items() if key != "loss")
    if LOSSES[name].classifies:
        assert parts["theta"].shape == LABELS.shape
        assert 0 <= parts["accuracy"].item() <= 1
    else:
        assert "theta" not in parts


@pytest.fixture(autouse=True)
def one_thread() -> Iterator[None]:
    """Threads that wait for each other make such small tensors slow on a busy machine."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="module")
def digits() -> tuple[torch.Tensor, torch.Tensor]:
    from sklearn.datasets import load_digits

    images, labels = load_digits(return_X_y=True)
    return torch.from_numpy(images / 8 - 1).float(), torch.from_numpy(labels).long()


def accuracy(network: nn.Module, images: torch.Tensor, labels: torch.Tensor) -> float:
    """Of the last 597 digits, by the nearest mean direction of the others."""
    with torch.no_grad():
        units = functional.normalize(network(images))
    means = torch.stack([units[:1200][labels[:1200] == digit].mean(dim=0) for digit in range(10)])
    nearest = (units[1200:] @ functional.normalize(means).T).argmax(dim=1)
    return (nearest == labels[1200:]).float().mean().item()


@every_name
def test_a_small_network_learns_digits(name: str, digits: tuple[torch.Tensor, torch.Tensor]) -> None:
    images, labels = digits
    torch.manual_seed(0)
    network = nn.Sequential(nn.Linear(64, 48), nn.ReLU(), nn.Linear(48, 4))
    loss = make_loss(read_loss({"name": name}), 10, 4)
    draw = make_sampler(Balanced(images=8), labels[:1200].numpy(), 64, seed=0)
    groups = [{"params": list(network.parameters())}, *loss.groups(rate=0.01, decay=0.0)]
    optimiser = torch.optim.Adam(groups, lr=0.01)
    assert accuracy(network, images, labels) < 0.5
    for step in range(120):
        rows = draw(step)
        loss.advance(step)
        optimiser.zero_grad()
        loss(network(images[rows]), labels[rows])["loss"].backward()
        optimiser.step()
    assert accuracy(network, images, labels) > 0.7


@checked
class Example:
    loss: LossSettings


def test_a_run_file_chooses_by_name() -> None:
    read = TypeAdapter(Example).validate_python
    chosen = read({"loss": {"name": "arcface", "s": 32, "m": 0.4}}).loss
    assert chosen == LOSSES["arcface"](s=32, m=0.4)
    assert loss_name(chosen) == "arcface"
    assert read({"loss": chosen}).loss is chosen
    assert [loss_name(read_loss({"name": name})) for name in LOSSES] == list(LOSSES)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"name": "arcfac"}, "no loss 'arcfac'; did you mean 'arcface'"),
        ({}, "no loss ''; there is a-softmax"),
        ({"name": "center", "weigth": 1}, "loss center has no parameter 'weigth'; did you mean 'weight'"),
        ({"name": "softmax", "s": 64}, "loss softmax has no parameter 's'; it has none, leave it out"),
        ({"name": "arcface", "m": -1}, "parameter m of the loss arcface is wrong"),
        ({"name": "a-softmax", "m": 2.5}, "parameter m of the loss a-softmax is wrong"),
        ({"name": "normface", "probability": 1.0}, "parameter probability of the loss normface is wrong"),
    ],
)
def test_wrong_settings_are_named(values: dict, said: str) -> None:
    with pytest.raises(InputProblem, match=said):
        TypeAdapter(Example).validate_python({"loss": values})


@every_name
def test_one_person_or_one_picture_each_teach_nothing(name: str) -> None:
    settings = read_loss({"name": name})
    with pytest.raises(InputProblem, match=f"{name} tells people apart, and there are pictures of 1 only"):
        check_people(settings, np.zeros(5, int))
    check_people(settings, np.array([0, 0, 1]))
    if LOSSES[name].needs_pairs:
        with pytest.raises(InputProblem, match=f"{name} compares pictures of one person, and nobody has two"):
            check_people(settings, np.arange(5))
    else:
        check_people(settings, np.arange(5))
