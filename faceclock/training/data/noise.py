"""Photographs under a wrong name: outliers within a person, and one person under two names.

All of it works on a teacher's unit vectors; a finding is a question for a person, never a deed.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray
from sklearn.cluster import AgglomerativeClustering

from faceclock.domain.errors import InputProblem
from faceclock.domain.face import FloatArray, Image

_AT_ONCE = 1024  # rows of the table of all similarities
_WITHIN = 0.75  # two pictures of one person are about this much less alike than a picture and their mean
_HASH_BITS = (
    10  # of 64 in which two copies of a photograph may differ; other photographs differ in 14 and more
)
_COPY = 0.85  # similarity below which two pictures are no copies of each other
_CLUSTERED = 2000  # pictures of one person beyond which only their centre is looked at

Integers = NDArray[np.int_]


@dataclass(frozen=True)
class Outlier:
    """``row`` is ``similarity`` to the centre of its person's other pictures, and most like ``other``, a row of
    somebody else, by ``other_similarity``."""

    row: int
    similarity: float
    other: int
    other_similarity: float


@dataclass(frozen=True)
class Lookalikes:
    """Two people, by number, of whom ``pairs`` pairs of pictures are as alike as one person's; ``first`` and
    ``second`` are the rows that are most so. ``copy``: those two are one photograph."""

    people: tuple[int, int]
    pairs: int
    similarity: float
    first: int
    second: int
    copy: bool


def nearest_strangers(vectors: FloatArray, labels: Integers, rows: Integers) -> tuple[Integers, FloatArray]:
    """For each of ``rows`` the row of another person that is most similar to it, and that similarity."""
    similar = vectors[rows] @ vectors.T
    similar[labels[rows][:, None] == labels[None]] = -1
    nearest = similar.argmax(axis=1)
    return nearest, similar[np.arange(len(rows)), nearest]


def find_outliers(vectors: FloatArray, labels: Integers, limit: float) -> list[Outlier]:
    """Pictures that are less than ``limit`` similar to the rest of their person, or lie in a smaller one of
    the groups that a person's pictures fall into; the least similar first. Of a person's two pictures that
    differ, the one is told that is more like somebody else."""
    found: list[tuple[int, float]] = []
    order = np.argsort(labels, kind="stable")
    for rows in np.split(order, np.flatnonzero(np.diff(labels[order])) + 1):
        if len(rows) > 1:
            found += _strange(vectors[rows], rows, limit)
    rows = np.array([row for row, _ in found], int)
    nearest, likeness = nearest_strangers(vectors, labels, rows)
    outliers = [
        Outlier(row, similarity, int(other), float(how))
        for (row, similarity), other, how in zip(found, nearest, likeness, strict=True)
    ]
    return sorted(_one_of_two(outliers, labels), key=lambda outlier: outlier.similarity)


def find_lookalikes(
    vectors: FloatArray, labels: Integers, crops: NDArray[np.uint8], limit: float
) -> list[Lookalikes]:
    """People of whom two pictures are at least ``limit`` similar; the most similar first."""
    seen: dict[tuple[int, int], list[tuple[float, int, int]]] = {}
    for similarity, one, other in _alike(vectors, labels, limit, same_person=False):
        pair = (int(labels[one]), int(labels[other]))
        seen.setdefault((min(pair), max(pair)), []).append((similarity, one, other))
    found = []
    for people, pairs in seen.items():
        similarity, one, other = max(pairs)
        first, second = (one, other) if labels[one] == people[0] else (other, one)
        copy = similarity >= _COPY and is_copy(crops[first], crops[second])
        found.append(Lookalikes(people, len(pairs), similarity, first, second, copy))
    return sorted(found, key=lambda finding: -finding.similarity)


def count_copies(vectors: FloatArray, labels: Integers, crops: NDArray[np.uint8]) -> int:
    """Pairs of pictures of one person that are one photograph: they teach nothing twice."""
    pairs = _alike(vectors, labels, _COPY, same_person=True)
    return sum(is_copy(crops[one], crops[other]) for _, one, other in pairs)


def is_copy(one: Image, other: Image) -> bool:
    """Whether two aligned crops are of one photograph, perhaps mirrored, scaled or compressed again."""
    bits = _hash(one)
    views = (other, np.ascontiguousarray(other[:, ::-1]))
    return any(int((bits != _hash(view)).sum()) <= _HASH_BITS for view in views)


def stranger_similarity(vectors: FloatArray, labels: Integers, share: float) -> float:
    """The similarity that ``share`` of all pairs of different people reach, from up to 1000 pictures' pairs.

    Raises InputProblem for one person alone."""
    rows = np.linspace(0, len(vectors) - 1, min(len(vectors), 1000)).astype(int)
    similar = vectors[rows] @ vectors.T
    different = similar[labels[rows][:, None] != labels[None]]
    if not len(different):
        raise InputProblem("One person alone says nothing of how alike strangers are; set outlier and same.")
    return float(np.quantile(different, 1 - share))


def _strange(vectors: FloatArray, rows: Integers, limit: float) -> Iterator[tuple[int, float]]:
    """Rows of one person that do not belong, each with its similarity to the centre of those that do."""
    main = _main_group(vectors, limit)
    if main.sum() == 1:  # nobody can say who the person is: each picture is compared with all others
        main[:] = True
    total = vectors[main].sum(axis=0)
    for index, row in enumerate(rows):
        centre = total - vectors[index] if main[index] else total
        similarity = float(centre @ vectors[index]) / max(float(np.linalg.norm(centre)), 1e-9)
        if not main[index] or similarity < limit:
            yield int(row), similarity


def _main_group(vectors: FloatArray, limit: float) -> NDArray[np.bool_]:
    """The largest group of a person's pictures, by average linkage."""
    if len(vectors) > _CLUSTERED:
        return np.ones(len(vectors), bool)
    within = limit if len(vectors) == 2 else limit * _WITHIN
    clusters = AgglomerativeClustering(
        None, metric="cosine", linkage="average", distance_threshold=1 - within
    ).fit_predict(vectors)
    return np.asarray(clusters == np.bincount(clusters).argmax(), bool)


def _one_of_two(outliers: list[Outlier], labels: Integers) -> Iterator[Outlier]:
    """Where a person has two pictures and they differ, the one that is more like somebody else."""
    counts = np.bincount(labels)
    pairs: dict[int, Outlier] = {}
    for outlier in outliers:
        person = int(labels[outlier.row])
        if counts[person] > 2:
            yield outlier
        elif person not in pairs or outlier.other_similarity > pairs[person].other_similarity:
            pairs[person] = outlier
    yield from pairs.values()


def _alike(
    vectors: FloatArray, labels: Integers, limit: float, *, same_person: bool
) -> Iterator[tuple[float, int, int]]:
    """Pairs of rows, each once, of one person or of two."""
    for start in range(0, len(vectors), _AT_ONCE):
        similar = vectors[start : start + _AT_ONCE] @ vectors[start:].T
        rows, columns = np.nonzero(similar >= limit)
        wanted = (columns > rows) & ((labels[start + rows] == labels[start + columns]) == same_person)
        for row, column in zip(rows[wanted].tolist(), columns[wanted].tolist(), strict=True):
            yield float(similar[row, column]), start + row, start + column


def _hash(crop: Image) -> NDArray[np.bool_]:
    """64 bits of a picture's coarse structure: which low frequencies of its brightness lie above their median."""
    grey = cv2.resize(cv2.cvtColor(crop, cv2.COLOR_BGR2GRAY), (32, 32), interpolation=cv2.INTER_AREA)
    low = cv2.dct(grey.astype(np.float32))[:8, :8].ravel()
    return np.asarray(low > np.median(low), bool)
