"""What a loss does to features: scikit-learn's handwritten digits in two dimensions, under four losses."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from matplotlib.axes import Axes
from numpy.typing import NDArray
from sklearn.datasets import load_digits
from torch import Tensor, nn

from faceclock.training.faces import Progress
from faceclock.training.losses.base import FaceLoss
from faceclock.training.losses.registry import make_loss, read_loss
from faceclock.training.networks.blocks import ConvNorm
from faceclock.training.pictures.style import COLOURS, MUTED, TEXT, figure, save, styled

STEPS, BATCH, RATE, CLASSES = 1000, 128, 3e-3, 10


@dataclass(frozen=True)
class Panel:
    """A loss as a run file gives it, and what it is called."""

    title: str
    loss: dict[str, Any]


# With two dimensions for ten classes there is room for 36 degrees each: margins and scales are smaller than
# those for faces, and annealing goes all the way.
PANELS = (
    Panel("softmax", {"name": "softmax"}),
    Panel("m = 1 (modified softmax)", {"name": "modified-softmax"}),
    Panel("m = 4 (A-Softmax)", {"name": "a-softmax", "m": 4, "start": 100.0, "decline": 0.5, "least": 0.1}),
    Panel("ArcFace, s = 16, m = 0.3", {"name": "arcface", "s": 16.0, "m": 0.3}),
)


@dataclass(frozen=True)
class Learnt:
    """``features`` (n, 2) of held-out digits ``labels`` (n,), the ``directions`` (10, 2) of the classes."""

    features: NDArray[np.float32]
    labels: NDArray[np.int_]
    directions: NDArray[np.float32]
    accuracy: float


def draw_digits(
    folder: Path, progress: Progress, steps: int = STEPS, panels: Sequence[Panel] = PANELS
) -> list[Path]:
    """``digits``: one panel a loss, each trained for ``steps`` from the same weights on the same batches."""
    torch.set_num_threads(
        1
    )  # these layers are so small that two threads wait for each other most of the time
    with styled():
        made, axes = figure(10.4, 11.2, rows=2, columns=2)
        for number, (axis, panel) in enumerate(zip(axes.flat, panels, strict=True)):
            _draw(axis, panel.title, learn(panel.loss, steps))
            progress(number + 1, len(panels))
        return save(made, folder, "digits")


def learn(settings: dict[str, Any], steps: int, seed: int = 0) -> Learnt:
    """Train a small network with two features on four fifths of the digits."""
    torch.manual_seed(seed)
    digits = load_digits()
    images = torch.from_numpy(digits.images).float()[:, None] / 8 - 1
    labels = torch.from_numpy(digits.target).long()
    test = torch.arange(len(labels)) % 5 == 4
    network, loss = _network().train(), make_loss(read_loss(settings), CLASSES, 2)
    groups = [{"params": list(network.parameters()), "scale": 1.0}, *loss.groups(RATE, 0.0)]
    optimiser = torch.optim.Adam(groups, lr=RATE)
    random, rows = np.random.default_rng(seed), np.flatnonzero(~test.numpy())
    for step in range(steps):
        batch = torch.from_numpy(random.choice(rows, BATCH))
        for group in optimiser.param_groups:
            group["lr"] = RATE * group.get("scale", 1.0) * (1 + np.cos(np.pi * step / steps)) / 2
        loss.advance(step)
        value = loss(network(images[batch]), labels[batch])["loss"]
        optimiser.zero_grad()
        value.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 5.0)
        optimiser.step()
    return _measured(network.eval(), loss.eval(), images[test], labels[test])


def _measured(network: nn.Module, loss: FaceLoss, images: Tensor, labels: Tensor) -> Learnt:
    with torch.no_grad():
        features = network(images)
        accuracy = float(loss(features, labels)["accuracy"])
    return Learnt(features.numpy(), labels.numpy(), _directions(loss), accuracy)


def _directions(loss: FaceLoss) -> NDArray[np.float32]:
    """The class weights, whichever way round the loss keeps them, at unit length."""
    weights = next(value for value in loss.parameters() if sorted(value.shape) == [2, CLASSES]).detach()
    weights = weights if weights.shape[1] == 2 else weights.T
    return np.asarray(nn.functional.normalize(weights).numpy(), np.float32)


def _network() -> nn.Module:
    return nn.Sequential(
        ConvNorm(1, 16),
        ConvNorm(16, 32, 3, 2),
        ConvNorm(32, 64, 3, 2),
        nn.Flatten(),
        nn.Linear(64 * 4, 64),
        nn.PReLU(),
        nn.Linear(64, 2),
    )


def _draw(axis: Axes, title: str, learnt: Learnt) -> None:
    """A digit is drawn as itself; its class's direction is a ray with the digit in bold at its end."""
    reach = float(np.percentile(np.linalg.norm(learnt.features, axis=1), 99.5)) * 1.06
    for digit in range(CLASSES):
        own, colour = learnt.features[learnt.labels == digit], COLOURS[digit % len(COLOURS)]
        axis.scatter(
            own[:, 0], own[:, 1], s=34, marker=f"${digit}$", color=colour, linewidths=0.2, alpha=0.85
        )
        end = learnt.directions[digit] * reach * 1.06
        axis.plot([0, end[0]], [0, end[1]], color=MUTED, linewidth=0.8, alpha=0.7, zorder=1)
        at = learnt.directions[digit] * reach * 1.13
        axis.text(
            at[0], at[1], str(digit), ha="center", va="center", fontweight="bold", color=TEXT, fontsize=11
        )
    axis.set(xlim=(-1.2 * reach, 1.2 * reach), ylim=(-1.2 * reach, 1.2 * reach), aspect="equal")
    axis.set_title(f"{title}: {100 * learnt.accuracy:.1f} % of new digits right")
    axis.set_xlabel("first feature (no unit)")
    axis.set_ylabel("second feature (no unit)")
