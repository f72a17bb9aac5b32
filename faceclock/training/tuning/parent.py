"""The pack that is tuned."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from faceclock.domain.embedding import EmbeddingContract
from faceclock.domain.face import Image
from faceclock.training.tuning.graph import Graph
from faceclock.vision.alignment import Size, extent
from faceclock.vision.packs.loading import Pack, load_pack
from faceclock.vision.packs.manifest import RecogniserSpec
from faceclock.vision.packs.verify import read_verified
from faceclock.vision.recogniser import Preprocessing, Recogniser
from faceclock.vision.sessions import open_session


@dataclass(frozen=True, eq=False)
class Parent:
    """``folder`` with its pack, loaded and verified; ``data`` are the recogniser file's bytes."""

    folder: Path
    pack: Pack
    spec: RecogniserSpec
    data: bytes
    recogniser_sha256: str

    @property
    def size(self) -> Size:
        return self.spec.size

    @property
    def form(self) -> tuple[int, int, int, int]:
        """Of the recogniser's input for one face."""
        width, height = extent(self.spec.size)
        return 1, 3, height, width

    def graph(self) -> Graph:
        """Read anew: what is changed in it does not change the parent."""
        return Graph(self.data, f"{self.spec.file} of pack {self.pack.manifest.name}")

    def recogniser(self, data: bytes, contract: EmbeddingContract) -> Recogniser:
        """Another graph behind the same preprocessing."""
        spec = self.spec
        seen = Preprocessing(size=spec.size, colour=spec.colour, mean=spec.mean, std=spec.std)
        return Recogniser(open_session(data, 1), contract, seen)

    def noise(self, count: int) -> list[Image]:
        """Pictures of no face, for comparing two computations."""
        random = np.random.default_rng(3)
        _, _, height, width = self.form
        return [random.integers(0, 256, (height, width, 3), np.uint8) for _ in range(count)]


def open_parent(folder: Path) -> Parent:
    """Raises PackProblem for a pack that is damaged or an add-on without a recogniser."""
    pack = load_pack(folder, threads=1)
    spec = pack.manifest.recogniser
    assert spec is not None, "load_pack refuses add-ons"
    (file,) = [file for file in pack.manifest.files if file.path == spec.file]
    data = read_verified(folder, pack.manifest.name, file)
    return Parent(folder, pack, spec, data, file.sha256)
