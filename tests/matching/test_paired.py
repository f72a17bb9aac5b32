"""The paired bootstrap beside a slow computation of the same, round by round and comparison by comparison."""

import numpy as np
import pytest

from faceclock.matching.impostors import impostor_tail
from faceclock.matching.paired import (
    difference,
    draw_people,
    misses_at_fmr,
    misses_at_fpir,
    share_by_round,
    share_of_pairs_by_round,
)


def people_with_pictures(people=40, pictures=3, noise=0.6, seed=0):
    random = np.random.default_rng(seed)
    centres = random.normal(size=(people, 16))
    rows = np.repeat(centres, pictures, axis=0) + noise * random.normal(size=(people * pictures, 16))
    labels = np.repeat(np.arange(people), pictures)
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32), labels


def test_the_first_round_is_everybody_once():
    counts = draw_people(7, rounds=5)
    assert counts.shape == (6, 7)
    assert counts[0].tolist() == [1] * 7
    assert (counts.sum(axis=1) == 7).all()


def test_shares_count_each_trial_as_often_as_its_person():
    counts = np.array([[1, 1, 1], [0, 3, 0], [0, 0, 3]])
    people, hits = np.array([0, 1, 1, 1]), np.array([True, False, True, True])
    shares = share_by_round(counts, people, hits)
    assert shares[:2].tolist() == [0.75, pytest.approx(2 / 3)]
    assert np.isnan(shares[2])


def test_pairs_weigh_by_both_people():
    counts = np.array([[1, 1, 1], [2, 1, 0]])
    first, second = np.array([0, 0, 1]), np.array([0, 1, 2])
    hits = np.array([True, False, True])
    assert share_of_pairs_by_round(counts, first, second, hits).tolist() == [2 / 3, 0.5]


def test_misses_at_fmr_beside_all_comparisons():
    vectors, labels = people_with_pictures()
    tail = impostor_tail(vectors, labels, 0.02, lambda done, total: None)
    first, second = np.triu_indices(len(labels), 1)
    scores = np.einsum("nd,nd->n", vectors[first], vectors[second])
    same = labels[first] == labels[second]
    counts = draw_people(40, rounds=6)
    found = misses_at_fmr(counts, labels[first[same]], scores[same], tail, 1e-3)
    for times, share in zip(counts, found, strict=True):
        weight = times[labels[first]] * times[labels[second]]
        impostors = np.sort(np.repeat(scores[~same], weight[~same]))[::-1]
        limit = impostors[int(len(impostors) * 1e-3)] + 1e-6
        genuine = np.repeat(scores[same], times[labels[first[same]]])
        assert share == pytest.approx(np.mean(genuine < limit))


def test_misses_at_fpir_beside_all_searches():
    random = np.random.default_rng(3)
    people, mates = random.integers(0, 20, 80), random.normal(0.5, 0.2, 80).astype(np.float32)
    searchers, others = random.integers(0, 20, 200), random.normal(0.2, 0.1, 200).astype(np.float32)
    counts = draw_people(20, rounds=6)
    found = misses_at_fpir(counts, people, mates, searchers, others, 0.05)
    for times, share in zip(counts, found, strict=True):
        drawn = np.sort(np.repeat(others, times[searchers]))[::-1]
        limit = drawn[int(0.05 * len(drawn) + 1e-9)]
        assert np.mean(np.repeat(others, times[searchers]) > limit) <= 0.05
        assert share == pytest.approx(np.mean(np.repeat(mates, times[people]) <= limit))


def test_a_real_difference_is_told_from_chance():
    counts = draw_people(200)
    people = np.repeat(np.arange(200), 5)
    random = np.random.default_rng(1)
    right = random.random(1000) < 0.9
    better = right | (random.random(1000) < 0.5)
    other = random.permutation(right)
    clear = difference(share_by_round(counts, people, right), share_by_round(counts, people, better))
    assert clear.low > 0 and clear.value == pytest.approx(better.mean() - right.mean())
    chance = difference(share_by_round(counts, people, right), share_by_round(counts, people, other))
    assert chance.low < 0 < chance.high
    none = difference(share_by_round(counts, people, right), share_by_round(counts, people, right))
    assert (none.low, none.value, none.high) == (0, 0, 0)


def test_the_interval_holds_the_true_difference_in_about_95_of_100_cases():
    inside = 0
    for seed in range(200):
        random = np.random.default_rng(seed)
        hard = random.random(60)  # how hard each person is, for both packs
        people = np.repeat(np.arange(60), 4)
        one = random.random(240) < 0.95 - 0.4 * hard[people]
        two = random.random(240) < 0.90 - 0.4 * hard[people]
        counts = draw_people(60, rounds=300, seed=seed)
        told = difference(share_by_round(counts, people, one), share_by_round(counts, people, two))
        inside += told.low <= -0.05 <= told.high
    assert inside >= 180
