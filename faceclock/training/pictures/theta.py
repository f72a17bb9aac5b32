"""Theta, the angle between a face and its own class's centre, while a run goes on."""

from pathlib import Path

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from faceclock.app.training_events import all_events
from faceclock.training.pictures.style import ACCENT, LINE, MUTED, figure, name_axes, save, styled

Floats = NDArray[np.float64]
_STAGES = 5  # histograms in one figure
_GROUPS = 40  # of neighbouring batches, whose angles are counted together
_SHOWN = 120  # degrees


def draw_theta(run: Path, folder: Path) -> list[Path]:
    """``theta``: histograms at stages of a run, and its percentiles over the steps. Nothing for a run that
    told no angles, as with losses on pairs."""
    told = {e["step"]: e["theta_counts"] for e in all_events(run) if e.get("theta_counts")}
    if not told:
        return []
    steps, shares = _grouped(np.array(sorted(told)), np.array([told[step] for step in sorted(told)], float))
    with styled():
        made, axes = figure(10, 4.2, columns=2)
        _histograms(axes[0, 0], steps, shares)
        _percentiles(axes[0, 1], steps, shares)
        return save(made, folder, "theta")


def percentile(shares: Floats, wanted: float) -> Floats:
    """(n, bins) shares of the angles from 0 to 180 degrees, to (n,) degrees below which ``wanted`` lie."""
    below = np.concatenate([np.zeros((len(shares), 1)), np.cumsum(shares, axis=1)], axis=1)
    return np.array([np.interp(wanted, row, _edges(shares)) for row in below])


def _grouped(steps: NDArray[np.int_], counts: Floats) -> tuple[NDArray[np.int_], Floats]:
    """The last step of each group, and its shares."""
    parts = np.array_split(np.arange(len(steps)), min(_GROUPS, len(steps)))
    sums = np.stack([counts[part].sum(axis=0) for part in parts])
    return steps[[part[-1] for part in parts]], sums / np.maximum(1, sums.sum(axis=1, keepdims=True))


def _edges(shares: Floats) -> Floats:
    return np.linspace(0, 180, shares.shape[1] + 1)


def _histograms(axis: Axes, steps: NDArray[np.int_], shares: Floats) -> None:
    axis.axvspan(30, 60, color=LINE, alpha=0.6, linewidth=0)
    place = {"ha": "center", "va": "top", "color": MUTED, "fontsize": 9}
    axis.text(45, 0.985, "most to gain", transform=axis.get_xaxis_transform(), **place)
    chosen = np.unique(np.linspace(0, len(steps) - 1, _STAGES).round().astype(int))
    for number, index in enumerate(chosen, start=1):
        strength = number / len(chosen)
        look = {"alpha": 0.15 + 0.85 * strength, "linewidth": 0.8 + 1.4 * strength}
        axis.stairs(100 * shares[index], _edges(shares), color=ACCENT, label=f"step {steps[index]:,}", **look)
    axis.set_xlim(0, _SHOWN)
    axis.set_xticks(range(0, _SHOWN + 1, 15))
    axis.set_ylim(0, 100 * shares[chosen].max() * 1.12)
    axis.legend()
    name_axes(axis, "Angles at stages of the run", "theta, to the own class's centre (degrees)", "faces (%)")


def _percentiles(axis: Axes, steps: NDArray[np.int_], shares: Floats) -> None:
    low, middle, high = (percentile(shares, share) for share in (0.1, 0.5, 0.9))
    axis.axhspan(30, 60, color=LINE, alpha=0.6, linewidth=0)
    axis.fill_between(steps, low, high, color=ACCENT, alpha=0.2, linewidth=0, label="10th to 90th percentile")
    axis.plot(steps, middle, color=ACCENT, label="median")
    axis.set_ylim(0, _SHOWN)
    axis.set_yticks(range(0, _SHOWN + 1, 15))
    axis.legend()
    name_axes(axis, "Angles over the run", "step", "theta (degrees)")
