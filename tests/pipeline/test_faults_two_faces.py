"""Two people before one camera, with the nets and the demo's people: whoever counts, it is never the other one."""

from functools import cache

import cv2
import numpy as np
import pytest
from live_sessions import RATE, START, starter

from faceclock.domain.face import Face, Image
from faceclock.domain.frame import Frame
from faceclock.domain.reasons import Reason
from faceclock.matching.calibration import require, same_identity
from faceclock.matching.decision import Matcher
from faceclock.matching.gallery import Gallery
from faceclock.pipeline.outcome import Identified
from faceclock.pipeline.step import CheckInStep, StepPolicy
from faceclock.settings.model import Settings
from faceclock.vision.quality.gate import CheckInGate
from faceclock.vision.quality.policy import DEMO
from faceclock.vision.sources.demo_people import demo_people

PAIRS = [(one, (one + 1) % 7) for one in range(7)]
WIDE, HIGH = 640, 480


@cache
def portraits() -> dict[str, Image]:
    return {person.id: person.image for person in demo_people()}


@cache
def matcher() -> Matcher:
    pack, wanted = starter(), Settings().recognition
    gallery = Gallery(pack.contract)
    for who, image in portraits().items():
        face = max(pack.detector.detect(image), key=lambda found: found.area)
        gallery.add_rows(pack.recogniser.embed(image, face).vector[None], [who])
    return Matcher(gallery, pack.calibration, wanted.fpir, wanted.fmr, wanted.margin)


def scene(people: dict[str, tuple[int, int, float]]) -> Image:
    """Everybody's portrait at the middle x, y and in a scale."""
    image = np.full((HIGH, WIDE, 3), 120, np.uint8)
    for who, (x, y, scale) in people.items():
        crop = cv2.resize(portraits()[who], None, fx=scale, fy=scale)
        height, width = crop.shape[:2]
        left, top = max(0, x - width // 2), max(0, y - height // 2)
        part = crop[: HIGH - top, : WIDE - left]
        image[top : top + part.shape[0], left : left + part.shape[1]] = part
    return image


def judged(image: Image, frames: int = 4) -> tuple[list[str], list[Face | None], Reason | None]:
    """Whom a step lets in that sees this picture for some frames, the face that counted, and the last hint."""
    pack = starter()
    limit = same_identity(require(pack.calibration, "starter"))
    gate = CheckInGate(DEMO, pack.recogniser.aligner)
    step = CheckInStep(pack.detector, gate, pack.recogniser, matcher(), StepPolicy(limit))
    results = [step.process(Frame(image, index, START, index / RATE)) for index in range(frames)]
    let_in = [one.employee_id for each in results for one in each.outcomes if isinstance(one, Identified)]
    return let_in, [each.result.primary for each in results], results[-1].result.hint


@pytest.mark.parametrize("pair", PAIRS, ids=str)
def test_fault_29_whoever_stands_in_the_oval_counts_and_not_who_looks_over_the_shoulder(pair) -> None:
    before, behind = (list(portraits())[number] for number in pair)
    let_in, _, _ = judged(scene({behind: (560, 130, 0.6), before: (320, 260, 1.3)}))
    assert set(let_in) <= {before}


@pytest.mark.parametrize("pair", PAIRS, ids=str)
def test_fault_29_of_two_side_by_side_it_is_the_one_whose_face_is_marked(pair) -> None:
    left, right = (list(portraits())[number] for number in pair)
    let_in, marked, hint = judged(scene({left: (190, 240, 1.1), right: (450, 240, 1.1)}))
    assert all(face is not None for face in marked)
    meant = {left if face.centre[0] < WIDE / 2 else right for face in marked}
    assert set(let_in) <= meant and len(meant) == 1
    assert hint is Reason.SEVERAL_FACES or not let_in


def test_fault_29_alone_each_of_them_is_recognised() -> None:
    """Else the tests above would say nothing."""
    let_in = {who: judged(scene({who: (320, 240, 1.2)}))[0] for who in portraits()}
    assert let_in == {who: [who] for who in portraits()}
