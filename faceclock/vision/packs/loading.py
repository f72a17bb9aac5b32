"""A verified pack's nets, ready to use."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from faceclock.domain.calibration import CalibrationTable
from faceclock.domain.embedding import EmbeddingContract
from faceclock.domain.errors import PackProblem
from faceclock.vision.detectors.scrfd import Scrfd
from faceclock.vision.detectors.yunet import YuNet
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


@dataclass(frozen=True, eq=False)
class Pack:
    """``calibration`` is None when nobody has measured the pack; no threshold may be guessed for it."""

    manifest: Manifest
    contract: EmbeddingContract
    detector: YuNet | Scrfd
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
        _open_detector(manifest, detector, verified[detector.file], threads, detect_side),
        _open_recogniser(manifest, recogniser, verified[recogniser.file], threads, contract),
        manifest.calibration,
    )


def _nets(manifest: Manifest) -> tuple[DetectorSpec, RecogniserSpec]:
    if manifest.detector is None or manifest.recogniser is None:
        raise PackProblem(
            f"Pack {manifest.name} is an add-on that recognises nobody by itself; choose another with --pack."
        )
    if manifest.detector.kind is DetectorKind.MTCNN:
        raise PackProblem(
            f"Pack {manifest.name} finds faces with MTCNN, which this version cannot run; "
            "choose a pack with YuNet or SCRFD."
        )
    return manifest.detector, manifest.recogniser


def _open_detector(
    manifest: Manifest, spec: DetectorSpec, model: bytes, threads: int, side: int
) -> YuNet | Scrfd:
    session = _open(manifest, spec.file, model, threads)
    return YuNet(session, side) if spec.kind is DetectorKind.YUNET else Scrfd(session, side)


def _open_recogniser(
    manifest: Manifest, spec: RecogniserSpec, model: bytes, threads: int, contract: EmbeddingContract
) -> Recogniser:
    session = _open(manifest, spec.file, model, threads)
    _check_shape(manifest, spec, session)
    preprocessing = Preprocessing(size=spec.size, colour=spec.colour, mean=spec.mean, std=spec.std)
    return Recogniser(session, contract, preprocessing)


def _open(manifest: Manifest, file: str, model: bytes, threads: int) -> Any:
    try:
        return open_session(model, threads)
    except PackProblem as error:
        raise PackProblem(f"Pack {manifest.name}, {file}: {error}") from error


def _check_shape(manifest: Manifest, spec: RecogniserSpec, session: Any) -> None:
    """Sizes that the net leaves open are taken on trust; Embedding checks each vector again."""
    height, width = session.get_inputs()[0].shape[-2:]
    dimension = session.get_outputs()[0].shape[-1]
    found = {"size": (height, width), "dimension": (dimension,)}
    promised = {"size": spec.size, "dimension": spec.dimension}
    for key, values in found.items():
        if any(isinstance(value, int) and value != promised[key] for value in values):
            raise PackProblem(
                f"Pack {manifest.name}: {spec.file} has another {key} ({values[0]}) than its pack.toml says "
                f"({promised[key]}); install or import the pack again."
            )
