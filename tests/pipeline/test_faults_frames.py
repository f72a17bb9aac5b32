"""Faults of the frames themselves, against the nets that FaceClock ships."""

import cv2
import numpy as np
import pytest
from live_sessions import RATE, START, Known, Session, astronaut, found, starter

from faceclock.domain.errors import EmbeddingProblem
from faceclock.domain.face import Face, Image
from faceclock.domain.frame import Frame
from faceclock.matching.calibration import require, same_identity
from faceclock.pipeline.outcome import Identified, Outcome
from faceclock.pipeline.stages import Detector
from faceclock.pipeline.step import CheckInStep, StepPolicy
from faceclock.vision.quality.gate import CheckInGate

FLAT = {"black": (0, 0, 0), "green": (0, 255, 0), "white": (255, 255, 255)}
BY_COLOUR = pytest.mark.parametrize("colour", FLAT.values(), ids=FLAT.keys())


def flat(colour: tuple[int, int, int]) -> Image:
    return np.full((480, 640, 3), colour, np.uint8)


def who_is_known() -> Known:
    pack = starter()
    template = pack.recogniser.embed(astronaut(), found(pack, astronaut()))
    return Known(template, same_identity(require(pack.calibration, pack.manifest.name)))


def walk(pictures: list[Image], detector: Detector) -> list[Outcome]:
    known = who_is_known()
    gate = CheckInGate(aligner=starter().recogniser.aligner)
    step = CheckInStep(detector, gate, starter().recogniser, known, StepPolicy(known.limit))
    outcomes: list[Outcome] = []
    for index, picture in enumerate(pictures):
        outcomes += step.process(Frame(picture, index, START, index / RATE)).outcomes
    return [*outcomes, *step.finish()]


class SeesAFaceEverywhere:
    """A detector that is wrong about an empty picture."""

    def detect(self, image: Image) -> list[Face]:
        return [found(starter(), astronaut())]


@BY_COLOUR
def test_fault_19_an_empty_picture_is_nobody_though_somebody_was_just_seen(colour) -> None:
    pictures = [astronaut()] * 2 + [flat(colour)] * 12
    assert walk(pictures, starter().detector) == []
    assert not any(isinstance(one, Identified) for one in walk([flat(colour)] * 12, SeesAFaceEverywhere()))


@BY_COLOUR
def test_fault_19_the_numbers_of_an_empty_picture_match_nobody(colour) -> None:
    """Without the gate for light and sharpness too."""
    try:
        probe = starter().recogniser.embed(flat(colour), found(starter(), astronaut()))
    except EmbeddingProblem:
        return
    assert who_is_known().identify(probe).employee_id is None


def sized(width: int, height: int) -> Image:
    return cv2.resize(astronaut(), (width, height), interpolation=cv2.INTER_AREA)


SIZES = [sized(640, 480), sized(1280, 960), sized(480, 360), np.ascontiguousarray(astronaut()[:, 80:560])]


def test_fault_20_the_person_is_recognised_whatever_the_size_becomes() -> None:
    pictures = [size for size in SIZES for _ in range(8)]
    outcomes = walk(pictures, starter().detector)
    assert outcomes and all(isinstance(one, Identified) and one.employee_id == "A" for one in outcomes)


def test_fault_20_a_size_that_changes_while_a_head_turn_is_asked_for_lets_nobody_in() -> None:
    """Points that were followed on pictures of one size are nothing on those of another."""
    session = Session(starter(), astronaut())
    for index in range(16):  # cut off at the sides, the face stays where it was: it is the same person's
        session.show(SIZES[(0, 3)[index // 8 % 2]])
    assert any(shown and shown.turn for shown in session.challenges), "it was asked"
    assert not any(isinstance(one, Identified) for one in session.outcomes)
