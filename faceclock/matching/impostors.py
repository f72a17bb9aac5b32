"""All comparisons of strangers among labelled embeddings: how many there are, and the most similar of them.

Half of n^2 scores are looked at block by block and never held together: a histogram of 1e-4 first says where
the wanted tail begins, then a second pass collects only that.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from faceclock.domain.errors import InputProblem
from faceclock.domain.face import FloatArray

BLOCK = 512
BINS = 20_000  # of 1e-4, over [-1, 1]
Progress = Callable[[int, int], None]
Integers = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class ImpostorTail:
    """The highest impostor ``scores`` (k,), descending, of row pairs ``first`` and ``second`` (k,), out of
    ``total`` comparisons. ``subjects`` (n,) are the rows' subjects 0..s-1, ``counts`` (s,) their rows."""

    scores: FloatArray
    first: Integers
    second: Integers
    total: int
    subjects: Integers
    counts: Integers


def impostor_histogram(vectors: FloatArray, subjects: Integers, progress: Progress) -> Integers:
    """Counts (20000,) of the similarities of all pairs of rows (n, d) of different ``subjects`` (n,)."""
    counts = np.zeros(BINS, np.int64)
    for start, strangers, scores in _blocks(vectors, subjects):
        counts += np.bincount(_bins(scores[strangers]), minlength=BINS)
        progress(min(start + BLOCK, len(vectors)), len(vectors))
    return counts


def impostor_tail(vectors: FloatArray, labels: Integers, share: float, progress: Progress) -> ImpostorTail:
    """The ``share`` of all impostor pairs of unit ``vectors`` (n, d) that is most similar.

    Equal ``labels`` (n,) mean one person. Raises InputProblem for fewer than two people.
    """
    people, subjects = np.unique(labels, return_inverse=True)
    if len(people) < 2:
        raise InputProblem("A calibration compares strangers; give photographs of at least two people.")
    histogram = impostor_histogram(vectors, subjects, lambda done, total: progress(done, 2 * total))
    total = int(histogram.sum())
    above = np.cumsum(histogram[::-1])[::-1]
    first_bin = int(np.count_nonzero(above > share * total)) - 1
    parts = []
    for start, strangers, scores in _blocks(vectors, subjects):
        row, column = np.nonzero(strangers & (_bins(scores) >= first_bin))
        parts.append((scores[row, column], row + start, column + start))
        progress(len(vectors) + min(start + BLOCK, len(vectors)), 2 * len(vectors))
    scores, first, second = (np.concatenate(part) for part in zip(*parts, strict=True))
    order = np.argsort(-scores, kind="stable")
    return ImpostorTail(scores[order], first[order], second[order], total, subjects, np.bincount(subjects))


def _blocks(vectors: FloatArray, subjects: Integers) -> Iterator[tuple[int, NDArray[np.bool_], FloatArray]]:
    """Rows of a block against themselves and all later rows; True where a new pair of strangers stands."""
    for start in range(0, len(vectors), BLOCK):
        rows, later = slice(start, start + BLOCK), slice(start, None)
        strangers = subjects[rows, None] != subjects[None, later]
        strangers[:, : len(strangers)] &= np.triu(np.ones((len(strangers), len(strangers)), bool), 1)
        yield start, strangers, vectors[rows] @ vectors[later].T


def _bins(scores: FloatArray) -> NDArray[np.int32]:
    return np.clip((scores + 1) * (BINS // 2), 0, BINS - 1).astype(np.int32)
