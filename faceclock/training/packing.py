"""Putting trained networks together to a pack that says what it is and how far it can be trusted."""

import shutil
import tempfile
from pathlib import Path

from faceclock.app.calibrating import calibrate_embedded
from faceclock.app.evaluation_images import embed_all
from faceclock.domain.calibration import CalibrationTable
from faceclock.training.checking import checked
from faceclock.training.data.decisions import open_images
from faceclock.training.data.overlap import reported_keys
from faceclock.training.data.spec import Data
from faceclock.training.distillation import DEVIATION
from faceclock.training.faces import Progress
from faceclock.vision.packs.composing import compose_pack, describe
from faceclock.vision.packs.loading import load_pack
from faceclock.vision.packs.manifest import (
    DetectorKind,
    DetectorSpec,
    Manifest,
    RecogniserSpec,
    Role,
)

_DETECTOR, _RECOGNISER = "detector.onnx", "recogniser.onnx"
_MEAN = (127.5, 127.5, 127.5)


@checked
class PackPlan:
    """``detector`` and ``recogniser``: folders that runs of those kinds left; ``output``: where packs lie."""

    name: str
    version: str
    licence: str
    commercial_use: bool
    provenance: str
    output: Path
    detector: Path
    recogniser: Path
    data: Data


def make_pack(run: PackPlan, progress: Progress) -> Path:
    """Calibrate on the people whom nothing was trained on, with the pack's own detector.

    Returns the folder ``run.output``/name, with the weights for fine-tuning beside the pack. Raises
    InputProblem for too few people, PackProblem for nets that do not fit.
    """
    with tempfile.TemporaryDirectory() as scratch:
        draft = _compose(run, Path(scratch), None)
        calibration = _calibrate(run, draft, progress)
    folder = _compose(run, run.output, calibration)
    for weights in (run.detector / "detector.safetensors", run.recogniser / "recogniser.safetensors"):
        shutil.copyfile(weights, folder / weights.name)
    return folder


def _calibrate(run: PackPlan, folder: Path, progress: Progress) -> CalibrationTable:
    pack, images = load_pack(folder), open_images(run.data)
    embedded = embed_all(pack, images, reported_keys(run.data, images), progress)
    dataset = f"{run.data.images.stem}, {run.data.held_out:.0%} of the people, held out"
    return calibrate_embedded(embedded, dataset, "scrfd (its own), 320 pixels").table


def _compose(run: PackPlan, destination: Path, calibration: CalibrationTable | None) -> Path:
    sources = {_DETECTOR: run.detector / _DETECTOR, _RECOGNISER: run.recogniser / _RECOGNISER}
    roles = {_DETECTOR: Role.DETECTOR, _RECOGNISER: Role.RECOGNISER}
    manifest = Manifest(
        name=run.name,
        version=run.version,
        licence=run.licence,
        commercial_use=run.commercial_use,
        files=tuple(describe(source, name, roles[name]) for name, source in sources.items()),
        provenance=run.provenance,
        detector=DetectorSpec(DetectorKind.SCRFD, _DETECTOR),
        recogniser=RecogniserSpec(
            file=_RECOGNISER,
            size=112,
            colour="rgb",
            mean=_MEAN,
            std=(DEVIATION,) * 3,
            dimension=128,
            alignment="arcface-112",
        ),
        calibration=calibration,
    )
    return compose_pack(manifest, sources, destination, replace=True)
