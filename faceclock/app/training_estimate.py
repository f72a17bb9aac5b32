"""About how long a recipe will take on this computer, by how fast it finds and embeds a face now."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from time import perf_counter

import numpy as np

from faceclock.app.training_recipes import (
    BATCHES,
    STEPS,
    STRANGERS,
    STRANGERS_VIEWS,
    VIEWS,
    Thoroughness,
)
from faceclock.vision.alignment import extent
from faceclock.vision.packs.loading import load_pack

_TRIES = 5
_BEGINNING = 8.0  # seconds until torch is loaded, and for the end
_BOTH_WAYS = 3.0  # a step forward and back beside a step forward
_SMALL_STEP = 0.01  # seconds of a step of an adapter or a tail: little beside what is looked at before
_SIDE = 250  # pixels of a usual picture


def estimate_seconds(pack: Path, how: Thoroughness, pictures: int, strangers: int) -> float:
    """To be told as "about": with the pack in the folder ``pack``, so many ``pictures`` of the site and of
    ``strangers``. A pack is measured once, for a moment. Raises PackProblem."""
    finding, seeing = _pace(pack)
    shown = min(strangers, 2 * STRANGERS)
    seconds = _BEGINNING + (pictures + shown) * finding
    if how is Thoroughness.THOROUGH:
        return seconds + STEPS[how] * BATCHES[how] * seeing * _BOTH_WAYS
    looks = VIEWS * pictures + STRANGERS_VIEWS * min(shown, STRANGERS)
    return seconds + looks * seeing + STEPS[how] * _SMALL_STEP


@cache
def _pace(folder: Path) -> tuple[float, float]:
    """Seconds to find the face of a picture, and to embed it."""
    pack = load_pack(folder)
    picture = np.random.default_rng(0).integers(0, 255, (_SIDE, _SIDE, 3), np.uint8)
    width, height = extent(pack.recogniser.size)
    crop = np.zeros((height, width, 3), np.uint8)
    finding = min(_timed(lambda: pack.detector.detect(picture)) for _ in range(_TRIES))
    return finding, min(_timed(lambda: pack.recogniser.embed_aligned(crop)) for _ in range(_TRIES))


def _timed(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start
