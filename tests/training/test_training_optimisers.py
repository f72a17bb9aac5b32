"""Optimisers against their papers' formulas, and the shapes of a learning rate."""

from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs torch (pip install faceclock[train])")

from faceclock.domain.errors import InputProblem  # noqa: E402
from faceclock.training.optimising import read_optimiser, set_rate, weight_groups  # noqa: E402
from faceclock.training.schedule import Schedule  # noqa: E402

START = np.array([1.0, -2.0, 0.5])
RATE, DECAY = 0.1, 0.02


def gradient(value: np.ndarray, step: int) -> np.ndarray:
    return np.asarray(value * 0.3 + np.sin(step + np.arange(3)))


def taken(settings: Any, steps: int = 5) -> np.ndarray:
    """Where torch is after ``steps`` steps."""
    value = torch.nn.Parameter(torch.tensor(START))
    optimiser = read_optimiser(settings).build([{"params": [value], "weight_decay": DECAY}], RATE)
    for step in range(steps):
        value.grad = torch.from_numpy(gradient(value.detach().numpy(), step))
        optimiser.step()
    return np.asarray(value.detach().numpy())


def by_adam(decoupled: bool, steps: int = 5) -> np.ndarray:
    """Kingma and Ba's algorithm 1; with ``decoupled`` decay as Loshchilov and Hutter's algorithm 2."""
    value, mean, square = START.copy(), np.zeros(3), np.zeros(3)
    for step in range(steps):
        slope = gradient(value, step)
        if decoupled:
            value = value * (1 - RATE * DECAY)
        else:
            slope = slope + DECAY * value
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
        value = value - RATE * (mean / (1 - 0.9 ** (step + 1))) / (
            np.sqrt(square / (1 - 0.999 ** (step + 1))) + 1e-8
        )
    return value


def by_sgd(momentum: float, nesterov: bool, steps: int = 5) -> np.ndarray:
    value, speed = START.copy(), np.zeros(3)
    for step in range(steps):
        slope = gradient(value, step) + DECAY * value
        speed = momentum * speed + slope
        value = value - RATE * (slope + momentum * speed if nesterov else speed)
    return value


@pytest.mark.parametrize(
    ("settings", "wanted"),
    [
        ("adamw", by_adam(decoupled=True)),
        ("adam", by_adam(decoupled=False)),
        ({"name": "sgd", "momentum": 0.0}, by_sgd(0.0, nesterov=False)),
        ({"name": "sgd", "momentum": 0.8}, by_sgd(0.8, nesterov=False)),
        ({"name": "sgd", "momentum": 0.8, "nesterov": True}, by_sgd(0.8, nesterov=True)),
    ],
)
def test_an_optimiser_follows_its_paper(settings: Any, wanted: np.ndarray) -> None:
    np.testing.assert_allclose(taken(settings), wanted, rtol=1e-6)


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ("sdg", "no optimiser 'sdg'; did you mean 'sgd'"),
        ({"name": "sgd", "momentun": 0.9}, "no parameter 'momentun'; did you mean 'momentum'"),
        ({"name": "adam", "beta1": 1.5}, "beta1 of the optimiser adam is wrong"),
        ({"name": "sgd", "momentum": 0, "nesterov": True}, "momentum above 0"),
    ],
)
def test_mistakes_are_named(settings: Any, sentence: str) -> None:
    with pytest.raises(InputProblem, match=sentence):
        read_optimiser(settings)


def test_only_matrices_that_learn_decay() -> None:
    net = torch.nn.Sequential(torch.nn.Linear(3, 4), torch.nn.BatchNorm1d(4), torch.nn.Linear(4, 2))
    net[2].requires_grad_(False)
    matrices, rest = weight_groups(net, 0.1)
    assert [len(matrices["params"]), matrices["weight_decay"]] == [1, 0.1]
    assert [len(rest["params"]), rest["weight_decay"]] == [3, 0.0]


def test_a_group_keeps_its_own_share_of_the_rate() -> None:
    values = [torch.nn.Parameter(torch.zeros(1)) for _ in range(2)]
    groups = [{"params": values[:1]}, {"params": values[1:], "scale": 0.1}]
    optimiser = read_optimiser("sgd").build(groups, 1.0)
    set_rate(optimiser, 0.5)
    assert [group["lr"] for group in optimiser.param_groups] == [0.5, 0.05]


def test_shapes_of_the_rate() -> None:
    usual: dict[str, Any] = {"steps": 100, "batch": 1, "rate": 1.0, "warmup": 10}
    constant = Schedule(**usual, shape="constant")
    assert constant.rate_at(4, 0.04) == 0.5 and constant.rate_at(99, 0.99) == 1.0
    falling = Schedule(**usual, shape="step", drops=(0.5, 0.8), factor=0.1)
    assert [round(falling.rate_at(20, done), 6) for done in (0.2, 0.5, 0.79, 0.8)] == [1, 0.1, 0.1, 0.01]
    cosine = Schedule(**usual)
    assert cosine.rate_at(50, 0.5) == pytest.approx(0.505) and cosine.rate_at(99, 1.0) == pytest.approx(0.01)
