"""What a pack says of faces, real and mixed, kept in files for a student to learn from."""

import os
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from faceclock.domain.face import FloatArray
from faceclock.training.faces import MARGIN, FaceTable, Progress
from faceclock.training.morphs import morph
from faceclock.vision.packs.loading import Pack

_SHARD = 2048  # mixed faces in one file
_GROUP = 32  # crops the teacher sees at once


def teach(pack: Pack, crops: Iterable[NDArray[np.uint8]]) -> FloatArray:
    """The teacher's unit vectors (n, d) for aligned crops with margin."""
    inner = [np.ascontiguousarray(crop[MARGIN:-MARGIN, MARGIN:-MARGIN]) for crop in crops]
    groups = (inner[start : start + _GROUP] for start in range(0, len(inner), _GROUP))
    return np.stack(
        [embedding.vector for group in groups for embedding in pack.recogniser.embed_batch(group)]
    )


def teach_photographs(pack: Pack, table: FaceTable, folder: Path) -> FloatArray:
    """The teacher's vectors of all photographs, (n, d); cached in ``folder``."""
    file = folder / "photographs.npy"
    if not file.is_file():
        _save(file, teach(pack, table.crops))
    return np.asarray(np.load(file), np.float32)


def teach_morphs(
    pack: Pack,
    table: FaceTable,
    rows: NDArray[np.int_],
    folder: Path,
    *,
    count: int,
    seed: int,
    progress: Progress,
) -> None:
    """Mix people among ``rows`` and ask the teacher, shard by shard; shards that exist are kept."""
    shards = -(-count // _SHARD)
    for shard in range(shards):
        vectors, crops = folder / f"morphs-{shard:03}.npy", folder / f"morph-crops-{shard:03}.npy"
        if not vectors.is_file():
            random = np.random.default_rng((seed, shard))
            pairs = random.choice(rows, (_SHARD, 2))
            mixed = np.stack([morph(random, table.crops[a], table.crops[b]) for a, b in pairs])
            _save(crops, mixed)
            _save(vectors, teach(pack, mixed))
        progress(shard + 1, shards)


class Morphs:
    """The shards that are there now; `refresh` finds those that a labelling process has added."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._crops: list[NDArray[np.uint8]] = []
        self._vectors: list[FloatArray] = []
        self.refresh()

    def __len__(self) -> int:
        return sum(len(part) for part in self._vectors)

    def refresh(self) -> None:
        for file in sorted(self._folder.glob("morphs-*.npy"))[len(self._vectors) :]:
            self._vectors.append(np.load(file))
            crops = file.with_name(file.name.replace("morphs-", "morph-crops-"))
            self._crops.append(np.load(crops, mmap_mode="r"))

    def __getitem__(self, index: int) -> tuple[NDArray[np.uint8], FloatArray]:
        shard, row = divmod(index, _SHARD)
        return self._crops[shard][row], self._vectors[shard][row]


def _save(file: Path, array: NDArray[np.generic]) -> None:
    """Whole or absent."""
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_suffix(".new")
    with draft.open("wb") as stream:
        np.save(stream, array)
        stream.flush()
        os.fsync(stream.fileno())
    draft.replace(file)
