"""L-Softmax, A-Softmax and modified softmax against loops in float64."""

import math

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs torch (pip install faceclock[train])")

from faceclock.training.losses.curves import target_logit  # noqa: E402
from faceclock.training.losses.large_margin import psi  # noqa: E402
from faceclock.training.losses.registry import make_loss, read_loss  # noqa: E402

CLASSES, DIMENSION = 4, 5


def psi_by_hand(theta: float, m: int) -> float:
    k = min(int(theta * m / math.pi), m - 1)
    return (-1) ** k * math.cos(m * theta) - 2 * k


def by_hand(
    features: np.ndarray, labels: list[int], weights: np.ndarray, m: int, share: float, unit: bool
) -> float:
    """``unit``: weights of length 1."""
    losses = []
    for x, label in zip(features, labels, strict=True):
        row, length = [], math.sqrt(sum(x * x))
        for j, weight in enumerate(weights):
            size = math.sqrt(sum(weight * weight))
            cosine = sum(x * weight) / (length * size) if length else 0.0
            shown = cosine
            if j == label:
                replaced = psi_by_hand(math.acos(max(-1.0, min(1.0, cosine))), m)
                shown = (share * cosine + replaced) / (1 + share)
            row.append(length * (1.0 if unit else size) * shown)
        losses.append(math.log(sum(math.exp(value) for value in row)) - row[label])
    return sum(losses) / len(losses)


@pytest.mark.parametrize("m", [1, 2, 3, 4])
@pytest.mark.parametrize(("step", "share"), [(0, 1000.0), (100, 1000 / 13), (10**6, 5.0)])
@pytest.mark.parametrize("name", ["l-softmax", "a-softmax"])
def test_the_loss_is_its_formula(name: str, step: int, share: float, m: int) -> None:
    loss = make_loss(read_loss({"name": name, "m": m}), CLASSES, DIMENSION).double()
    loss.advance(step)
    weights = loss.inner.W.detach().numpy().T
    random = np.random.default_rng(m)
    opposite, own, none = -2 * weights[1], 3 * weights[2], np.zeros(DIMENSION)
    features = np.vstack([random.normal(0, 1.5, (10, DIMENSION)), opposite, own, none])
    labels = [*random.integers(0, CLASSES, 10).tolist(), 1, 2, 3]
    value = loss(torch.from_numpy(features), torch.tensor(labels))["loss"].item()
    wanted = by_hand(features, labels, weights, m, share, unit=name == "a-softmax")
    assert value == pytest.approx(wanted, rel=1e-9)


def test_modified_softmax_is_a_softmax_without_a_margin() -> None:
    loss = make_loss(read_loss({"name": "modified-softmax"}), CLASSES, DIMENSION).double()
    features = np.random.default_rng(1).normal(0, 1, (9, DIMENSION))
    labels = [0, 1, 2, 3, 0, 1, 2, 3, 0]
    value = loss(torch.from_numpy(features), torch.tensor(labels))["loss"].item()
    wanted = by_hand(features, labels, loss.inner.W.detach().numpy().T, 1, 0.0, unit=True)
    assert value == pytest.approx(wanted, rel=1e-9)


@pytest.mark.parametrize("m", [1, 2, 3, 4, 7])
def test_psi_is_its_formula_where_its_pieces_meet(m: int) -> None:
    joints = [k * math.pi / m for k in range(m + 1)]
    theta = np.array([*joints, *(t + 1e-7 for t in joints[:-1]), *(t - 1e-7 for t in joints[1:])])
    cosines = torch.from_numpy(np.cos(theta)).requires_grad_()
    value = psi(cosines, m)
    np.testing.assert_allclose(value.detach(), [psi_by_hand(t, m) for t in theta.tolist()], atol=1e-6)
    (gradient,) = torch.autograd.grad(value.sum(), cosines)
    assert torch.isfinite(gradient).all()
    assert (gradient >= -1e-4).all()  # nearer to the centre is never worse
    assert gradient.max() <= m**2 + 1e-6


def test_psi_has_the_gradient_of_its_formula() -> None:
    cosines = torch.linspace(-0.97, 0.96, 23, dtype=torch.float64).requires_grad_()
    assert torch.autograd.gradcheck(lambda c: psi(c, 4), cosines)


def test_lambda_falls_to_its_least_value() -> None:
    settings = read_loss({"name": "a-softmax", "start": 100.0, "decline": 0.5, "least": 2.0})
    assert [settings.share_at(step) for step in (0, 2, 18, 98, 10**6)] == [100.0, 50.0, 10.0, 2.0, 2.0]
    loss = make_loss(settings, CLASSES, DIMENSION)
    assert loss.inner.share == 100
    loss.advance(18)
    assert loss.inner.share == 10


@pytest.mark.parametrize("name", ["l-softmax", "a-softmax"])
def test_curves_show_psi_without_annealing(name: str) -> None:
    theta = np.linspace(0.001, 3.14, 101)
    wanted = [psi_by_hand(angle, 3) for angle in theta.tolist()]
    np.testing.assert_allclose(target_logit(name, theta, m=3), wanted, atol=1e-9)
    assert (np.diff(target_logit(name, theta, m=3)) < 0).all()
