"""The pack of developers and tests: shared weights, which are never part of the project or its packages."""

from pathlib import Path

from faceclock.domain.calibration import CalibrationPoint, CalibrationTable
from faceclock.vision.packs.composing import compose_pack, describe
from faceclock.vision.packs.manifest import DetectorKind, DetectorSpec, Manifest, RecogniserSpec, Role

NAME = "development"

DETECTOR = DetectorSpec(DetectorKind.YUNET, "yunet_n_dynamic.onnx")

# The net was trained on x/255 with ImageNet's mean (0.485 0.456 0.406) and deviation (0.229 0.224 0.225);
# here both are in pixel values.
MOBILEFACENET = RecogniserSpec(
    file="MobileFaceNet.onnx",
    size=112,
    colour="rgb",
    mean=(123.675, 116.28, 103.53),
    std=(58.395, 57.12, 57.375),
    dimension=128,
    alignment="arcface-112",
)

# The weights' own notes give the similarities; their intervals are still guesses of +-0.01.
CALIBRATION = CalibrationTable(
    dataset="LFW (deep-funneled)",
    date="2025-11-20",
    comparisons=87_000_000,
    subjects=5749,
    detector="YuNet 320",
    points=(
        CalibrationPoint(1e-3, 0.338, 0.328, 0.348),
        CalibrationPoint(1e-4, 0.410, 0.400, 0.420),
        CalibrationPoint(1e-5, 0.480, 0.470, 0.490),
        CalibrationPoint(1e-6, 0.564, 0.554, 0.574),
    ),
)


def make_development_pack(shared: Path, packs: Path) -> Path:
    """Compose the pack "development" in the folder ``packs`` from ``shared``/models; returns its folder.

    Quick when it is already there. Raises PackProblem or EnvironmentProblem (see compose_pack), and
    FileNotFoundError when ``shared`` lacks the weights.
    """
    models = shared / "models"
    sources = {
        "yunet_n_dynamic.onnx": (models / "yunet" / "yunet_n_dynamic.onnx", Role.DETECTOR),
        "MobileFaceNet.onnx": (models / "mobilefacenet" / "MobileFaceNet.onnx", Role.RECOGNISER),
        "minifas_128.onnx": (models / "minifas" / "minifas_128.onnx", Role.LIVENESS),
    }
    manifest = Manifest(
        name=NAME,
        version="1",
        licence="Apache-2.0 and BSD-3-Clause",
        commercial_use=True,
        files=tuple(describe(source, path, role) for path, (source, role) in sources.items()),
        provenance="libfacedetection.train, foamliu/MobileFaceNet, johnraivenolazo/face-antispoof-onnx",
        detector=DETECTOR,
        recogniser=MOBILEFACENET,
        calibration=CALIBRATION,
    )
    return compose_pack(
        manifest, {path: source for path, (source, _) in sources.items()}, packs, replace=True
    )
