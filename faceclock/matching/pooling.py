"""Several looks at one person, made into one."""

from collections.abc import Sequence

import numpy as np

from faceclock.domain.embedding import Embedding
from faceclock.domain.errors import EmbeddingProblem


def pool(embeddings: Sequence[Embedding]) -> Embedding:
    """The mean of unit vectors, brought back to length 1.

    Raises EmbeddingProblem for none, for different contracts, or when the vectors cancel each other out.
    """
    if not embeddings:
        raise EmbeddingProblem("No embedding was given to average.")
    contract = embeddings[0].contract
    if any(one.contract.digest != contract.digest for one in embeddings):
        raise EmbeddingProblem("Embeddings of different packs cannot be averaged; enrol again with one pack.")
    mean = np.stack([one.vector for one in embeddings]).mean(axis=0, dtype=np.float64)
    return Embedding.of(np.asarray(mean, dtype=np.float32), contract)
