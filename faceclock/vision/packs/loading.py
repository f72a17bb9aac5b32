"""A verified pack's nets, ready to use."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from faceclock.domain.calibration import CalibrationTable
from faceclock.domain.embedding import EmbeddingContract
from faceclock.domain.errors import PackProblem
from faceclock.vision.detectors.mtcnn import Mtcnn
from faceclock.vision.detectors.scrfd import Scrfd
from faceclock.vision.detectors.yunet import YuNet
from faceclock.vision.packs.liveness_loading import load_liveness
from faceclock.vision.packs.manifest import (
    DetectorKind,
    DetectorSpec,
    Manifest,
    RecogniserSpec,
    contract_of,
    read_manifest,
)
from faceclock.vision.packs.verify import read_verified
from faceclock.vision.recogniser import Preprocessing, Recogniser
from faceclock.vision.sessions import open_session

Detector = YuNet | Scrfd | Mtcnn
_DETECTORS: dict[DetectorKind, Callable[..., Detector]] = {
    DetectorKind.YUNET: YuNet,
    DetectorKind.SCRFD: Scrfd,
    DetectorKind.MTCNN: Mtcnn,
}


@dataclass(frozen=True, eq=False)
class Pack:
    """``calibration`` is None when nobody has measured the pack; no threshold may be guessed for it."""

    manifest: Manifest
    contract: EmbeddingContract
    detector: Detector
    recogniser: Recogniser
    calibration: CalibrationTable | None


def load_pack(folder: Path, threads: int = 2, detect_side: int = 320) -> Pack:
    """Verify every file, then open the nets on the bytes that were verified.

    ``threads`` is for each net; ``detect_side`` is the longest side, in pixels, of the picture searched for
    faces. Raises PackProblem for any fault of the pack, an add-on, and a net of another shape than promised.
    """
    manifest = read_manifest(folder)
    detector, recogniser = _nets(manifest)
    verified = {file.path: read_verified(folder, manifest.name, file) for file in manifest.files}
    contract = contract_of(manifest)
    return Pack(
        manifest,
        contract,
        _open_detector(manifest, detector, verified, threads, detect_side),
        _open_recogniser(manifest, recogniser, verified[recogniser.file], threads, contract),
        manifest.calibration,
    )


def try_pack(folder: Path) -> None:
    """Run a pack's nets once; an add-on has those for liveness alone. Raises PackProblem as `load_pack` does."""
    manifest = read_manifest(folder)
    if manifest.liveness is not None:
        load_liveness(folder)
    if manifest.recognises:
        pack = load_pack(folder)  # which asks the recogniser for its dimension
        pack.detector.detect(np.zeros((320, 320, 3), np.uint8))


def _nets(manifest: Manifest) -> tuple[DetectorSpec, RecogniserSpec]:
    if manifest.detector is None or manifest.recogniser is None:
        raise PackProblem(
            f"Pack {manifest.name} is an add-on that recognises nobody by itself; choose another with --pack."
        )
    return manifest.detector, manifest.recogniser


def _open_detector(
    manifest: Manifest, spec: DetectorSpec, verified: dict[str, bytes], threads: int, side: int
) -> Detector:
    with _naming(manifest, ", ".join(spec.nets)):
        sessions = [open_session(verified[net], threads) for net in spec.nets]
        return _DETECTORS[spec.kind](*sessions, side=side)


def _open_recogniser(
    manifest: Manifest, spec: RecogniserSpec, model: bytes, threads: int, contract: EmbeddingContract
) -> Recogniser:
    preprocessing = Preprocessing(size=spec.size, colour=spec.colour, mean=spec.mean, std=spec.std)
    with _naming(manifest, spec.file):
        return Recogniser(open_session(model, threads), contract, preprocessing)


@contextmanager
def _naming(manifest: Manifest, file: str) -> Iterator[None]:
    """The nets do not know which pack they came from."""
    try:
        yield
    except PackProblem as error:
        raise PackProblem(f"Pack {manifest.name}, {file}: {error}") from error
