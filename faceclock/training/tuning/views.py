"""What a lesson draws from: several views of each picture, cached as a network's first part sees them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
import torch
from numpy.random import Generator
from numpy.typing import DTypeLike, NDArray
from torch import Tensor

from faceclock.domain.face import FloatArray, Image
from faceclock.training.faces import Progress
from faceclock.training.tuning.crops import Crops, changed, clean
from faceclock.training.tuning.storing import fingerprint, store
from faceclock.vision.alignment import Size

See = Callable[[Sequence[Image]], FloatArray]
_SEED = 11


class Views(Protocol):
    def draw(self, random: Generator, rows: NDArray[np.int_]) -> Tensor:
        """One view of each of ``rows``, as the network that is trained takes it."""
        ...

    def clean(self, rows: NDArray[np.int_]) -> Tensor:
        """The unchanged view of each of ``rows``."""
        ...


class CachedViews:
    """``values`` (n, views, ...); the first view is the unchanged one."""

    def __init__(self, values: NDArray[np.generic]) -> None:
        self._values = values

    def draw(self, random: Generator, rows: NDArray[np.int_]) -> Tensor:
        views = random.integers(0, self._values.shape[1], len(rows))
        return torch.from_numpy(np.asarray(self._values[rows, views], np.float32))

    def clean(self, rows: NDArray[np.int_]) -> Tensor:
        return torch.from_numpy(np.asarray(self._values[rows, 0], np.float32))


class LiveViews:
    """Pictures changed anew each time, for a network that is trained from its first layer on."""

    def __init__(self, crops: Crops, see: See, size: Size) -> None:
        self._crops, self._see, self._size = crops, see, size

    def draw(self, random: Generator, rows: NDArray[np.int_]) -> Tensor:
        return self._seen([changed(random, self._crops.pictures[row], self._size) for row in rows])

    def clean(self, rows: NDArray[np.int_]) -> Tensor:
        return self._seen([clean(self._crops.pictures[row], self._size) for row in rows])

    def _seen(self, faces: Sequence[Image]) -> Tensor:
        return torch.from_numpy(np.asarray(self._see(faces), np.float32))


@dataclass(frozen=True)
class Sight:
    """``see`` gives (k, prod(form)) of k faces aligned to ``size``; ``what`` names it, for the cache's sake."""

    see: See
    size: Size
    form: tuple[int, ...]
    dtype: DTypeLike
    what: str


def cached_views(crops: Crops, sight: Sight, views: int, cache: Path, progress: Progress) -> CachedViews:
    """``views`` of each picture as ``sight`` has them, from an earlier run where there was one."""
    mark = fingerprint(crops.mark, sight.what, views, str(sight.size), _SEED)
    file = cache / f"views-{mark}.npy"
    if not file.is_file():
        shape = (len(crops.keys), views, *sight.form)
        store(file, shape, sight.dtype, _looks(crops, sight, views, progress))
    return CachedViews(np.load(file, mmap_mode="r"))


def _looks(crops: Crops, sight: Sight, views: int, progress: Progress) -> Iterator[NDArray[np.float32]]:
    for row, picture in enumerate(crops.pictures):
        random = np.random.default_rng((_SEED, row))
        changes = (changed(random, picture, sight.size) for _ in range(views - 1))
        yield sight.see([clean(picture, sight.size), *changes])
        progress(row + 1, len(crops.keys))
