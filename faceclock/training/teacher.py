"""What a pack says of faces, real and mixed, kept in files for a student to learn from."""

from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from shutil import rmtree

import numpy as np
from numpy.typing import NDArray

from faceclock.domain.face import FloatArray
from faceclock.settings.atomic import replacing
from faceclock.training.faces import MARGIN, FaceTable, Progress
from faceclock.training.fitting import fitted
from faceclock.training.morphs import morph
from faceclock.vision.packs.loading import Pack

_SHARD = 2048  # mixed faces in one file
_GROUP = 32  # crops the teacher sees at once


def teach(pack: Pack, crops: NDArray[np.uint8]) -> FloatArray:
    """The teacher's unit vectors (n, d) for aligned crops (n, 128, 128, 3) with margin, which it sees at its own
    size."""
    vectors, size = np.empty((len(crops), pack.contract.dimension), np.float32), pack.recogniser.size
    for start in range(0, len(crops), _GROUP):
        group = [np.ascontiguousarray(fitted(crop, size)) for crop in _inner(crops, start)]
        vectors[start : start + _GROUP] = [each.vector for each in pack.recogniser.embed_batch(group)]
    return vectors


def teach_photographs(pack: Pack, table: FaceTable, folder: Path) -> FloatArray:
    """The teacher's vectors of all photographs, (n, d); cached in ``folder`` for this table and teacher."""
    name = taught_name("photographs", table, pack.contract.digest)
    file = folder / f"{name}.npy"
    if not file.is_file():
        _forget_others(folder, "photographs", table)
        _save(file, teach(pack, table.crops))
    return np.asarray(np.load(file), np.float32)


def mixed_folder(pack: Pack, table: FaceTable, rows: NDArray[np.int_], seed: int, folder: Path) -> Path:
    """Where `teach_morphs` keeps what is mixed of these people: nobody who is held out may be in it."""
    wanted = folder / taught_name("mixed", table, pack.contract.digest, rows.tobytes(), seed)
    if not wanted.is_dir():
        _forget_others(folder, "mixed", table)
        wanted.mkdir(parents=True)
    return wanted


def taught_name(kind: str, table: FaceTable, *parts: object) -> str:
    """Another for other faces, and for other ``parts``."""
    return f"{kind}-{table.identity[:16]}-{sha256(repr(parts).encode()).hexdigest()[:16]}"


def _forget_others(folder: Path, kind: str, table: FaceTable) -> None:
    """Remove what was made of faces that are not in the source any more, or not as they were."""
    for old in folder.glob(f"{kind}-*"):
        if not old.name.startswith(f"{kind}-{table.identity[:16]}-"):
            with suppress(OSError):  # another process may still read it
                rmtree(old) if old.is_dir() else old.unlink()


def _inner(crops: NDArray[np.uint8], start: int) -> NDArray[np.uint8]:
    """A group without its margin. A mapped file is mapped anew, so that its pages do not add up as memory."""
    if isinstance(crops, np.memmap):
        crops = np.load(str(crops.filename), mmap_mode="r")
    return crops[start : start + _GROUP, MARGIN:-MARGIN, MARGIN:-MARGIN]


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
    with replacing(file) as stream:
        np.save(stream, array)
