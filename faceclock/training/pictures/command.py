"""``python -m faceclock.training picture WHAT ... --output FOLDER``: one event a picture that was written."""

import argparse
from collections.abc import Callable
from pathlib import Path

from faceclock.training.events import print_event
from faceclock.training.kinds.material import told
from faceclock.training.pictures.curves import draw_curves
from faceclock.training.pictures.det import draw_packs
from faceclock.training.pictures.digits import draw_digits
from faceclock.training.pictures.logits import draw_logits
from faceclock.training.pictures.people_map import draw_people
from faceclock.training.pictures.theta import draw_theta

Chosen = argparse.Namespace


def draw(chosen: Chosen) -> None:
    """Draw what `add_arguments` understood."""
    for file in _JOBS[chosen.what](chosen):
        print_event({"event": "picture", "file": str(file)})


def _runs(chosen: Chosen) -> list[Path]:
    files = draw_curves(chosen.folders, chosen.output)
    return files + (draw_theta(chosen.folders[0], chosen.output) if len(chosen.folders) == 1 else [])


_JOBS: dict[str, Callable[[Chosen], list[Path]]] = {
    "runs": _runs,
    "losses": lambda chosen: draw_logits(chosen.output),
    "digits": lambda chosen: draw_digits(chosen.output, told("learn")),
    "people": lambda chosen: draw_people(chosen.pack, chosen.images, chosen.output, told("embed")),
    "det": lambda chosen: draw_packs(
        chosen.before, chosen.after, chosen.images, chosen.pairs, chosen.output, told("embed")
    ),
}
