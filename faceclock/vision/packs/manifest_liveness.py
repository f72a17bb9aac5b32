"""The [liveness] table of pack.toml: how liveness nets are fed, and what their answers mean."""

from dataclasses import dataclass
from enum import StrEnum
from math import isfinite
from typing import Annotated, Literal

from pydantic import Field


class Crop(StrEnum):
    """Which part of a picture a net sees. ``square``: about the box's middle, its side ``scale`` times the box's
    longer one, mirrored (reflect-101) beyond the picture. ``box``: the box times ``scale``, made smaller and
    shifted until it lies in the picture, and stretched to a square. ``arcface``: the aligned ArcFace crop with
    ``scale`` times its side, the picture's edge repeated beyond it."""

    SQUARE = "square"
    BOX = "box"
    ARCFACE = "arcface"


class Answer(StrEnum):
    """``logits``: the score is the live class's logit less the greatest other one. ``softmax``: logits too, the
    score is the live class's share. ``probability``: the net gives the live class's share itself."""

    LOGITS = "logits"
    SOFTMAX = "softmax"
    PROBABILITY = "probability"


@dataclass(frozen=True)
class LivenessNetSpec:
    """The net sees pixels 0..255 over ``divisor``, channels in order of ``colour``, (1, 3, size, size); it answers
    with ``classes`` values, of which the one at ``live`` (from 0) stands for a live face."""

    file: str
    crop: Crop
    scale: Annotated[float, Field(ge=1, le=8)]
    size: Annotated[int, Field(ge=16, le=1024)]
    colour: Literal["rgb", "bgr"]
    divisor: Annotated[float, Field(gt=0)]
    answer: Answer
    classes: Annotated[int, Field(ge=1, le=16)]
    live: Annotated[int, Field(ge=0)]

    def __post_init__(self) -> None:
        if self.live >= self.classes:
            raise ValueError(f"live is class {self.live} of {self.classes}, counted from 0")
        if (self.classes == 1) != (self.answer is Answer.PROBABILITY):
            raise ValueError("one class goes with the answer probability, and that with nothing else")


@dataclass(frozen=True)
class LivenessSpec:
    """A face's score is the mean over ``nets``. From ``live`` on it is live, below ``spoof`` it is not, between
    them nobody knows; ``threshold`` decides where there is no other check. ``probe`` is the score of the
    program's own test picture, written down when the pack is brought in: a net whose classes stand in another order,
    or which is fed otherwise, is found by it when it is loaded. Without it a pack can be brought in, not used."""

    nets: Annotated[tuple[LivenessNetSpec, ...], Field(min_length=1)]
    spoof: float
    threshold: float
    live: float
    probe: float | None = None

    def __post_init__(self) -> None:
        if not all(isfinite(value) for value in (self.spoof, self.threshold, self.live, self.probe or 0.0)):
            raise ValueError("spoof, threshold, live and probe must be numbers")
        if not self.spoof <= self.threshold <= self.live:
            raise ValueError("spoof, threshold and live must stand in this order")
