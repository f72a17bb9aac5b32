"""The 8-bit first look: its bound must hold and its answers must be exact, whatever the data."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faceclock.domain.embedding import EmbeddingContract
from faceclock.matching.compact import CompactIndex, integer_product
from faceclock.matching.gallery import Gallery

DIMENSIONS = st.sampled_from([1, 2, 31, 128, 512, 2048])
SEEDS = st.integers(0, 2**32 - 1)


def unit(rows: np.ndarray) -> np.ndarray:
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def heavy(rng: np.random.Generator, count: int, dimension: int) -> np.ndarray:
    """Values of very different size, exact zeros and lone spikes: the worst for a common scale."""
    rows = rng.standard_normal((count, dimension)) ** rng.choice([1, 3, 7], (count, 1))
    rows[rng.random(rows.shape) < 0.2] = 0
    rows[:, 0] += 1e-3
    return unit(rows)


def compact(rows: np.ndarray) -> CompactIndex:
    index = CompactIndex(rows.shape[1])
    index.append(rows)
    return index


@settings(deadline=None)
@given(st.integers(1, 70), DIMENSIONS, st.integers(1, 5), SEEDS)
def test_integer_products_are_exact_at_the_extremes(
    count: int, dimension: int, columns: int, seed: int
) -> None:
    """Saturating additions of 16 bits, as some processors do them, would show here."""
    rng = np.random.default_rng(seed)
    codes = rng.choice(np.array([1, 2, 127, 128, 254, 255], np.uint8), (count, dimension))
    probes = rng.choice(np.array([-63, -62, 0, 62, 63], np.int8), (dimension, columns))
    expected = (codes.astype(np.int64) - 128) @ probes.astype(np.int64)
    assert np.array_equal(integer_product(codes, probes), expected)


@settings(deadline=None)
@given(st.integers(1, 60), DIMENSIONS, st.integers(1, 4), SEEDS)
def test_no_score_is_off_by_more_than_its_slack(count: int, dimension: int, probes: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    rows, asked = heavy(rng, count, dimension), heavy(rng, probes, dimension)
    scores, slacks = compact(rows).view.scores(asked)
    exact = asked.astype(np.float64) @ rows.astype(np.float64).T
    assert np.all(np.abs(scores - exact) <= np.array(slacks)[:, None])


def test_the_slack_of_ordinary_embeddings_is_small() -> None:
    rng = np.random.default_rng(0)
    rows = unit(rng.standard_normal((500, 512)))
    _, slacks = compact(rows).view.scores(rows[:3])
    assert max(slacks) < 0.015


def gallery_of(rows: np.ndarray, owners: list[str], compact_from: int) -> Gallery:
    gallery = Gallery(EmbeddingContract("test", "a" * 64, rows.shape[1]), compact_from)
    for start in range(0, len(rows), 7):
        gallery.add_rows(rows[start : start + 7], owners[start : start + 7])
    return gallery


@settings(deadline=None, max_examples=60)
@given(st.integers(1, 150), st.sampled_from([2, 31, 128]), st.integers(1, 30), SEEDS)
def test_compact_and_plain_galleries_agree(templates: int, dimension: int, people: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    rows = heavy(rng, templates, dimension)
    owners = [f"p{code}" for code in rng.integers(0, people, templates)]
    plain, small = gallery_of(rows, owners, 10**9), gallery_of(rows, owners, 5)
    for gallery in (plain, small):
        gallery.remove_person("p0")
    probes = heavy(rng, 20, dimension)
    assert small.search_many(probes) == plain.search_many(probes)
    assert [small.search(probe) for probe in probes] == plain.search_many(probes)


@pytest.mark.parametrize("spread", [0.0, 1e-7, 1e-4, 1e-2])
def test_a_crowd_of_look_alikes_is_still_told_apart(spread: float) -> None:
    """More candidates than are rescored at once, all within the slack of each other."""
    rng = np.random.default_rng(1)
    rows = unit(rng.standard_normal(64) + spread * rng.standard_normal((9000, 64)))
    owners = [f"p{i}" for i in range(9000)]
    small = gallery_of(rows, owners, 5)
    for probe in unit(rows[0] + 0.1 * rng.standard_normal((5, 64))):
        scores = (rows.astype(np.float64) * probe.astype(np.float64)).sum(axis=1)
        order = np.argsort(-scores, kind="stable")
        match = small.search(probe)
        assert match is not None
        assert (match.employee_id, match.runner_up_id) == (owners[order[0]], owners[order[1]])
