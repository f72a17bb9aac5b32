"""One person's stay in front of the camera: where the face was, what was seen of it, what was decided."""

from collections import Counter, deque
from dataclasses import dataclass, field

from faceclock.domain.embedding import Embedding
from faceclock.domain.face import Face
from faceclock.domain.matching import Decision
from faceclock.domain.reasons import Reason
from faceclock.pipeline.liveness.guard import LiveCheck
from faceclock.pipeline.motion import face_speed

_SAME_PLACE = 0.25  # intersection over union from one processed frame to the next


@dataclass(eq=False)
class Track:
    """Mutable while it lasts; ends when the face is gone or belongs to somebody else."""

    face: Face
    first_seen: float
    last_seen: float
    speed: float = 0.0  # see `face_speed`
    embeddings: deque[Embedding] = field(default_factory=lambda: deque(maxlen=10))
    refusals: Counter[Reason] = field(default_factory=Counter)
    employee_id: str | None = None
    last_embedded: float = float("-inf")
    told: bool = False  # that nobody was identified
    searches: int = 0
    candidate: Decision | None = None  # who was recognised, and is let in when ``check`` says so
    check: LiveCheck | None = None
    refused: bool = False  # not shown to be live

    @property
    def settled(self) -> bool:
        return self.employee_id is not None or self.told or self.refused

    def continues_with(self, face: Face) -> bool:
        return overlap(self.face, face) >= _SAME_PLACE

    def move_to(self, face: Face, seconds: float) -> None:
        self.speed = face_speed(self.face, face, seconds - self.last_seen)
        self.face, self.last_seen = face, seconds

    def add(self, embedding: Embedding, seconds: float) -> None:
        self.embeddings.append(embedding)
        self.last_embedded = seconds

    @property
    def commonest_refusal(self) -> Reason | None:
        return self.refusals.most_common(1)[0][0] if self.refusals else None


def overlap(first: Face, second: Face) -> float:
    """Intersection over union of two boxes, 0..1."""
    left, top = max(first.box[0], second.box[0]), max(first.box[1], second.box[1])
    right = min(first.box[0] + first.box[2], second.box[0] + second.box[2])
    bottom = min(first.box[1] + first.box[3], second.box[1] + second.box[3])
    shared = max(0.0, right - left) * max(0.0, bottom - top)
    union = first.area + second.area - shared
    return shared / union if union > 0 else 0.0
