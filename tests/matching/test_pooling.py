"""Averages of embeddings."""

import numpy as np
import pytest

from faceclock.domain.embedding import Embedding, EmbeddingContract
from faceclock.domain.errors import EmbeddingProblem
from faceclock.matching.pooling import pool

CONTRACT = EmbeddingContract("test", "a" * 64, 4)


def test_the_mean_is_a_unit_vector_between_them() -> None:
    x, y = (Embedding.of(np.eye(4, dtype=np.float32)[i], CONTRACT) for i in (0, 1))
    pooled = pool([x, y])
    assert np.allclose(pooled.vector, [0.5**0.5, 0.5**0.5, 0, 0])
    assert pooled.contract == CONTRACT


def test_one_embedding_stays_itself() -> None:
    one = Embedding.of(np.array([1, 2, 3, 4], np.float32), CONTRACT)
    assert np.allclose(pool([one]).vector, one.vector)


def test_nothing_opposites_and_strangers_are_refused() -> None:
    one = Embedding.of(np.eye(4, dtype=np.float32)[0], CONTRACT)
    other = Embedding.of(np.eye(4, dtype=np.float32)[0], EmbeddingContract("other", "b" * 64, 4))
    for bad in ([], [one, Embedding(-one.vector, CONTRACT)], [one, other]):
        with pytest.raises(EmbeddingProblem):
            pool(bad)
