"""An embedding and the contract beside which alone it may be compared."""

from dataclasses import dataclass

import numpy as np

from faceclock.domain.errors import EmbeddingProblem
from faceclock.domain.face import FloatArray


@dataclass(frozen=True)
class EmbeddingContract:
    """Which pack made a vector. Vectors of different contracts are never compared."""

    pack: str  # the pack's name, for people
    digest: str  # sha256 over the pack's detector, recogniser and preprocessing
    dimension: int


@dataclass(frozen=True, eq=False)
class Embedding:
    """A unit vector, shape (dimension,) float32, with its contract."""

    vector: FloatArray
    contract: EmbeddingContract

    @classmethod
    def of(cls, raw: FloatArray, contract: EmbeddingContract) -> "Embedding":
        """Normalise a network's output. Raises EmbeddingProblem for a wrong size, NaN or (near) zero norm."""
        vector = np.asarray(raw, dtype=np.float32).reshape(-1)
        if vector.shape != (contract.dimension,):
            raise EmbeddingProblem(
                f"The model gave {vector.size} values where pack {contract.pack} promises {contract.dimension}."
            )
        norm = float(np.linalg.norm(vector.astype(np.float64)))
        if not np.isfinite(norm) or norm < 1e-6:
            raise EmbeddingProblem(
                "The model gave an embedding that is not a number or zero; it is not used."
            )
        return cls(np.asarray(vector / norm, dtype=np.float32), contract)

    def similarity(self, other: "Embedding") -> float:
        """Cosine similarity in [-1, 1]. Raises EmbeddingProblem when the contracts differ."""
        if self.contract.digest != other.contract.digest:
            raise EmbeddingProblem(
                f"Embeddings of packs {self.contract.pack} and {other.contract.pack} cannot be compared; "
                "enrol again with the current pack."
            )
        return float(np.dot(self.vector, other.vector))
