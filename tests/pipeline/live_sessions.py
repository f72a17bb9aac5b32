"""Whole check-ins with a live check, in pictures: real nets find, recognise and follow what a camera would see."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

import cv2
import numpy as np
import skimage.data
from attacks import Answering, with_noise

from faceclock.domain.challenge import Challenge
from faceclock.domain.embedding import Embedding
from faceclock.domain.face import Face, Image
from faceclock.domain.frame import Frame
from faceclock.domain.matching import Decision, Match, Threshold
from faceclock.domain.reasons import Reason
from faceclock.matching.calibration import require, same_identity
from faceclock.pipeline.liveness.guard import Guard, GuardPolicy
from faceclock.pipeline.liveness.modes import Plan, plan_for
from faceclock.pipeline.outcome import Outcome
from faceclock.pipeline.step import CheckInStep, StepPolicy
from faceclock.settings.model import LivenessMode
from faceclock.settings.paths import shipped_packs_folder
from faceclock.vision.packs.loading import Pack, load_pack
from faceclock.vision.quality.gate import CheckInGate

View = Callable[[float, float], Image]  # yaw and pitch -> what the camera sees
RATE = 10.0
START = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


@cache
def starter() -> Pack:
    return load_pack(shipped_packs_folder() / "starter", threads=1)


def framed(image: Image, face: Face, length: float = 75.0) -> Image:
    """640x480 with the face in its middle, ``length`` pixels from eyes to mouth."""
    eyes, mouth = face.landmarks[:2].mean(axis=0), face.landmarks[3:].mean(axis=0)
    scale = length / float(np.linalg.norm(mouth - eyes))
    x, y = (eyes + mouth) / 2 * scale
    matrix = np.array([[scale, 0, 320 - x], [0, scale, 230 - y]])
    return cv2.warpAffine(image, matrix, (640, 480), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REFLECT)


def found(pack: Pack, image: Image) -> Face:
    return pack.detector.detect(image)[0]


@cache
def astronaut() -> Image:
    image = np.ascontiguousarray(skimage.data.astronaut()[:, :, ::-1])
    return framed(image, found(starter(), image))


def remembered(view: View, degrees: float = 2.0) -> View:
    """Rendering takes longer than all the rest: the way back shows what the way out did."""
    kept: dict[tuple[int, int], Image] = {}

    def seen(yaw: float, pitch: float) -> Image:
        place = (round(yaw / degrees), round(pitch / degrees))
        if place not in kept:
            kept[place] = view(place[0] * degrees, place[1] * degrees)
        return kept[place]

    return seen


@dataclass
class Known:
    """An identifier that knows one person, "A", by one picture."""

    template: Embedding
    limit: float

    def identify(self, probe: Embedding) -> Decision:
        similarity = self.template.similarity(probe)
        match, threshold = Match("A", similarity), Threshold(self.limit, 1e-3, 1)
        if similarity < self.limit:
            return Decision(None, Reason.BELOW_THRESHOLD, match, threshold)
        return Decision("A", None, match, threshold)


@dataclass
class Session:
    """One stay before the camera."""

    pack: Pack
    person: Image
    seed: int = 0
    plan: Plan | None = field(default_factory=lambda: plan_for(LivenessMode.AUTO, net=False))
    outcomes: list[Outcome] = field(default_factory=list)
    challenges: list[Challenge | None] = field(default_factory=list)
    hints: list[Reason | None] = field(default_factory=list)

    def __post_init__(self) -> None:
        pack = self.pack
        limit = same_identity(require(pack.calibration, pack.manifest.name))
        template = pack.recogniser.embed(self.person, found(pack, self.person))
        assert self.plan is not None
        chooser = random.Random(self.seed)
        guard = Guard(self.plan, None, pack.recogniser, GuardPolicy(limit), chooser)
        gate = CheckInGate(aligner=pack.recogniser.aligner)
        self.step = CheckInStep(
            pack.detector, gate, pack.recogniser, Known(template, limit), StepPolicy(limit), guard
        )
        self._noise = np.random.default_rng(self.seed)
        self._frame = 0

    def show(self, image: Image) -> Challenge | None:
        """The next tenth of a second, as a camera of a somewhat shaky hand sees it."""
        shaken = np.float64([[1, 0, 0], [0, 1, 0]])
        shaken[:, 2] = self._noise.normal(0, 1.0, 2)
        seen = cv2.warpAffine(image, shaken, image.shape[1::-1], borderMode=cv2.BORDER_REFLECT)
        seconds = self._frame / RATE
        frame = Frame(with_noise(seen, self._noise), self._frame, START + timedelta(seconds=seconds), seconds)
        self._frame += 1
        result = self.step.process(frame)
        self.outcomes += result.outcomes
        self.challenges.append(result.result.challenge)
        self.hints.append(result.result.hint)
        return result.result.challenge

    def answer(self, view: View, answering: Answering, seconds: float = 25.0) -> list[Outcome]:
        """Until something is decided."""
        challenge = None
        while not self.outcomes and self._frame < seconds * RATE:
            challenge = self.show(view(*answering.move(challenge, 1 / RATE)))
        return self.outcomes

    def play(self, pictures: Iterator[Image]) -> list[Outcome]:
        for picture in pictures:
            if self.outcomes:
                break
            self.show(picture)
        return self.outcomes


def clip_frames(file: Path) -> Iterator[Image]:
    capture = cv2.VideoCapture(str(file))
    while (read := capture.read())[0]:
        yield read[1]
    capture.release()
