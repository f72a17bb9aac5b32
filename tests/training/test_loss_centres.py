"""Center loss against loops in float64: the loss and how the centres move."""

import math

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs torch (pip install faceclock[train])")

from faceclock.training.losses.centres import CenterLoss  # noqa: E402
from faceclock.training.losses.registry import make_loss, read_loss  # noqa: E402

CLASSES, DIMENSION = 4, 3
LABELS = [0, 0, 0, 1, 1, 3]


def made(**values: object) -> CenterLoss:
    loss = make_loss(read_loss({"name": "center", **values}), CLASSES, DIMENSION)
    assert isinstance(loss, CenterLoss)
    return loss.double()


def batch(seed: int) -> np.ndarray:
    return np.random.default_rng(seed).normal(0, 2, (len(LABELS), DIMENSION))


def moved_by_hand(centres: np.ndarray, features: np.ndarray, alpha: float) -> np.ndarray:
    moved = centres.copy()
    for j in range(CLASSES):
        own = [x for x, label in zip(features, LABELS, strict=True) if label == j]
        step = sum((centres[j] - x for x in own), np.zeros(DIMENSION)) / (1 + len(own))
        moved[j] = centres[j] - alpha * step
    return moved


def loss_by_hand(loss: CenterLoss, features: np.ndarray, centres: np.ndarray, weight: float) -> float:
    w, b, parts = loss.weight.detach().numpy(), loss.bias.detach().numpy(), []
    for x, label in zip(features, LABELS, strict=True):
        row = [sum(w[j] * x) + b[j] for j in range(CLASSES)]
        parts.append(math.log(sum(math.exp(value) for value in row)) - row[label])
        parts[-1] += weight / 2 * sum((x - centres[label]) ** 2)
    return sum(parts) / len(parts)


@pytest.mark.parametrize(("weight", "alpha"), [(0.003, 0.5), (1.0, 0.1), (0.5, 1.0)])
def test_the_loss_and_the_centres_follow_their_formulas(weight: float, alpha: float) -> None:
    loss, centres = made(weight=weight, alpha=alpha), np.zeros((CLASSES, DIMENSION))
    for seed in range(4):
        features = batch(seed)
        value = loss(torch.from_numpy(features), torch.tensor(LABELS))["loss"].item()
        assert value == pytest.approx(loss_by_hand(loss, features, centres, weight), rel=1e-9)
        centres = moved_by_hand(centres, features, alpha)
        np.testing.assert_allclose(loss.centres, centres, atol=1e-12)


def test_centres_stay_while_nothing_is_learnt_and_without_their_people() -> None:
    loss = made()
    loss(torch.from_numpy(batch(0)), torch.tensor(LABELS))
    assert (loss.centres[2] == 0).all()
    kept = loss.centres.clone()
    loss.eval()
    loss(torch.from_numpy(batch(1)), torch.tensor(LABELS))
    assert torch.equal(loss.centres, kept)


def test_centres_are_no_optimisers_business_but_part_of_a_checkpoint() -> None:
    loss = made()
    loss(torch.from_numpy(batch(0)), torch.tensor(LABELS))
    assert sum(len(group["params"]) for group in loss.groups(0.1, 0.1)) == 2
    other = made()
    other.load_state_dict(loss.state_dict())
    assert torch.equal(other.centres, loss.centres)


def test_centres_find_the_means_of_their_people() -> None:
    loss, features = made(), batch(3)
    for _ in range(60):
        loss(torch.from_numpy(features), torch.tensor(LABELS))
    np.testing.assert_allclose(loss.centres[0], features[:3].mean(axis=0), atol=1e-9)
    np.testing.assert_allclose(loss.centres[3], features[5], atol=1e-6)
