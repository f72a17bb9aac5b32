"""Deterministic stages: a frame's first pixels say which faces it holds and of whom."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import numpy as np

from faceclock.domain.embedding import Embedding, EmbeddingContract
from faceclock.domain.errors import EmbeddingProblem
from faceclock.domain.face import Face, Image
from faceclock.domain.frame import Frame
from faceclock.domain.matching import Decision, Match, Threshold
from faceclock.domain.reasons import Reason
from faceclock.pipeline.step import CheckInStep, StepPolicy

CONTRACT = EmbeddingContract("fake", "0" * 64, 8)
THRESHOLD = Threshold(0.5, 1e-5, 3)
LANDMARKS = np.array([[0.3, 0.4], [0.7, 0.4], [0.5, 0.6], [0.35, 0.8], [0.65, 0.8]], np.float32)


def face(x: float, y: float, size: float) -> Face:
    landmarks = (LANDMARKS * size + [x, y]).astype(np.float32)
    return Face((x, y, size, size), 0.9, landmarks)


class Script:
    """What the stages see, frame by frame: ``show`` sets it before the step is asked."""

    def __init__(self) -> None:
        self.faces: list[Face] = []
        self.who = 0  # 0..7: one axis a person; -1: an unusable embedding
        self.refusal: Reason | None = None
        self.embedded = 0
        self.contract = CONTRACT

    def detect(self, image: Image) -> list[Face]:
        return list(self.faces)

    def check(self, image: Image, face: Face) -> Reason | None:
        return self.refusal

    def embed(self, image: Image, face: Face) -> Embedding:
        self.embedded += 1
        if self.who < 0:
            raise EmbeddingProblem("not a number")
        return Embedding.of(np.eye(8, dtype=np.float32)[self.who], CONTRACT)

    def identify(self, probe: Embedding) -> Decision:
        """Axes 0 and 1 are on the roll."""
        similarity = float(probe.vector[:2].max())
        name = "AB"[int(probe.vector[:2].argmax())]
        match = Match(name, similarity, None, None)
        if similarity < THRESHOLD.value:
            return Decision(None, Reason.BELOW_THRESHOLD, match, THRESHOLD)
        return Decision(name, None, match, THRESHOLD)


START = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


class Walk:
    """Feeds a step at ten (or ``rate``) frames a second and keeps what it said."""

    def __init__(self, rate: float = 10) -> None:
        self.script = Script()
        script = self.script
        self.step = CheckInStep(script, script, script, script, StepPolicy(same_identity=0.3))
        self.results = []
        self._index, self._rate = 0, rate

    def show(
        self, faces: Sequence[Face], frames: int = 1, who: int = 0, refusal: Reason | None = None
    ) -> None:
        self.script.faces, self.script.who, self.script.refusal = list(faces), who, refusal
        for _ in range(frames):
            seconds = self._index / self._rate
            image = np.zeros((480, 640, 3), np.uint8)
            frame = Frame(image, self._index, START + timedelta(seconds=seconds), seconds)
            self.results.append(self.step.process(frame))
            self._index += 1

    @property
    def outcomes(self):
        return [outcome for result in self.results for outcome in result.outcomes]
