"""What a search sees: rows that no longer change, and the exact answer from a cheap first look at them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from faceclock.domain.errors import EmbeddingProblem
from faceclock.domain.face import FloatArray
from faceclock.domain.matching import Match

IntArray = NDArray[np.int32]
Scores = NDArray[np.float32]
Rows = NDArray[np.intp]

RESCORE_AT_ONCE = 16_384  # rows widened to float64 at a time: 64 MB at 512 dimensions
UNIT_SLACK = 1e-3  # how far from 1 the norm of a "unit" vector may lie


@dataclass(frozen=True, eq=False)
class Snapshot:
    """``vectors`` (n, d) float32 unit rows; ``owners`` (n,) index into ``names``, which only ever grows."""

    vectors: FloatArray
    owners: IntArray
    names: Sequence[str]

    def __len__(self) -> int:
        return int(self.vectors.shape[0])


def check_probe(vector: FloatArray, dimension: int) -> FloatArray:
    """The probe as contiguous float32. Raises EmbeddingProblem unless finite, of unit length and size d."""
    probe = np.ascontiguousarray(vector, dtype=np.float32)
    if probe.shape != (dimension,):
        raise EmbeddingProblem(
            f"A probe of shape {probe.shape} cannot be searched among vectors of {dimension} values."
        )
    norm = float(np.linalg.norm(probe))
    if not abs(norm - 1.0) <= UNIT_SLACK:  # also refuses NaN
        raise EmbeddingProblem("The embedding is not a unit vector of numbers; it is never matched.")
    return probe


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


def answer(snapshot: Snapshot, rows: Rows, probe: FloatArray) -> Match:
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
