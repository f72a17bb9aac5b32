"""What a search sees: rows that no longer change, and the exact answer from a cheap first look at them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from faceclock.domain.errors import EmbeddingProblem
from faceclock.domain.face import FloatArray
from faceclock.domain.matching import Match
from faceclock.matching.compact import CompactRows

IntArray = NDArray[np.int32]
Scores = NDArray[np.float32]
Rows = NDArray[np.intp]

MANY_ROWS = 4_096  # more than these are looked at in float32 before float64
RESCORE_AT_ONCE = 16_384  # rows widened to float64 at a time: 64 MB at 512 dimensions
UNIT_SLACK = 1e-3  # how far from 1 the norm of a "unit" vector may lie


@dataclass(frozen=True, eq=False)
class Snapshot:
    """``vectors`` (n, d) float32 unit rows; ``owners`` (n,) index into ``names``, which only ever grows."""

    vectors: FloatArray
    owners: IntArray
    names: Sequence[str]
    compact: CompactRows | None = None

    def __len__(self) -> int:
        return int(self.vectors.shape[0])


def check_rows(vectors: FloatArray, dimension: int) -> FloatArray:
    """Rows (k, d) as contiguous float32. Raises EmbeddingProblem unless all are finite and of unit length."""
    rows = np.ascontiguousarray(vectors, dtype=np.float32)
    if rows.ndim != 2 or rows.shape[1] != dimension:
        raise EmbeddingProblem(
            f"Embeddings of shape {rows.shape} cannot be compared with vectors of {dimension} values; "
            "use the pack that people were enrolled with."
        )
    norms = np.sqrt(np.einsum("ij,ij->i", rows, rows))
    if not (np.abs(norms - 1.0) <= UNIT_SLACK).all():  # also refuses NaN
        raise EmbeddingProblem("An embedding is not a unit vector of numbers; it is never matched.")
    return rows


def product_error(dimension: int) -> float:
    """Largest error of a float32 dot product of two unit vectors, in whatever order it is summed.

    Higham, Accuracy and Stability of Numerical Algorithms, section 3.1: d u / (1 - d u) times |x|.|y|.
    """
    rounding = dimension * 2.0**-24
    return rounding / (1 - rounding) * (1 + UNIT_SLACK) ** 2


def possible_rows(scores: Scores, owners: IntArray, slack: float) -> Rows:
    """Rows that may hold the best person's or the best other person's true maximum.

    ``scores`` (n,), which this uses as scratch, lie within ``slack`` of the true ones. Let t be the second
    best *person's* best score: two people truly reach t - slack, and a row below t - 2 slack truly does not.
    """
    own = np.flatnonzero(owners == owners[scores.argmax()])
    kept = scores[own]
    scores[own] = -np.inf
    second = scores.max() if len(own) < len(scores) else kept.max()
    scores[own] = kept
    # The limit is rounded down, lest a float32 comparison drop a row that stands exactly on it.
    return np.flatnonzero(scores >= np.nextafter(np.float32(second - 2 * slack), np.float32(-np.inf)))


def find(snapshot: Snapshot, probes: FloatArray) -> Iterator[Match]:
    """The exact match of every probe (m, d) in a snapshot that is not empty."""
    if snapshot.compact is None:
        slack = product_error(probes.shape[1])
        scores, slacks = probes @ snapshot.vectors.T, [slack] * len(probes)
    else:
        scores, slacks = snapshot.compact.scores(probes)
    for probe, row, slack in zip(probes, scores, slacks, strict=True):
        yield _answer(snapshot, _narrowed(snapshot, possible_rows(row, snapshot.owners, slack), probe), probe)


def _narrowed(snapshot: Snapshot, rows: Rows, probe: FloatArray) -> Rows:
    """Fewer rows by a float32 product, where a crowd of look-alikes has left many."""
    if len(rows) <= MANY_ROWS:
        return rows
    if len(rows) > len(snapshot) // 8:  # copying them would cost more than passing over all
        rows = np.arange(len(snapshot))
        scores = snapshot.vectors @ probe
    else:
        scores = snapshot.vectors[rows] @ probe
    return rows[possible_rows(scores, snapshot.owners[rows], product_error(len(probe)))]


def _answer(snapshot: Snapshot, rows: Rows, probe: FloatArray) -> Match:
    """Score ``rows`` in float64 and name the two best people; the row enrolled first wins a tie."""
    exact = _exact_scores(snapshot.vectors, rows, probe)
    owners = snapshot.owners[rows]
    best = int(exact.argmax())
    name, similarity = snapshot.names[owners[best]], _cosine(exact[best])
    others = np.flatnonzero(owners != owners[best])
    if not others.size:
        return Match(name, similarity)
    runner = int(others[exact[others].argmax()])
    return Match(name, similarity, snapshot.names[owners[runner]], _cosine(exact[runner]))


def _exact_scores(vectors: FloatArray, rows: Rows, probe: FloatArray) -> NDArray[np.float64]:
    """Products of float32 are exact in float64, and each row is summed alike wherever it stands."""
    wide = probe.astype(np.float64)
    parts = [rows[i : i + RESCORE_AT_ONCE] for i in range(0, len(rows), RESCORE_AT_ONCE)]
    return np.concatenate([(vectors[part] * wide).sum(axis=1) for part in parts])


def _cosine(score: np.float64) -> float:
    return float(min(1.0, max(-1.0, score)))
