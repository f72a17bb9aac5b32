"""Two packs on the same people: how large a difference is, and what it would be on other people of that kind.

People are drawn with replacement, once for both packs: what makes a person hard makes them hard for both, and
comparisons of one person stand or fall together.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from faceclock.domain.face import FloatArray
from faceclock.matching.estimation import similarities_at
from faceclock.matching.impostors import ImpostorTail, Integers

Floats = NDArray[np.float64]
ROUNDS = 1000


@dataclass(frozen=True)
class Difference:
    """``candidate`` minus ``current`` is ``value``, with its 95 % interval."""

    current: float
    candidate: float
    low: float
    high: float

    @property
    def value(self) -> float:
        return self.candidate - self.current


def draw_people(people: int, seed: int = 0, rounds: int = ROUNDS) -> Integers:
    """How often each person is drawn in each round: (rounds, people). The first row is everybody once."""
    drawn = np.random.default_rng(seed).multinomial(people, np.full(people, 1 / people), rounds)
    return np.asarray(np.concatenate([np.ones((1, people), np.int64), drawn]), np.int64)


def difference(current: Floats, candidate: Floats) -> Difference:
    """From a measure by round, (1 + rounds,) for each pack, of which the first is what was measured."""
    apart = (candidate - current)[1:]
    low, high = np.nanpercentile(apart, [2.5, 97.5]) if np.isfinite(apart).any() else (np.nan, np.nan)
    return Difference(float(current[0]), float(candidate[0]), float(low), float(high))


def share_by_round(counts: Integers, people: Integers, hits: NDArray[np.bool_]) -> Floats:
    """The share of ``hits`` (n,) among trials of ``people`` (n,), each counted as often as its person."""
    size = counts.shape[1]
    trials = np.bincount(people, weights=np.ones(len(people)), minlength=size)
    found = np.bincount(people, weights=hits.astype(np.float64), minlength=size)
    times = counts.astype(np.float64)
    return _ratio(times @ found, times @ trials)


def share_of_pairs_by_round(
    counts: Integers, first: Integers, second: Integers, hits: NDArray[np.bool_]
) -> Floats:
    """The same for trials of two people (n,) each; where both are one person, it is counted once."""
    same = first == second
    right, total = np.empty(len(counts)), np.empty(len(counts))
    for index, times in enumerate(counts):
        weight = times[first] * np.where(same, 1, times[second])
        right[index], total[index] = weight @ hits, weight.sum()
    return _ratio(right, total)


def misses_at_fmr(
    counts: Integers, people: Integers, genuine: FloatArray, tail: ImpostorTail, fmr: float
) -> Floats:
    """FNMR of ``genuine`` similarities (n,) of ``people`` (n,), at each round's own threshold for ``fmr``."""
    limits = np.array([similarities_at(tail, [fmr], times)[0] for times in counts])
    return _misses(counts, people, genuine, limits)


def misses_at_fpir(
    counts: Integers,
    people: Integers,
    mates: FloatArray,
    searchers: Integers,
    best_others: FloatArray,
    fpir: float,
) -> Floats:
    """FNIR of ``mates`` (n,) at each round's own threshold: that at which the share ``fpir`` of ``best_others``
    (m,), what ``searchers`` (m,) without a mate find, still matches."""
    order = np.argsort(-best_others, kind="stable")
    scores, owners = best_others[order].astype(np.float64), searchers[order]
    limits = np.empty(len(counts))
    for index, times in enumerate(counts):
        above = np.cumsum(times[owners])
        allowed = np.floor(fpir * above[-1] + 1e-9)
        first_refused = min(int(np.searchsorted(above, allowed, side="right")), len(scores) - 1)
        limits[index] = np.nextafter(scores[first_refused], np.inf)
    return _misses(counts, people, mates, limits)


def _misses(counts: Integers, people: Integers, scores: FloatArray, limits: Floats) -> Floats:
    missed, total = np.empty(len(counts)), np.empty(len(counts))
    for index, (times, limit) in enumerate(zip(counts, limits, strict=True)):
        weight = times[people]
        missed[index], total[index] = weight @ (scores < limit), weight.sum()
    return _ratio(missed, total)


def _ratio(part: Floats, whole: Floats) -> Floats:
    """NaN where a round drew nobody with a trial."""
    shares: Floats = np.divide(part, whole, out=np.full(len(whole), np.nan), where=whole > 0)
    return shares
