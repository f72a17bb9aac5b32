"""The pack of developers and tests: shared weights, which are never part of the project or its packages."""

from pathlib import Path

from faceclock.vision.packs import known, measured
from faceclock.vision.packs.composing import compose_pack, describe
from faceclock.vision.packs.manifest import DetectorKind, DetectorSpec, Manifest, Role

NAME = "development"


def make_development_pack(shared: Path, packs: Path) -> Path:
    """Compose the pack "development" in the folder ``packs`` from ``shared``/models; returns its folder.

    Quick when it is already there. Raises PackProblem or EnvironmentProblem (see compose_pack), and
    FileNotFoundError when ``shared`` lacks the weights.
    """
    models = shared / "models"
    detector = models / "yunet" / "yunet_n_dynamic.onnx"
    recogniser = models / "mobilefacenet" / known.MOBILEFACENET.file
    liveness = models / "minifas" / "minifas_128.onnx"
    roles = {detector: Role.DETECTOR, recogniser: Role.RECOGNISER, liveness: Role.LIVENESS}
    manifest = Manifest(
        name=NAME,
        version="1",
        licence="Apache-2.0 and BSD-3-Clause",
        commercial_use=True,
        files=tuple(describe(source, source.name, role) for source, role in roles.items()),
        provenance="libfacedetection.train, foamliu/MobileFaceNet, johnraivenolazo/face-antispoof-onnx",
        detector=DetectorSpec(DetectorKind.YUNET, detector.name),
        recogniser=known.MOBILEFACENET,
        liveness=known.MINIFAS,
        calibration=measured.MOBILEFACENET,
    )
    return compose_pack(manifest, {source.name: source for source in roles}, packs, replace=True)
