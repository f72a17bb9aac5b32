"""The faces that a run learns from, and those that its thresholds are measured on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from faceclock.app.evaluation_images import Key
from faceclock.domain.errors import InputProblem
from faceclock.training.events import print_event
from faceclock.training.kinds.material import told
from faceclock.training.tuning.crops import Crops, find_crops
from faceclock.training.tuning.parent import Parent
from faceclock.training.tuning.people import split
from faceclock.training.tuning.spec import Background, People
from faceclock.training.tuning.storing import fingerprint

SPLIT = "split.json"


@dataclass(frozen=True, eq=False)
class Gathered:
    """``labels`` (n,) number the people 0..c-1. ``strangers`` are learnt from, ``calibration`` are not; None
    where there are none."""

    people: Crops
    labels: NDArray[np.int_]
    strangers: Crops | None
    calibration: Crops | None

    @property
    def count(self) -> int:
        """Of people."""
        return int(self.labels.max()) + 1

    @property
    def mark(self) -> str:
        """Another one when anything is learnt from other pictures."""
        return fingerprint(self.people.mark, self.strangers.mark if self.strangers else "")


def gather(
    parent: Parent, people: People, background: Background | None, cache: Path, output: Path
) -> Gathered:
    """Split, find and align; the split is written to ``output``. Raises InputProblem for too few people."""
    parts = split(people, background)
    parts.write(output / SPLIT)
    print_event({"event": "split", **parts.sizes()})
    known = find_crops(parent.pack, people.images, parts.learnt, cache, told("find"))
    _, labels = np.unique(known.people, return_inverse=True)
    if labels.max() < 1:
        raise InputProblem(f"Only one person's face was found in {people.images}; check its pictures.")
    find = _finder(parent, background, cache)
    return Gathered(known, labels, find(parts.background), find(parts.calibration))


def _finder(
    parent: Parent, background: Background | None, cache: Path
) -> Callable[[Sequence[Key]], Crops | None]:
    def find(keys: Sequence[Key]) -> Crops | None:
        if background is None or not keys:
            return None
        return find_crops(parent.pack, background.images, keys, cache, told("find"))

    return find
