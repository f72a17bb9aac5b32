"""Looking through a data set: what may be wrong with its names, as a page for a person to decide on."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from faceclock.app.evaluation_images import ImageSet
from faceclock.app.picture_sources import Key
from faceclock.domain.errors import EnvironmentProblem
from faceclock.domain.face import FloatArray
from faceclock.settings.atomic import replace_text
from faceclock.training.data.decisions import Decisions, named, open_images, read_decisions
from faceclock.training.data.noise import (
    Lookalikes,
    Outlier,
    count_copies,
    find_lookalikes,
    find_outliers,
    stranger_similarity,
)
from faceclock.training.data.review_page import page, thumbnail
from faceclock.training.data.spec import Data
from faceclock.training.faces import FaceTable, Progress, prepare_faces
from faceclock.training.teacher import teach_photographs
from faceclock.vision.packs.loading import Pack, load_pack

Json = dict[str, Any]
_BESIDE = 3  # pictures of the same person shown beside an outlier
_LOOSE, _STRICT = 1e-3, 1e-6  # shares of strangers' comparisons above the two similarities


@dataclass(frozen=True)
class Limits:
    """Similarities: below ``outlier`` a picture does not belong to its person, from ``same`` on two names may be
    one person; 0: what the pack was calibrated for, or else what the photographs say. ``most``: findings of
    each sort that are shown."""

    outlier: float = 0.0
    same: float = 0.0
    most: int = 200


def review(data: Data, folder: Path, limits: Limits, progress: Progress) -> Json:
    """Leave ``review.json`` and ``review.html`` in ``folder``; returns the counts. What ``data.decisions`` has
    decided is applied before, and not asked about again."""
    pack, images = load_pack(data.teacher), open_images(data)
    table = prepare_faces(pack, images, data.cache / "faces", progress)
    vectors = teach_photographs(pack, table, data.cache / "taught")
    names, labels = np.unique(table.people, return_inverse=True)
    limits = _decided(limits, pack, vectors, labels)
    done = read_decisions(data.decisions) if data.decisions is not None else Decisions()
    told = _Telling(table, images, names, labels, done)
    report: Json = {
        "images": str(data.images),
        "teacher": pack.manifest.name,
        "people": len(names),
        "pictures": len(table.people),
        "limits": {"outlier": round(limits.outlier, 3), "same": round(limits.same, 3)},
        "outliers": told.outliers(find_outliers(vectors, labels, limits.outlier))[: limits.most],
        "lookalikes": told.lookalikes(find_lookalikes(vectors, labels, table.crops, limits.same))[
            : limits.most
        ],
        "copies": count_copies(vectors, labels, table.crops),
        "left_out": [[named(entry.key), entry.reason] for entry in table.left_out],
    }
    _write(folder, report, told, done)
    counts = {sort: len(report[sort]) for sort in ("outliers", "lookalikes", "left_out")}
    photographs = sum(finding["same_photograph"] for finding in report["lookalikes"])
    return {**counts, "same_photograph": photographs, "copies": report["copies"]}


class _Telling:
    """Findings in words that a page and a decision file understand: pictures by the names of the source."""

    def __init__(
        self,
        table: FaceTable,
        images: ImageSet,
        names: NDArray[np.str_],
        labels: NDArray[np.int_],
        done: Decisions,
    ) -> None:
        self._table, self._images, self._names, self._labels, self._done = table, images, names, labels, done
        self._apart = {frozenset(group) for group in done.apart}
        self.shown: set[int] = set()

    def outliers(self, found: list[Outlier]) -> list[Json]:
        return [
            {
                "picture": self._picture(outlier.row),
                "similarity": round(outlier.similarity, 3),
                "beside": [self._picture(row) for row in self._others(outlier.row)],
                "like": self._picture(outlier.other),
                "like_similarity": round(outlier.other_similarity, 3),
            }
            for outlier in found
            if self._name(outlier.row) not in self._done.keep
        ]

    def lookalikes(self, found: list[Lookalikes]) -> list[Json]:
        return [
            {
                "people": people,
                "counts": [int((self._labels == label).sum()) for label in finding.people],
                "pairs": finding.pairs,
                "similarity": round(finding.similarity, 3),
                "same_photograph": finding.copy,
                "pictures": [self._picture(finding.first), self._picture(finding.second)],
                "beside": [
                    [self._picture(row) for row in self._others(row)]
                    for row in (finding.first, finding.second)
                ],
            }
            for finding in found
            if frozenset(people := [str(self._names[label]) for label in finding.people]) not in self._apart
        ]

    def _picture(self, row: int) -> Json:
        self.shown.add(row)
        return {"row": row, "name": self._name(row), "person": str(self._table.people[row])}

    def _name(self, row: int) -> str:
        return named(self._images.given(Key(str(self._table.people[row]), str(self._table.stems[row]))))

    def _others(self, row: int) -> list[int]:
        rows = np.flatnonzero(self._labels == self._labels[row])
        return [int(other) for other in rows if other != row][:_BESIDE]


def _decided(limits: Limits, pack: Pack, vectors: FloatArray, labels: NDArray[np.int_]) -> Limits:
    """The similarities that were left open."""
    points = pack.calibration.points if pack.calibration is not None else ()
    loose = limits.outlier or (points[0].similarity if points else 0.0)
    strict = limits.same or (points[-1].similarity if points else 0.0)
    return Limits(
        loose or stranger_similarity(vectors, labels, _LOOSE),
        strict or stranger_similarity(vectors, labels, _STRICT),
        limits.most,
    )


def _write(folder: Path, report: Json, told: _Telling, done: Decisions) -> None:
    crops = told._table.crops
    pictures = {row: thumbnail(crops[row]) for row in sorted(told.shown)}
    earlier = {
        "drop": done.drop,
        "keep": done.keep,
        "merge": done.merge,
        "apart": done.apart,
        "move": done.move,
    }
    try:
        for name, text in (
            ("review.json", json.dumps(report, indent=1, ensure_ascii=False)),
            ("review.html", page({**report, "earlier": earlier}, pictures)),
        ):
            replace_text(folder / name, text)
    except OSError as error:
        raise EnvironmentProblem(
            f"The review cannot be written to {folder} ({error.strerror}); make room or choose another folder."
        ) from error
