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
from faceclock.training.export import recogniser_spec
from faceclock.training.faces import Progress
from faceclock.training.mtcnn.exporting import mtcnn_spec
from faceclock.training.trained_on import note_people, noted_in
from faceclock.vision.packs.composing import compose_pack, describe
from faceclock.vision.packs.loading import load_pack
from faceclock.vision.packs.manifest import (
    DetectorKind,
    DetectorSpec,
    Manifest,
    Role,
)

_DETECTOR, _RECOGNISER = "detector.onnx", "recogniser.onnx"


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

    Returns the folder ``run.output``/name, where beside the pack lie the weights for fine-tuning and, if the
    recogniser's run left that, the note of whom it was trained on. Raises InputProblem for too few people,
    PackProblem for nets that do not fit.
    """
    with tempfile.TemporaryDirectory() as scratch:
        draft = _compose(run, Path(scratch), None)
        calibration = _calibrate(run, draft, progress)
    folder = _compose(run, run.output, calibration)
    nets = [*(run.detector / net for net in _detector(run).nets), run.recogniser / _RECOGNISER]
    for weights in (net.with_suffix(".safetensors") for net in nets):
        shutil.copyfile(weights, folder / weights.name)
    return folder


def _calibrate(run: PackPlan, folder: Path, progress: Progress) -> CalibrationTable:
    pack, images = load_pack(folder), open_images(run.data)
    embedded = embed_all(pack, images, reported_keys(run.data, images), progress)
    dataset = f"{run.data.images.stem}, {run.data.held_out:.0%} of the people, held out"
    return calibrate_embedded(embedded, dataset, f"{_detector(run).kind.value} (its own), 320 pixels").table


def _detector(run: PackPlan) -> DetectorSpec:
    """Whichever kind of detector lies in the run's folder."""
    spec = mtcnn_spec()
    return spec if (run.detector / spec.file).is_file() else DetectorSpec(DetectorKind.SCRFD, _DETECTOR)


def _compose(run: PackPlan, destination: Path, calibration: CalibrationTable | None) -> Path:
    spec = _detector(run)
    sources = {net: run.detector / net for net in spec.nets} | {_RECOGNISER: run.recogniser / _RECOGNISER}
    roles = dict.fromkeys(spec.nets, Role.DETECTOR) | {_RECOGNISER: Role.RECOGNISER}
    manifest = Manifest(
        name=run.name,
        version=run.version,
        licence=run.licence,
        commercial_use=run.commercial_use,
        files=tuple(describe(source, name, roles[name]) for name, source in sources.items()),
        provenance=run.provenance,
        detector=spec,
        recogniser=recogniser_spec(sources[_RECOGNISER], _RECOGNISER),
        calibration=calibration,
    )
    folder = compose_pack(manifest, sources, destination, replace=True)
    if noted := noted_in(run.recogniser):
        note_people(folder, (), noted | noted_in(run.detector))
    return folder
