"""Margin loss with distance-weighted negatives against loops in float64."""

import math

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs torch (pip install faceclock[train])")

from faceclock.training.losses.distance_weighted import DistanceWeighted, log_weights  # noqa: E402
from faceclock.training.losses.registry import make_loss, read_loss  # noqa: E402

CLASSES = 4
LABELS = [0, 0, 0, 1, 1, 2, 2, 3]


def made(dimension: int = 6, **values: object) -> DistanceWeighted:
    loss = make_loss(read_loss({"name": "margin", **values}), CLASSES, dimension)
    assert isinstance(loss, DistanceWeighted)
    return loss.double()


def units(dimension: int, seed: int = 4) -> np.ndarray:
    rows = np.random.default_rng(seed).normal(0, 1, (len(LABELS), dimension))
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def density(distance: float, n: int) -> float:
    return distance ** (n - 2) * (1 - distance**2 / 4) ** ((n - 3) / 2)


def chances_by_hand(rows: np.ndarray, anchor: int, cutoff: float) -> list[float]:
    n, weights = rows.shape[1], []
    for j, row in enumerate(rows):
        away = math.sqrt(sum((rows[anchor] - row) ** 2))
        other = LABELS[j] != LABELS[anchor]
        weights.append(min(1 / density(cutoff, n), 1 / density(away, n)) if other else 0.0)
    return [weight / sum(weights) for weight in weights]


@pytest.mark.parametrize("dimension", [3, 6, 32])
def test_weights_are_the_inverse_density_up_to_the_cutoff(dimension: int) -> None:
    distances = [0.01, 0.3, 0.4999, 0.5, 0.5001, 0.8, 1.2, math.sqrt(2), 1.7, 1.99]
    got = log_weights(torch.tensor(distances, dtype=torch.float64), dimension, 0.5).exp()
    wanted = [min(1 / density(0.5, dimension), 1 / density(d, dimension)) for d in distances]
    np.testing.assert_allclose(got, wanted, rtol=1e-9)


@pytest.mark.parametrize("dimension", [2, 128, 512])
def test_weights_are_numbers_even_for_equal_and_opposite_features(dimension: int) -> None:
    weights = log_weights(torch.tensor([0.0, 1.0, 2.0]), dimension, 0.5)
    assert torch.isfinite(weights).all()


@pytest.mark.parametrize("cutoff", [0.5, 1.0])
def test_negatives_are_drawn_with_their_probability(cutoff: float) -> None:
    rows, loss = units(6), made(cutoff=cutoff)
    drawn = np.zeros((len(rows), len(rows)))
    for step in range(2000):
        loss.advance(step)
        anchors, positives, negatives = loss.draw(torch.from_numpy(rows), torch.tensor(LABELS))
        np.add.at(drawn, (anchors.numpy(), negatives.numpy()), 1)
        if step == 0:
            pairs = list(zip(anchors.tolist(), positives.tolist(), strict=True))
            assert len(pairs) == 3 * 2 + 2 + 2
            assert all(a != p and LABELS[a] == LABELS[p] for a, p in pairs)
    for anchor in range(7):
        wanted = chances_by_hand(rows, anchor, cutoff)
        np.testing.assert_allclose(drawn[anchor] / drawn[anchor].sum(), wanted, atol=0.04)
        assert drawn[anchor][np.equal(LABELS, LABELS[anchor])].sum() == 0


def test_every_anchor_finds_a_negative_among_512_values() -> None:
    """One pair of strangers is very near, so that all other weights are nothing beside theirs."""
    rows = units(512).astype(np.float32)
    rows[7] = rows[6] + 1e-3
    loss = made(512)
    _, _, negatives = loss.draw(torch.from_numpy(rows), torch.tensor(LABELS))
    assert len(set(negatives.tolist())) > 2


def loss_by_hand(rows: np.ndarray, triples: list, alpha: float, betas: list[float]) -> float:
    parts = []
    for a, p, n in triples:
        near, far = (math.sqrt(sum((rows[a] - rows[other]) ** 2)) for other in (p, n))
        beta = betas[LABELS[a]]
        parts += [max(0.0, alpha + near - beta), max(0.0, alpha - (far - beta))]
    counted = [part for part in parts if part > 0]
    return sum(counted) / len(counted) if counted else 0.0


@pytest.mark.parametrize("per_class", [False, True])
@pytest.mark.parametrize("alpha", [0.05, 0.2, 0.7])
def test_the_loss_is_its_formula(alpha: float, per_class: bool) -> None:
    rows, loss = units(6), made(alpha=alpha, beta=1.1, per_class=per_class)
    assert loss.inner.beta.shape == ((CLASSES,) if per_class else (1,))
    with torch.no_grad():
        loss.inner.beta += torch.linspace(0, 0.3, len(loss.inner.beta), dtype=torch.float64)
    betas = loss.inner.beta.tolist() * (1 if per_class else CLASSES)
    labels = torch.tensor(LABELS)
    loss.advance(5)
    triples = list(zip(*(part.tolist() for part in loss.draw(torch.from_numpy(rows), labels)), strict=True))
    loss.advance(5)
    value = loss(torch.from_numpy(3 * rows), labels)["loss"]
    assert value.item() == pytest.approx(loss_by_hand(rows, triples, alpha, betas), rel=1e-9)


def test_draws_depend_on_the_step_alone() -> None:
    rows, labels = torch.from_numpy(units(6)), torch.tensor(LABELS)
    once, again = made(), made()
    first = []
    for step in range(4):
        once.advance(step)
        first.append(once.draw(rows, labels)[2].tolist())
    again.advance(3)
    assert again.draw(rows, labels)[2].tolist() == first[3]
    assert first[0] != first[3]


@pytest.mark.parametrize("per_class", [False, True])
def test_beta_is_trained_at_its_own_rate_and_kept(per_class: bool) -> None:
    loss = made(beta=0.6, per_class=per_class, beta_rate=5.0)
    groups = loss.groups(rate=0.01, decay=0.5)
    assert [(g["lr"], g["weight_decay"], g["scale"]) for g in groups] == [(0.05, 0.0, 5.0)]
    optimiser = torch.optim.SGD(groups)
    before = loss.inner.beta.detach().clone()
    loss(torch.from_numpy(units(6)), torch.tensor(LABELS))["loss"].backward()
    optimiser.step()
    moved = (loss.inner.beta.detach() - before).abs()
    assert (moved[:3] > 0).all()
    if per_class:
        assert moved[3] == 0  # has no pair in this batch
    other = made(per_class=per_class)
    other.load_state_dict(loss.state_dict())
    assert torch.equal(other.inner.beta, loss.inner.beta)
