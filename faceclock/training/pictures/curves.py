"""Loss, rate and accuracy of runs over their steps."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from faceclock.app.training_events import all_events
from faceclock.domain.errors import InputProblem
from faceclock.training.pictures.style import figure, name_axes, save, strokes, styled

Event = dict[str, Any]
Points = NDArray[np.float64]  # (n, 2): step, value
_SMOOTHED = 0.03  # share of the curve over which its bold line is averaged
_FULL = 103  # %, so that a line at 100 is seen whole
_PANELS = {"loss": "loss", "rate": "learning rate", "accuracy": "accuracy (% of a batch)"}


def draw_curves(runs: Sequence[Path], folder: Path) -> list[Path]:
    """``curves``: a panel for each of loss, rate and accuracy that any of the ``runs`` (their folders) told.
    Raises InputProblem where none did."""
    told = {run.name: all_events(run) for run in runs}
    panels = [key for key in _PANELS if any(len(points(events, key)) for events in told.values())]
    if not panels:
        raise InputProblem(f"{', '.join(told)} told no step yet; let the run go on for a while.")
    with styled():
        made, axes = figure(8, 2.6 * len(panels) + 0.6, rows=len(panels), sharex=True)
        for axis, key in zip(axes[:, 0], panels, strict=True):
            _panel(axis, key, told)
        axes[-1, 0].set_xlabel("step")
        if len(told) > 1:
            handles, names = axes[0, 0].get_legend_handles_labels()
            made.legend(handles, names, loc="outside lower center", ncols=4)
        return save(made, folder, "curves")


def points(events: Sequence[Event], key: str) -> Points:
    """(n, 2) steps and values of ``key``. Steps that a resumed run did again count once, the last time."""
    found = {
        e["step"]: e[key] for e in events if e.get("event") == "step" and isinstance(e.get(key), int | float)
    }
    return np.array(sorted(found.items()), np.float64).reshape(-1, 2)


def _panel(axis: Axes, key: str, told: dict[str, list[Event]]) -> None:
    for (name, events), stroke in zip(told.items(), strokes(), strict=False):
        curve = points(events, key)
        if not len(curve):
            continue
        values = curve[:, 1] * (100 if key == "accuracy" else 1)
        bold = values if key == "rate" else smoothed(values)
        lone = {"marker": "o", "markersize": 4} if len(curve) == 1 else {}  # a line needs two points
        axis.plot(curve[:, 0], bold, label=name, **stroke, **lone)
        if bold is not values:
            axis.plot(curve[:, 0], values, color=stroke["color"], alpha=0.25, linewidth=0.8, zorder=1)
    name_axes(axis, _PANELS[key].partition(" (")[0].capitalize(), "", _PANELS[key])
    if key == "rate":
        axis.ticklabel_format(axis="y", style="sci", scilimits=(-2, 3), useMathText=True)
    if key == "accuracy":
        axis.set_ylim(0, _FULL)


def smoothed(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """A centred mean over `_SMOOTHED` of the curve; shorter towards its ends."""
    half = int(len(values) * _SMOOTHED / 2)
    sums = np.concatenate([[0.0], np.cumsum(values)])
    at = np.arange(len(values))
    low, high = np.maximum(at - half, 0), np.minimum(at + half + 1, len(values))
    return np.asarray((sums[high] - sums[low]) / (high - low))
