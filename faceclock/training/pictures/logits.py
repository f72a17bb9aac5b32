"""The target-logit curves of all margin losses: what stands in the place of the own class's cosine."""

from pathlib import Path

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from faceclock.training.losses.curves import CURVES, target_logit
from faceclock.training.losses.registry import read_loss
from faceclock.training.pictures.style import LINE, MUTED, figure, name_axes, save, strokes, styled

_ALSO = {"l-softmax": (2, 3)}  # other margins that are drawn; a-softmax has the same curves


def draw_logits(folder: Path) -> list[Path]:
    """``losses``: every loss that has such a curve, with its usual margin; equal ones share a line."""
    theta = np.linspace(0, np.pi, 1441)
    with styled():
        made, (axes,) = figure(12, 5.6, columns=2)
        for axis in axes:
            for (label, values), stroke in zip(curves(theta), strokes(), strict=False):
                axis.plot(np.degrees(theta), values, label=label, **stroke)
            _mark(axis)
        _finish(axes[0], "What each loss makes of the angle to the own class", (0, 180))
        _finish(axes[1], "Where most of the learning happens", (15, 95))
        axes[1].set_ylim(-1.6, 1.05)
        axes[0].legend(loc="lower left")
        return save(made, folder, "losses")


def curves(theta: NDArray[np.float64]) -> list[tuple[str, NDArray[np.float64]]]:
    """Label and values of each different curve over ``theta`` in radians."""
    found: list[tuple[list[str], NDArray[np.float64]]] = []
    for name, margin in _wanted():
        values = target_logit(name, theta, **({} if margin is None else {"m": margin}))
        same = next((names for names, others in found if np.allclose(values, others, atol=1e-9)), None)
        if same is None:
            same = []
            found.append((same, values))
        same.append(_label(name, margin))
    return [(", ".join(names), values) for names, values in found]


def _wanted() -> list[tuple[str, float | None]]:
    """Losses with the margin that is not their usual one."""
    return [(name, margin) for name in CURVES for margin in (None, *_ALSO.get(name, ()))]


def _label(name: str, margin: float | None) -> str:
    usual = getattr(read_loss({"name": name}), "m", None)
    margin = usual if margin is None else margin
    return name if margin is None else f"{name} (m = {margin:g})"


def _mark(axis: Axes) -> None:
    axis.axvspan(30, 60, color=LINE, alpha=0.6, linewidth=0)
    place = {"ha": "center", "va": "top", "color": MUTED, "fontsize": 9}
    axis.text(45, 0.985, "most to gain", transform=axis.get_xaxis_transform(), **place)


def _finish(axis: Axes, title: str, shown: tuple[int, int]) -> None:
    axis.set_xlim(*shown)
    axis.set_xticks(
        [tick for tick in range(0, 181, 15 if shown[1] < 100 else 30) if shown[0] <= tick <= shown[1]]
    )
    name_axes(axis, title, "theta, between the face and its class's centre (degrees)", "target logit / scale")
