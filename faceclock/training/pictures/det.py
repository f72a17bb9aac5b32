"""Before and after: both error rates of two packs at every threshold (DET, Martin et al., 1997)."""

from pathlib import Path
from statistics import NormalDist

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from faceclock.app.evaluation_images import ImageSet, Progress, embed_all
from faceclock.app.evaluation_pairs import PairList, read_pairs
from faceclock.app.evaluation_verification import similarities
from faceclock.matching.statistics import det_points
from faceclock.training.pictures.style import MUTED, figure, name_axes, save, strokes, styled
from faceclock.vision.packs.loading import load_pack

Scores = NDArray[np.float64]
_TICKS = (0.0001, 0.0003, 0.001, 0.003, 0.01, 0.02, 0.05, 0.1, 0.2, 0.4)


def draw_packs(
    before: Path, after: Path, images: Path, pairs: Path, folder: Path, progress: Progress
) -> list[Path]:
    """``det``: two packs on one list of pairs. Raises InputProblem for a list that cannot be read."""
    listed, source = read_pairs(pairs), ImageSet(images)
    keys = {key for pair in listed.pairs for key in (pair.first, pair.second)}
    scores = {}
    for word, place in (("before", before), ("after", after)):
        pack = load_pack(place)
        embedded = embed_all(pack, source, keys, progress)
        scores[f"{word}: {pack.manifest.name}"] = similarities(listed, embedded)[0]
    return draw_det(scores, listed, folder)


def draw_det(scores: dict[str, Scores], listed: PairList, folder: Path) -> list[Path]:
    """``scores``: similarities of all pairs of ``listed``, by what they are called."""
    genuine = np.array([pair.genuine for pair in listed.pairs])
    with styled():
        made, axes = figure(6.6, 6.4)
        axis = axes[0, 0]
        for (name, values), stroke in zip(scores.items(), strokes(), strict=False):
            _curve(axis, name, values[genuine], values[~genuine], stroke)
        _scales(axis, int(genuine.sum()), int((~genuine).sum()))
        axis.legend(loc="upper right")
        return save(made, folder, "det")


def _curve(axis: Axes, name: str, genuine: Scores, impostors: Scores, stroke: dict[str, object]) -> None:
    points = det_points(genuine, impostors)
    fmr = np.array([1.0, *(point.fmr for point in points), 0.0])
    fnmr = np.array([0.0, *(point.fnmr for point in points), 1.0])
    equal = int(np.argmin(np.abs(fmr - fnmr)))
    label = f"{name} (equal error {50 * (fmr[equal] + fnmr[equal]):.2f} %)"
    across, up = probit(fmr.clip(_none(len(impostors)))), probit(fnmr.clip(_none(len(genuine))))
    axis.plot(across, up, drawstyle="steps-post", label=label, **stroke)
    axis.plot(across[equal], up[equal], "o", color=stroke["color"], markersize=6)


def _none(count: int) -> float:
    """Where no error in ``count`` pairs is drawn: half of one."""
    return 0.5 / count


def _scales(axis: Axes, genuine: int, impostors: int) -> None:
    """Normal deviates, named in per cent."""
    sides = (
        (axis.set_xlim, axis.set_xticks, impostors),
        (axis.set_ylim, axis.set_yticks, genuine),
    )
    for limit, ticks, count in sides:
        shown = [tick for tick in _TICKS if tick >= 0.8 / count]
        ticks(probit(np.array([_none(count), *shown])), ["0", *(f"{100 * tick:g}" for tick in shown)])
        limit(*probit(np.array([0.85 * _none(count), 0.5])))
    low, high = probit(np.array([1e-6, 0.5]))
    axis.plot([low, high], [low, high], color=MUTED, linewidth=0.8, linestyle=":", zorder=1)
    name_axes(
        axis,
        f"Error rates on {genuine:,} pairs of one person and {impostors:,} of two",
        "strangers taken for the person, FMR (%)",
        "the person not recognised, FNMR (%)",
    )


def probit(rates: NDArray[np.float64]) -> NDArray[np.float64]:
    """The normal deviate below which a share lies."""
    return np.asarray(np.vectorize(NormalDist().inv_cdf)(np.clip(rates, 1e-9, 1 - 1e-9)), np.float64)
