"""How pictures look: the product's colours and type, and signs that do without colour."""

from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from faceclock.domain.errors import EnvironmentProblem

TEXT, MUTED, LINE, SURFACE, ACCENT = "#12161C", "#5A6472", "#E2E6EC", "#FFFFFF", "#1D64D8"
# After Okabe and Ito (2008): told apart by colour-blind people too, and each at 3 : 1 or more on white.
COLOURS = (ACCENT, "#C44E00", "#00805E", "#A8479A", "#12161C", "#8A6D00", "#2A8FBD")
_STROKES = (
    "-",
    (0, (5, 1.5)),
    (0, (1.2, 1.2)),
    (0, (6, 1.5, 1.2, 1.5)),
    (0, (9, 2)),
    (0, (3, 1, 1, 1, 1, 1)),
)
_DOTS = 160  # a inch of the PNG
_RC: dict[str, Any] = {
    "font.family": ["Inter", "Noto Sans", "Noto Sans CJK SC", "DejaVu Sans"],
    "font.size": 11,
    "axes.titlesize": 12,
    "axes.titleweight": "bold",
    "axes.titlelocation": "left",
    "axes.titlepad": 10,
    "axes.edgecolor": MUTED,
    "axes.labelcolor": TEXT,
    "axes.grid": True,
    "axes.axisbelow": True,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.unicode_minus": True,
    "grid.color": LINE,
    "text.color": TEXT,
    "xtick.color": MUTED,
    "ytick.color": MUTED,
    "lines.linewidth": 1.8,
    "legend.framealpha": 0.85,
    "legend.facecolor": SURFACE,
    "legend.edgecolor": SURFACE,
    "legend.handlelength": 2.6,
    "figure.facecolor": SURFACE,
    "svg.fonttype": "none",  # text stays text
    "svg.hashsalt": "faceclock",  # the same picture is the same file
}


def styled() -> Any:
    """A context in which figures take the product's style."""
    from matplotlib.font_manager import get_font_names

    there = set(get_font_names())
    return rc_context({**_RC, "font.family": [name for name in _RC["font.family"] if name in there]})


def figure(
    width: float, height: float, rows: int = 1, columns: int = 1, **options: Any
) -> tuple[Figure, Any]:
    """A figure of ``width`` x ``height`` inches, and its axes as an array (rows, columns)."""
    made = Figure(figsize=(width, height), layout="constrained")
    return made, made.subplots(rows, columns, squeeze=False, **options)


def strokes() -> Iterator[dict[str, Any]]:
    """Colour and dashes for one line after the other: the first six differ in both, the first 42 in one."""
    for style, colour in zip(cycle(_STROKES), cycle(COLOURS), strict=False):
        yield {"color": colour, "linestyle": style}


def name_axes(axes: Axes, title: str, across: str, up: str) -> None:
    axes.set_title(title)
    axes.set_xlabel(across)
    axes.set_ylabel(up)


def save(made: Figure, folder: Path, name: str) -> list[Path]:
    """``name``.png and ``name``.svg in ``folder``. Raises EnvironmentProblem where they cannot be written."""
    files = [folder / f"{name}.png", folder / f"{name}.svg"]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        made.savefig(files[0], dpi=_DOTS)
        made.savefig(files[1], metadata={"Date": None})
    except OSError as error:
        raise EnvironmentProblem(
            f"The picture {files[0]} could not be written ({error.strerror}); choose another folder."
        ) from error
    return files
