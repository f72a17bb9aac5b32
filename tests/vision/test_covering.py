"""Dark glasses and masks, painted over a photograph by its landmarks; a hand is not told from a face."""

import cv2
import numpy as np
import pytest
import skimage.data

from faceclock.domain.face import Face, Image
from faceclock.domain.reasons import Reason
from faceclock.vision.alignment import ARCFACE_TEMPLATE, align, similarity
from faceclock.vision.quality import covering
from faceclock.vision.quality.gate import CheckInGate

POINTS = np.array([[203, 104], [248, 104], [224, 128], [204, 143], [243, 144]], np.float32)
ASTRONAUT = Face((178, 65, 91, 111), 0.94, POINTS)
MASK = [
    [(22, 62), (56, 58), (90, 62), (88, 90), (76, 112), (56, 120), (36, 112), (24, 90)]
]  # on the 112x112 crop
LENSES = [
    [(25, 46), (52, 46), (50, 62), (27, 62)],
    [(60, 46), (87, 46), (85, 62), (62, 62)],
    [(50, 49), (62, 49), (62, 52), (50, 52)],
]
HAND = [[(14, 84), (56, 78), (98, 84), (98, 118), (14, 118)]]
Outline = list[tuple[int, int]]


def astronaut() -> Image:
    return np.ascontiguousarray(skimage.data.astronaut()[:, :, ::-1])


def covered(image: Image, outlines: list[Outline], colour: tuple[float, float, float]) -> Image:
    back = cv2.invertAffineTransform(similarity(POINTS, ARCFACE_TEMPLATE))
    painted = image.copy()
    for outline in outlines:
        places = cv2.transform(np.array([outline], np.float64), back)
        cv2.fillPoly(painted, [np.round(places[0]).astype(np.int32)], colour, cv2.LINE_AA)
    return painted


@pytest.mark.parametrize("colour", [(215, 215, 215), (190, 160, 120), (40, 38, 38), (110, 110, 110)])
def test_masks_are_seen(colour: tuple[float, float, float]) -> None:
    assert CheckInGate().check(covered(astronaut(), MASK, colour), ASTRONAUT) is Reason.MOUTH_COVERED


@pytest.mark.parametrize("colour", [(15, 15, 15), (20, 30, 45)])
def test_dark_glasses_are_seen(colour: tuple[float, float, float]) -> None:
    assert CheckInGate().check(covered(astronaut(), LENSES, colour), ASTRONAUT) is Reason.DARK_GLASSES


def test_one_dark_side_is_no_pair_of_glasses() -> None:
    grey = cv2.cvtColor(align(covered(astronaut(), LENSES[:1], (15, 15, 15)), POINTS), cv2.COLOR_BGR2GRAY)
    assert covering.eye_darkness(grey) < 0.4


def test_grey_pictures_and_other_light_are_no_masks() -> None:
    grey = cv2.cvtColor(cv2.cvtColor(astronaut(), cv2.COLOR_BGR2GRAY), cv2.COLOR_GRAY2BGR)
    blue = np.clip(astronaut() * np.array([1.3, 1.1, 0.75]), 0, 255).astype(np.uint8)
    assert CheckInGate().check(grey, ASTRONAUT) is None
    assert CheckInGate().check(blue, ASTRONAUT) is None


def test_a_bare_hand_is_only_measured() -> None:
    """It has the skin's colour; the mouth's edges are gone, as they are in soft pictures and behind beards."""
    skin = tuple(float(value) for value in astronaut()[122:130, 206:214].reshape(-1, 3).mean(axis=0))
    image = covered(astronaut(), HAND, skin)
    assert CheckInGate().check(image, ASTRONAUT) is not Reason.MOUTH_COVERED
    edges = [
        covering.mouth_edges(cv2.cvtColor(align(picture, POINTS), cv2.COLOR_BGR2GRAY))
        for picture in (image, astronaut())
    ]
    assert edges[0] < 0.2 < edges[1]
