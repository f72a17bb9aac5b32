"""From a tuned recogniser to a whole pack that says where it comes from and how far it can be trusted."""

import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from faceclock.app.calibrating import calibrate_embedded
from faceclock.app.contenders import TRAINED_ON, name_hash, picture_hash
from faceclock.app.evaluation_images import Embedded
from faceclock.domain.calibration import CalibrationPoint, CalibrationTable
from faceclock.domain.errors import InputProblem
from faceclock.domain.face import FloatArray
from faceclock.matching.estimation import FEWEST_ABOVE, TAIL, similarities_at
from faceclock.matching.impostors import impostor_tail
from faceclock.matching.statistics import threshold_at_fmr
from faceclock.training.events import print_event
from faceclock.training.trained_on import note, noted_in
from faceclock.training.tuning.crops import Crops, clean
from faceclock.training.tuning.gathering import Gathered
from faceclock.training.tuning.parent import Parent
from faceclock.vision.packs.composing import compose_pack, describe
from faceclock.vision.packs.manifest import Manifest, Role
from faceclock.vision.recogniser import Recogniser


def make_tuned_pack(parent: Parent, recogniser: Path, name: str, output: Path, gathered: Gathered) -> Path:
    """``output``/name: the parent with another recogniser; licence and what else it holds are inherited.

    The parent's thresholds are not: they are measured on strangers whom nothing was learnt from, and without
    enough of these the pack stays uncalibrated, so that nobody is identified with it. Returns the folder.
    """
    data = f"{gathered.count} people of {gathered.people.source}"
    table = _calibration(parent, recogniser, gathered)
    manifest = replace(_described(parent, recogniser, name, data), calibration=table)
    notes = {TRAINED_ON: _trained_on(parent, gathered)}
    folder = compose_pack(manifest, _sources(parent, recogniser), output, replace=True, notes=notes)
    weights = recogniser.with_suffix(".safetensors")
    if weights.is_file():
        shutil.copyfile(weights, folder / weights.name)
    return folder


def _calibration(parent: Parent, recogniser: Path, gathered: Gathered) -> CalibrationTable | None:
    strangers = gathered.calibration
    if strangers is None:
        return None
    tuned = parent.recogniser(recogniser.read_bytes(), parent.pack.contract)
    nets = (parent.pack.recogniser, tuned)
    others = [_embedded(net, strangers, parent) for net in nets]
    people = [_embedded(net, gathered.people, parent) for net in nets]
    detector = parent.pack.manifest.detector
    dataset = f"{strangers.source}, people whom nothing was learnt from"
    try:
        table = calibrate_embedded(others[1], dataset, detector.kind.value if detector else "").table
    except InputProblem as error:  # too few strangers: without thresholds the pack can still be compared
        print_event({"event": "uncalibrated", "message": str(error)})
        return None
    between = [each.vectors @ known.vectors.T for each, known in zip(others, people, strict=True)]
    before = _similarities(others[0], [point.fmr for point in table.points])
    return stricter(before, table, between[0].ravel(), between[1].ravel())


def _similarities(embedded: Embedded, rates: Sequence[float]) -> NDArray[np.float64]:
    """What `calibrate_embedded` measures at ``rates``, without its intervals, which take it long."""
    _, labels = np.unique([key.person for key in embedded.keys], return_inverse=True)
    tail = impostor_tail(embedded.vectors, labels, TAIL, lambda done, total: None)
    return similarities_at(tail, rates, np.ones(len(tail.counts), np.int64))


def stricter(
    before: Sequence[float] | NDArray[np.float64],
    after: CalibrationTable,
    between_before: FloatArray,
    between_after: FloatArray,
) -> CalibrationTable:
    """``after``, raised where strangers came nearer to the people who were learnt than to each other.

    ``before`` are the parent's similarities at the same rates on the same strangers; ``between`` (n,) are all
    similarities of strangers with those people. A site searches among these people, and strangers alone do not
    show how like them they became.
    """
    points: list[CalibrationPoint] = []
    for old, point in zip(before, after.points, strict=True):
        least = points[-1].similarity if points else -1.0
        if point.fmr * len(between_after) >= FEWEST_ABOVE:
            gained = threshold_at_fmr(between_after, point.fmr) - threshold_at_fmr(between_before, point.fmr)
            least = max(least, min(1.0, float(old) + gained))
        raised = max(0.0, least - point.similarity)
        # The interval keeps its width: how people differ from each other is not known better than before.
        high = min(1.0, point.high + raised)
        points.append(replace(point, similarity=point.similarity + raised, high=high))
    return replace(after, points=tuple(points))


def _embedded(net: Recogniser, crops: Crops, parent: Parent) -> Embedded:
    faces = (clean(picture, parent.size) for picture in crops.pictures)
    vectors = np.stack([net.embed_aligned(face).vector for face in faces])
    return Embedded(crops.keys, vectors, frozenset())


def _trained_on(parent: Parent, gathered: Gathered) -> str:
    """Strangers by name, people by picture: those of their pictures that were held out may judge the pack."""
    hashes = noted_in(parent.folder) | {picture_hash(key) for key in gathered.people.keys}
    if gathered.strangers:
        hashes |= {name_hash(key.person) for key in gathered.strangers.keys}
    return note(hashes)


def _described(parent: Parent, recogniser: Path, name: str, data: str) -> Manifest:
    before = parent.pack.manifest
    files = tuple(
        describe(recogniser, file.path, Role.RECOGNISER) if file.path == parent.spec.file else file
        for file in before.files
    )
    source = f"{before.name} ({before.provenance})" if before.provenance else before.name
    return replace(
        before,
        name=name,
        version=f"{before.version}+tuned",
        provenance=f"tuned by FaceClock's training studio on {data}; parent {source}",
        files=files,
        calibration=None,
        parent=parent.pack.contract.digest,
    )


def _sources(parent: Parent, recogniser: Path) -> dict[str, Path]:
    paths = [file.path for file in parent.pack.manifest.files]
    return {path: recogniser if path == parent.spec.file else parent.folder / path for path in paths}
