"""Measuring how similar strangers are to a pack."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from faceclock.app.evaluation_images import Embedded, ImageSet, Progress, embed_all
from faceclock.domain.calibration import CalibrationTable
from faceclock.matching.estimation import TAIL, estimate
from faceclock.matching.impostors import impostor_tail
from faceclock.vision.packs.loading import Pack

SUSPICIOUS = 0.6


@dataclass(frozen=True)
class Calibrated:
    """A table, and the pairs above SUSPICIOUS, which often are one person under two names: to be looked at.

    They stay in the table: who removes what looks wrong measures their own wishes.
    """

    table: CalibrationTable
    suspects: tuple[tuple[str, str, float], ...]


def calibrate(pack: Pack, images: Path, progress: Progress, dataset: str = "") -> Calibrated:
    """Compare everybody in ``images`` with everybody else. Raises InputProblem for too few people."""
    source = ImageSet(images)
    embedded = embed_all(pack, source, set(source.keys), progress)
    detector = pack.manifest.detector.kind.value if pack.manifest.detector else ""
    return calibrate_embedded(embedded, dataset or images.stem, detector)


def calibrate_embedded(embedded: Embedded, dataset: str, detector: str = "") -> Calibrated:
    _, labels = np.unique([key.person for key in embedded.keys], return_inverse=True)
    tail = impostor_tail(embedded.vectors, labels, TAIL, lambda done, total: None)
    table = estimate(tail, dataset, datetime.now(UTC).date().isoformat(), detector)
    pairs = zip(tail.scores, tail.first, tail.second, strict=True)
    suspects = (
        (embedded.keys[a].stem, embedded.keys[b].stem, float(s)) for s, a, b in pairs if s > SUSPICIOUS
    )
    return Calibrated(table, tuple(suspects))
