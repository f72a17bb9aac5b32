"""Faces that a damaged picture or net may give: a reason each, the same by every way, and never an exception or a
warning (which the tests turn into one)."""

from dataclasses import dataclass, replace

import numpy as np
import pytest
from stage_fakes import START, Script, face

from faceclock.app.photo_quality import as_json, assess_picture
from faceclock.domain.face import Face, Image
from faceclock.domain.frame import Frame
from faceclock.domain.reasons import Reason
from faceclock.pipeline.step import CheckInStep, StepPolicy
from faceclock.vision.quality.gate import CheckInGate
from faceclock.vision.quality.policy import CHECK_IN

GOOD = face(220, 140, 200)
LINE = np.array([[250 + 20 * k, 180 + 20 * k] for k in range(5)], np.float32)


def with_points(points: np.ndarray) -> Face:
    return replace(GOOD, landmarks=np.asarray(points, np.float32))


def one(bad: float) -> np.ndarray:
    points = GOOD.landmarks.copy()
    points[2, 1] = bad
    return points


FACES = {
    "equal": (with_points(np.full((5, 2), 300)), Reason.BAD_LANDMARKS),
    "line": (with_points(LINE), Reason.BAD_LANDMARKS),
    "nan": (with_points(np.full((5, 2), np.nan)), Reason.BAD_LANDMARKS),
    "one nan": (with_points(one(np.nan)), Reason.BAD_LANDMARKS),
    "inf": (with_points(one(np.inf)), Reason.BAD_LANDMARKS),
    "huge": (with_points(one(1e30)), Reason.BAD_LANDMARKS),
    "nan box": (replace(GOOD, box=(np.nan, 140, 200, 200)), Reason.BAD_LANDMARKS),
    "outside": (with_points(GOOD.landmarks + np.float32(400)), Reason.CUT_OFF),
    "behind the corner": (with_points(GOOD.landmarks - np.float32(700)), Reason.CUT_OFF),
    "a pixel": (face(300, 200, 1), Reason.TOO_SMALL),
    "cut": (face(-100, 140, 200), Reason.CUT_OFF),
}


@dataclass
class Stub:
    detector: Script


def picture() -> Image:
    return np.random.default_rng(1).integers(0, 255, (480, 640, 3), np.uint8)


@pytest.mark.parametrize("name", FACES)
def test_the_kiosk_and_the_command_give_the_same_reason(name: str) -> None:
    bad, reason = FACES[name]
    script = Script()
    script.faces = [bad]
    step = CheckInStep(script, CheckInGate(), script, script, StepPolicy(same_identity=0.3))
    hints = [step.process(Frame(picture(), k, START, k / 10)).result.hint for k in range(3)]
    assert hints == [reason] * 3
    assert assess_picture(Stub(script), picture(), CHECK_IN).reasons[0] is reason


@pytest.mark.parametrize("name", FACES)
def test_the_answer_is_json_without_what_is_no_number(name: str) -> None:
    script = Script()
    script.faces = [FACES[name][0]]
    told = as_json(assess_picture(Stub(script), picture(), CHECK_IN))
    assert not told["accepted"]
    assert all(np.isfinite(measure["raw"]) for measure in told["measures"].values())
