"""A site's people as probes of their own gallery: each template is searched as if it were not enrolled.

Without its own row it is a search of somebody on the roll; without any row of its person, one of a stranger.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from faceclock.domain.face import FloatArray
from faceclock.matching.impostors import Integers

BLOCK = 256
MOST_COMPARISONS = 100_000_000  # about one second on two cores at 512 dimensions
_NOBODY = np.float32(-np.inf)


@dataclass(frozen=True, eq=False)
class SiteScores:
    """Of m searches among ``people`` with ``templates`` rows in all; -inf where there is nobody.

    ``searchers`` (m,) are whose template each probe is, ``mates`` (m,) its best similarity to the person's other
    templates, ``others`` (m,) to somebody else, who is ``nearest`` (m,), and ``runners_up`` (m,) to the best
    third person. ``close`` holds pairs of people (k, 2) and ``closeness`` (k,) their best similarity, descending.
    """

    people: int
    templates: int
    searchers: Integers
    mates: FloatArray
    others: FloatArray
    nearest: Integers
    runners_up: FloatArray
    close: Integers
    closeness: FloatArray

    @property
    def whole(self) -> bool:
        """False where the site is so large that only some of its people were drawn to be probes."""
        return len(self.searchers) == self.templates


def score_site(
    vectors: FloatArray, owners: Integers, close_from: float, most: int = MOST_COMPARISONS, seed: int = 0
) -> SiteScores:
    """Of unit ``vectors`` (n, d) of people ``owners`` (n,), numbered 0..p-1 in ascending order.

    Pairs are told from the similarity ``close_from`` on. With more than ``most`` comparisons, people are drawn.
    """
    starts = np.flatnonzero(np.diff(owners, prepend=-1))
    probes = _probes(owners, len(starts), most, seed)
    parts = [
        _search(vectors, owners, starts, probes[i : i + BLOCK], close_from)
        for i in range(0, len(probes), BLOCK)
    ]
    columns = [np.concatenate(column) for column in zip(*(part[0] for part in parts), strict=True)] or [
        np.empty(0, np.float32)
    ] * 4
    mates, others, nearest, runners_up = columns
    close, closeness = _pairs([part[1] for part in parts])
    return SiteScores(
        len(starts),
        len(vectors),
        owners[probes],
        mates,
        others,
        nearest.astype(np.int64),
        runners_up,
        close,
        closeness,
    )


def _probes(owners: Integers, people: int, most: int, seed: int) -> Integers:
    """All rows, or those of as many people as ``most`` comparisons allow."""
    if len(owners) ** 2 <= most:
        return np.arange(len(owners))
    wanted = max(1, most // len(owners) * people // len(owners))
    drawn = np.random.default_rng(seed).choice(people, min(wanted, people), replace=False)
    return np.flatnonzero(np.isin(owners, drawn))


Found = tuple[NDArray[np.float32], NDArray[np.float32], Integers, NDArray[np.float32]]
Close = tuple[Integers, Integers, NDArray[np.float32]]


def _search(
    vectors: FloatArray, owners: Integers, starts: Integers, probes: Integers, close_from: float
) -> tuple[Found, Close]:
    scores, rows = vectors[probes] @ vectors.T, np.arange(len(probes))
    scores[rows, probes] = _NOBODY
    best = np.maximum.reduceat(scores, starts, axis=1)  # of each person
    own = owners[probes]
    mates = best[rows, own]
    best[rows, own] = _NOBODY
    row, person = np.nonzero(best >= close_from)
    close = own[row], person, best[row, person]
    nearest = best.argmax(axis=1)
    others = best[rows, nearest]
    best[rows, nearest] = _NOBODY
    return (mates, others, nearest, best.max(axis=1)), close


def _pairs(parts: list[Close]) -> tuple[Integers, FloatArray]:
    """Each pair of people once, with its best similarity, the most alike first."""
    if not parts:
        return np.empty((0, 2), np.int64), np.empty(0, np.float32)
    first, second, similarity = (np.concatenate(part) for part in zip(*parts, strict=True))
    order = np.argsort(-similarity, kind="stable")
    pairs = np.sort(np.stack([first, second], axis=1)[order], axis=1)
    _, found = np.unique(pairs, axis=0, return_index=True)
    found = np.sort(found)
    return pairs[found], similarity[order][found]
