"""Contrastive and triplet losses against loops in float64."""

import math
from itertools import combinations

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs torch (pip install faceclock[train])")

from faceclock.training.losses.contrastive import verification  # noqa: E402
from faceclock.training.losses.registry import make_loss, read_loss  # noqa: E402
from faceclock.training.losses.softmax import SoftmaxLoss  # noqa: E402

CLASSES, DIMENSION = 4, 3
LABELS = [0, 0, 0, 1, 1, 1, 2, 2, 3]


@pytest.fixture
def features() -> np.ndarray:
    return np.random.default_rng(8).normal(0, 1, (len(LABELS), DIMENSION))


def unit(rows: np.ndarray) -> np.ndarray:
    return np.array([row / max(math.sqrt(sum(row * row)), 1e-12) for row in rows])


def distance(a: np.ndarray, b: np.ndarray) -> float:
    return math.sqrt(sum((x - y) ** 2 for x, y in zip(a.tolist(), b.tolist(), strict=True)))


def verification_by_hand(features: np.ndarray, labels: list[int], margin: float) -> float:
    same, others = [], []
    for i, j in combinations(range(len(labels)), 2):
        d = distance(features[i], features[j])
        if labels[i] == labels[j]:
            same.append(d**2 / 2)
        else:
            others.append(max(0.0, margin - d) ** 2 / 2)
    return ((np.mean(same) if same else 0.0) + (np.mean(others) if others else 0.0)) / 2


def semi_hard_by_hand(features: np.ndarray, labels: list[int], alpha: float) -> float:
    rows, losses = unit(features), []
    n = range(len(labels))
    for a, p, x in ((a, p, x) for a in n for p in n for x in n):
        if a != p and labels[a] == labels[p] and labels[a] != labels[x]:
            near, far = distance(rows[a], rows[p]) ** 2, distance(rows[a], rows[x]) ** 2
            if near < far < near + alpha:
                losses.append(max(0.0, near - far + alpha))
    return float(np.mean(losses)) if losses else 0.0


def batch_hard_by_hand(features: np.ndarray, labels: list[int], power: int) -> float:
    losses = []
    for a, own in enumerate(labels):
        near = [
            distance(features[a], features[p]) ** power
            for p, label in enumerate(labels)
            if label == own and p != a
        ]
        far = [distance(features[a], features[n]) ** power for n, label in enumerate(labels) if label != own]
        if near and far:
            losses.append(math.log1p(math.exp(max(near) - min(far))))
    return float(np.mean(losses)) if losses else 0.0


def made(name: str, **values: object):
    return make_loss(read_loss({"name": name, **values}), CLASSES, DIMENSION).double()


def value_of(loss, features: np.ndarray, labels: list[int]) -> float:
    return loss(torch.from_numpy(features), torch.tensor(labels))["loss"].item()


@pytest.mark.parametrize("alpha", [0.2, 1.0, 3.0])
def test_triplets_are_the_semi_hard_ones(features: np.ndarray, alpha: float) -> None:
    wanted = semi_hard_by_hand(features, LABELS, alpha)
    assert wanted > 0
    assert value_of(made("triplet", alpha=alpha), features, LABELS) == pytest.approx(wanted, rel=1e-9)


@pytest.mark.parametrize(
    ("negative", "counts"),
    [(0.9, False), (1.0 - 1e-4, False), (1.0 + 1e-4, True), (1.2 - 1e-4, True), (1.2 + 1e-4, False)],
)
def test_a_negative_counts_between_the_positive_and_the_margin_only(negative: float, counts: bool) -> None:
    """Squared distances to the anchor: 1 of the positive, ``negative`` of the other; alpha 0.2."""
    turns = [2 * math.asin(math.sqrt(squared) / 2) for squared in (0.0, 1.0, negative)]
    rows = np.array([[math.cos(t), math.sin(t), 0.0] for t in (turns[0], turns[1], -turns[2])])
    loss = made("triplet")
    triplets = list(zip(*loss.miner(torch.from_numpy(rows), torch.tensor([0, 0, 1])), strict=True))
    assert ((0, 1, 2) in triplets) is counts


@pytest.mark.parametrize(("squared", "power"), [(False, 1), (True, 2)])
@pytest.mark.parametrize("normalised", [False, True])
def test_batch_hard_is_its_formula(features: np.ndarray, squared: bool, power: int, normalised: bool) -> None:
    loss = made("batch-hard-triplet", squared=squared, normalised=normalised)
    rows = unit(features) if normalised else features
    assert value_of(loss, features, LABELS) == pytest.approx(
        batch_hard_by_hand(rows, LABELS, power), rel=1e-9
    )


@pytest.mark.parametrize("margin", [0.5, 1.0, 2.5])
def test_verification_is_its_formula(features: np.ndarray, margin: float) -> None:
    value = verification(torch.from_numpy(features), torch.tensor(LABELS), margin)
    assert value.item() == pytest.approx(verification_by_hand(features, LABELS, margin), rel=1e-9)


@pytest.mark.parametrize("normalised", [False, True])
def test_contrastive_adds_verification_to_softmax(features: np.ndarray, normalised: bool) -> None:
    loss = made("contrastive", m=1.5, weight=0.3, normalised=normalised)
    softmax = SoftmaxLoss.compute(loss, torch.from_numpy(features), torch.tensor(LABELS))["loss"].item()
    logits = features @ loss.weight.detach().numpy().T + loss.bias.detach().numpy()
    rows = [math.log(sum(np.exp(row))) - row[label] for row, label in zip(logits, LABELS, strict=True)]
    assert softmax == pytest.approx(np.mean(rows), rel=1e-9)
    signal = verification_by_hand(unit(features) if normalised else features, LABELS, 1.5)
    assert value_of(loss, features, LABELS) == pytest.approx(softmax + 0.3 * signal, rel=1e-9)


def test_verification_at_its_margin() -> None:
    for away, wanted in ((1.0, 0.0), (1.0 + 1e-9, 0.0), (0.9, 0.01 / 4), (0.0, 1 / 4)):
        rows = torch.tensor([[0.0, 0.0], [away, 0.0]], dtype=torch.float64, requires_grad=True)
        value = verification(rows, torch.tensor([0, 1]), 1.0)
        assert value.item() == pytest.approx(wanted, abs=1e-12)
        value.backward()
        assert torch.isfinite(rows.grad).all()


PAIRED = ["triplet", "batch-hard-triplet", "margin", "contrastive"]


@pytest.mark.parametrize("name", PAIRED)
@pytest.mark.parametrize("labels", [[0] * 9, list(range(9))], ids=["one person", "one picture each"])
def test_batches_without_pairs_have_a_finite_loss_and_gradient(
    name: str, labels: list[int], features: np.ndarray
) -> None:
    loss = make_loss(read_loss({"name": name}), 9, DIMENSION)
    rows = torch.from_numpy(features).float().requires_grad_()
    value = loss(rows, torch.tensor(labels))["loss"]
    value.backward()
    assert torch.isfinite(rows.grad).all()
    if name != "contrastive":  # which has its softmax
        assert value.item() == 0
        assert (rows.grad == 0).all()


@pytest.mark.parametrize("name", PAIRED)
@pytest.mark.parametrize("count", [8, 40])  # from 26 rows on, torch computes distances in another way
def test_equal_and_empty_features_have_finite_gradients(name: str, count: int) -> None:
    loss = make_loss(read_loss({"name": name}), CLASSES, 8)
    labels = torch.arange(count) % CLASSES
    for rows in (torch.ones(count, 8), torch.zeros(count, 8), torch.eye(8)[torch.arange(count) % 3]):
        given = rows.clone().requires_grad_()
        value = loss(given, labels)["loss"]
        value.backward()
        assert torch.isfinite(value)
        assert torch.isfinite(given.grad).all()
        assert given.grad.abs().max() < 10
