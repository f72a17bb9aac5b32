"""What the step asks of its stages. Implementations satisfy these by shape and import nothing from here."""

from typing import Protocol

from faceclock.domain.embedding import Embedding, EmbeddingContract
from faceclock.domain.face import Face, Image
from faceclock.domain.matching import Decision
from faceclock.domain.reasons import Reason


class Detector(Protocol):
    def detect(self, image: Image) -> list[Face]:
        """All faces of an upright BGR picture, best first."""
        ...


class Recogniser(Protocol):
    @property
    def contract(self) -> EmbeddingContract: ...

    def embed(self, image: Image, face: Face) -> Embedding:
        """Align by the five landmarks and embed. Raises EmbeddingProblem when the net's output is unusable."""
        ...


class QualityGate(Protocol):
    def check(self, image: Image, face: Face) -> Reason | None:
        """None when the face is good enough, else the worst reason."""
        ...


class Identifier(Protocol):
    def identify(self, probe: Embedding) -> Decision:
        """Who it is by threshold and margin, or why nobody."""
        ...
