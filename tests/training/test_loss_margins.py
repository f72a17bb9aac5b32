"""Losses with a margin on the cosine or the angle, against loops in float64."""

import math

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs torch (pip install faceclock[train])")

from faceclock.domain.errors import InputProblem  # noqa: E402
from faceclock.training.losses.base import angle  # noqa: E402
from faceclock.training.losses.curves import CURVES, target_logit  # noqa: E402
from faceclock.training.losses.registry import make_loss, read_loss  # noqa: E402
from faceclock.training.losses.scales import congenerous_scale, least_scale  # noqa: E402

CLASSES, DIMENSION = 5, 4


def arcface_by_hand(theta: float, m: float) -> float:
    return math.cos(theta + m) if theta + m <= math.pi else math.cos(theta) - m * math.sin(math.pi - m)


TARGETS = {
    "normface": lambda theta, m: math.cos(theta),
    "coco": lambda theta, m: math.cos(theta),
    "am-softmax": lambda theta, m: math.cos(theta) - m,
    "cosface": lambda theta, m: math.cos(theta) - m,
    "arcface": arcface_by_hand,
}
SETTINGS = [
    {"name": "normface", "s": 12.0},
    {"name": "coco", "s": 7.0},
    {"name": "am-softmax", "s": 30.0, "m": 0.35},
    {"name": "cosface", "s": 64.0, "m": 0.2},
    {"name": "arcface", "s": 64.0, "m": 0.5},
    {"name": "arcface", "s": 16.0, "m": 2.0},
]


def cross_entropy_by_hand(rows: list[list[float]], labels: list[int]) -> float:
    losses = []
    for row, label in zip(rows, labels, strict=True):
        largest = max(row)
        losses.append(largest + math.log(sum(math.exp(value - largest) for value in row)) - row[label])
    return sum(losses) / len(losses)


def angle_by_hand(a: np.ndarray, b: np.ndarray) -> float:
    length = math.sqrt(sum(a * a)) * math.sqrt(sum(b * b))
    return math.acos(max(-1.0, min(1.0, sum(a * b) / length))) if length else math.pi / 2


def by_hand(values: dict, features: np.ndarray, labels: list[int], centres: np.ndarray) -> float:
    rows = []
    for feature, label in zip(features, labels, strict=True):
        thetas = [angle_by_hand(feature, centre) for centre in centres]
        row = [math.cos(theta) for theta in thetas]
        row[label] = TARGETS[values["name"]](thetas[label], values.get("m", 0.0))
        rows.append([values["s"] * value for value in row])
    return cross_entropy_by_hand(rows, labels)


def made(values: dict):
    return make_loss(read_loss(values), CLASSES, DIMENSION).double()


@pytest.fixture
def batch() -> tuple[np.ndarray, list[int]]:
    random = np.random.default_rng(3)
    return random.normal(0, 2, (12, DIMENSION)), random.integers(0, CLASSES, 12).tolist()


@pytest.mark.parametrize("values", SETTINGS, ids=lambda values: f"{values['name']}-{values.get('m', 0)}")
def test_the_loss_is_its_formula(values: dict, batch: tuple[np.ndarray, list[int]]) -> None:
    features, labels = batch
    loss = made(values)
    centres = loss.inner.W.detach().numpy().T
    parts = loss(torch.from_numpy(features), torch.tensor(labels))
    assert parts["loss"].item() == pytest.approx(by_hand(values, features, labels, centres), rel=1e-9)
    thetas = [angle_by_hand(x, centres[label]) for x, label in zip(features, labels, strict=True)]
    np.testing.assert_allclose(parts["theta"], np.degrees(thetas), rtol=1e-9)
    nearest = [min(range(CLASSES), key=lambda j: angle_by_hand(x, centres[j])) for x in features]
    assert parts["accuracy"].item() == pytest.approx(np.mean(np.equal(nearest, labels)))


@pytest.mark.parametrize("values", SETTINGS, ids=lambda values: f"{values['name']}-{values.get('m', 0)}")
def test_the_loss_is_its_formula_at_the_ends(values: dict) -> None:
    """On the own centre, opposite to it, on both sides of theta + m = pi, and without any length."""
    loss = made(values)
    centres = loss.inner.W.detach().numpy().T
    first = centres[0] / np.linalg.norm(centres[0])
    aside = np.array([0.0, 0, 0, 1]) - first[3] * first
    aside /= np.linalg.norm(aside)
    bend = math.pi - values.get("m", 0.0)
    angles = [0.0, 1e-4, bend - 1e-6, min(bend + 1e-6, math.pi), math.pi - 1e-4, math.pi]
    rows = [3 * (math.cos(theta) * first + math.sin(theta) * aside) for theta in angles]
    features = np.array([*rows, np.zeros(DIMENSION)])
    labels = [0] * len(features)
    tensor = torch.from_numpy(features).requires_grad_()
    value = loss(tensor, torch.tensor(labels))["loss"]
    assert value.item() == pytest.approx(by_hand(values, features, labels, centres), rel=1e-6)
    value.backward()
    assert torch.isfinite(tensor.grad).all()
    assert tensor.grad.abs().max() < 100
    assert torch.isfinite(loss.inner.W.grad).all()


@pytest.mark.parametrize("dtype", [torch.float32, torch.float64])
@pytest.mark.parametrize("name", ["normface", "cosface", "arcface", "a-softmax", "l-softmax"])
def test_gradients_stay_small_on_a_centre_and_opposite_to_it(name: str, dtype: torch.dtype) -> None:
    loss = make_loss(read_loss({"name": name}), CLASSES, DIMENSION).to(dtype)
    centre = loss.inner.W.detach().T[1]
    features = torch.stack([centre, -centre, 0 * centre, 1e-30 * centre]).requires_grad_()
    loss(features, torch.tensor([1, 1, 1, 1]))["loss"].backward()
    assert torch.isfinite(features.grad).all()
    assert features.grad.abs().max() < 1000


def test_the_angle_is_arccos_with_a_finite_gradient() -> None:
    cosines = torch.tensor([-1.0, -0.9, 0.0, 0.5, 0.99, 1.0], dtype=torch.float64, requires_grad=True)
    np.testing.assert_allclose(angle(cosines).detach(), np.arccos(cosines.detach().numpy()), atol=2e-8)
    (gradient,) = torch.autograd.grad(angle(cosines).sum(), cosines)
    np.testing.assert_allclose(gradient[1:5], -1 / np.sqrt(1 - cosines.detach().numpy()[1:5] ** 2), rtol=1e-9)
    assert gradient[[0, 5]].abs().max() < 1e-6


def test_arcface_falls_with_the_angle_all_the_way() -> None:
    theta = np.linspace(0, np.pi, 2001)
    for m in (0.1, 0.5, 1.0):
        assert (np.diff(target_logit("arcface", theta, m=m)) <= 1e-12).all()


@pytest.mark.parametrize("name", ["am-softmax", "cosface", "arcface"])
def test_curves_are_those_of_the_formulas(name: str) -> None:
    theta = np.linspace(0.01, 3.13, 57)
    wanted = [TARGETS[name](angle, 0.4) for angle in theta.tolist()]
    np.testing.assert_allclose(target_logit(name, theta, m=0.4), wanted, atol=1e-9)


def test_curves_without_a_margin_are_the_cosine() -> None:
    theta = np.linspace(0, np.pi, 41)
    for name in ("softmax", "modified-softmax", "normface", "coco"):
        assert name in CURVES
        np.testing.assert_allclose(target_logit(name, theta), np.cos(theta), atol=1e-12)


def test_losses_of_pairs_have_no_curve() -> None:
    with pytest.raises(InputProblem, match="no target-logit curve"):
        target_logit("triplet", np.zeros(1))


def test_the_least_scale_gives_the_wanted_probability() -> None:
    for probability, classes in ((0.9, 10), (0.99, 5749)):
        s = least_scale(probability, classes)
        assert math.exp(s) / (math.exp(s) + classes - 1) == pytest.approx(probability)
    assert made({"name": "normface", "probability": 0.9}).inner.scale == pytest.approx(math.log(36))
    assert made({"name": "normface", "probability": 0.01}).inner.scale == 1


def test_the_congenerous_scale_leaves_the_wanted_loss() -> None:
    for remaining, classes in ((1e-4, 10), (0.5, 5749)):
        s = congenerous_scale(remaining, classes)
        assert math.log(1 + (classes - 1) * math.exp(-2 * s)) == pytest.approx(remaining)
    assert made({"name": "coco"}).inner.scale == pytest.approx(congenerous_scale(1e-4, CLASSES))


def test_a_learnt_scale_is_trained_and_kept(batch: tuple[np.ndarray, list[int]]) -> None:
    loss = made({"name": "normface", "s": 4.0, "learned": True})
    features, labels = torch.from_numpy(batch[0]), torch.tensor(batch[1])
    groups = loss.groups(rate=0.1, decay=0.5)
    assert [(len(g["params"]), g["weight_decay"]) for g in groups] == [(1, 0.5), (1, 0.0)]
    torch.optim.Adam(groups)
    assert "inner.scale" in loss.state_dict()

    def at(scale: float) -> float:
        with torch.no_grad():
            loss.inner.scale.fill_(scale)
            return loss(features, labels)["loss"].item()

    slope = (at(4.001) - at(3.999)) / 0.002
    at(4.0)
    loss(features, labels)["loss"].backward()
    assert loss.inner.scale.grad.item() == pytest.approx(slope, rel=1e-5)
