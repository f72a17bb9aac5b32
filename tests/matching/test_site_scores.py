"""A site's own people as probes, against a search written out in loops."""

import numpy as np
import pytest

from faceclock.matching.site_scores import score_site


def people(counts, seed=0, dimension=16, spread=0.7):
    random = np.random.default_rng(seed)
    owners = np.repeat(np.arange(len(counts)), counts)
    vectors = random.normal(size=(len(counts), dimension))[owners]
    vectors = vectors + spread * random.normal(size=(len(owners), dimension))
    return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32), owners


def by_loops(vectors, owners, row):
    scores = vectors.astype(np.float64) @ vectors[row].astype(np.float64)
    best = {}
    for other, score in enumerate(scores):
        if other != row:
            best[owners[other]] = max(best.get(owners[other], -np.inf), score)
    mate = best.pop(owners[row], -np.inf)
    ranked = sorted(best.items(), key=lambda item: -item[1])
    return mate, ranked[0], ranked[1][1]


def test_every_search_is_what_loops_find():
    vectors, owners = people([3, 1, 4, 2, 1, 5])
    found = score_site(vectors, owners, 0.1)
    assert found.whole and found.people == 6 and found.templates == 16
    for row in range(len(owners)):
        mate, (nearest, other), third = by_loops(vectors, owners, row)
        assert found.mates[row] == pytest.approx(mate, abs=1e-6)
        assert (found.nearest[row], found.others[row]) == (nearest, pytest.approx(other, abs=1e-6))
        assert found.runners_up[row] == pytest.approx(third, abs=1e-6)


def test_close_pairs_stand_once_with_their_best_similarity():
    vectors, owners = people([2, 3, 1, 2])
    found = score_site(vectors, owners, -1.0)
    scores = vectors @ vectors.T
    best = {(a, b): scores[np.ix_(owners == a, owners == b)].max() for a in range(4) for b in range(a + 1, 4)}
    assert {
        tuple(pair): pytest.approx(s, abs=1e-6) for pair, s in zip(found.close, found.closeness, strict=True)
    } == best
    assert (np.diff(found.closeness) <= 0).all()
    assert (score_site(vectors, owners, 0.2).closeness >= 0.2).all()


def test_of_a_large_site_whole_people_are_drawn():
    vectors, owners = people([2] * 100)
    found = score_site(vectors, owners, 2.0, most=200 * 40)
    assert not found.whole and found.people == 100 and found.templates == 200
    assert (
        len(found.searchers) == 40 and (np.bincount(found.searchers)[np.unique(found.searchers)] == 2).all()
    )


@pytest.mark.parametrize("counts", [[], [1], [3]])
def test_nobody_else_is_nobody(counts):
    vectors, owners = people(counts) if counts else (np.empty((0, 16), np.float32), np.empty(0, np.int64))
    found = score_site(vectors, owners, 0.0)
    assert np.isneginf(found.others).all() and len(found.close) == 0
