"""A map of people: embeddings of up to twenty of them in two dimensions, by PCA and by t-SNE."""

from collections import Counter
from itertools import cycle
from pathlib import Path

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray
from sklearn.decomposition import PCA
from sklearn.manifold import TSNE

from faceclock.app.evaluation_images import ImageSet, Progress, embed_all
from faceclock.domain.errors import InputProblem
from faceclock.training.pictures.style import COLOURS, TEXT, figure, name_axes, save, styled
from faceclock.vision.packs.loading import load_pack

MOST = 20
_PICTURES = 30  # of a person
_MARKERS = "os^DvPX"


def draw_people(pack: Path, images: Path, folder: Path, progress: Progress) -> list[Path]:
    """``people``: the ``MOST`` people with the most pictures in ``images``, as the pack in ``pack`` sees them.
    Raises InputProblem for fewer than three faces or two people."""
    source = ImageSet(images)
    counts = Counter(key.person for key in source.keys)
    chosen = {name for name, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:MOST]}
    seen: Counter[str] = Counter()
    keys = set()
    for key in source.keys:
        if key.person in chosen and seen[key.person] < _PICTURES:
            seen[key.person] += 1
            keys.add(key)
    embedded = embed_all(load_pack(pack), source, keys, progress)
    names = np.array([key.person for key in embedded.keys])
    if len(names) < 3 or len(set(names.tolist())) < 2:
        raise InputProblem(
            f"{images} shows too few people for a map; it needs two with a face in their pictures."
        )
    return draw_map(np.asarray(embedded.vectors), names, folder)


def draw_map(vectors: NDArray[np.floating], names: NDArray[np.str_], folder: Path) -> list[Path]:
    """``vectors`` (n, d) of the people ``names`` (n,)."""
    pca = PCA(2).fit(vectors)
    near = TSNE(
        perplexity=min(30.0, (len(names) - 1) / 3), init="pca", metric="cosine", random_state=0
    ).fit_transform(vectors)
    explained = 100 * pca.explained_variance_ratio_
    with styled():
        made, axes = figure(13, 6.6, columns=2)
        _scatter(axes[0, 0], pca.transform(vectors), names)
        name_axes(
            axes[0, 0],
            "PCA: the two directions that differ most",
            f"first component ({explained[0]:.0f} % of the variance)",
            f"second component ({explained[1]:.0f} %)",
        )
        _scatter(axes[0, 1], near, names)
        name_axes(axes[0, 1], "t-SNE: who is near whom", "no unit: only neighbourhoods count", "")
        _write_names(axes[0, 1], near, names)
        handles, labels = axes[0, 0].get_legend_handles_labels()
        made.legend(handles, labels, loc="outside lower center", ncols=5, fontsize=9, markerscale=1.4)
        return save(made, folder, "people")


def _scatter(axis: Axes, points: NDArray[np.floating], names: NDArray[np.str_]) -> None:
    looks = zip(cycle(_MARKERS), cycle(COLOURS[:-1]), strict=False)  # 7 and 6: 42 pairs
    for name, (marker, colour) in zip(np.unique(names), looks, strict=False):
        own = points[names == name]
        axis.scatter(
            own[:, 0],
            own[:, 1],
            s=22,
            marker=marker,
            color=colour,
            alpha=0.75,
            linewidths=0,
            label=_shown(name),
        )
    axis.tick_params(labelbottom=False, labelleft=False)


def _write_names(axis: Axes, points: NDArray[np.floating], names: NDArray[np.str_]) -> None:
    """Above each person's faces, so that these stay seen."""
    above = {"xytext": (0, 7), "textcoords": "offset points", "ha": "center", "va": "bottom"}
    for name in np.unique(names):
        own = points[names == name]
        top = np.median(own[:, 0]), np.percentile(own[:, 1], 90)
        axis.annotate(_shown(name), top, fontsize=8, color=TEXT, **above)
    axis.margins(0.1)


def _shown(name: str) -> str:
    return str(name).replace("_", " ")
