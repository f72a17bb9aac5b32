"""Does a net take people for alive, and prints of them rather not? Asked once, when a pack is brought in.

The people are the demo's seven, in pictures that ship inside installed dependencies; the prints are the same
pictures under two patterns of moire. MiniFAS scores 1.4 to 8.1 for the people, 5.6 on average, and -8.9 to 2.5 for the
prints, -4.9 on average: one print alone says little, the mean enough to tell the order of the classes.
"""

from collections.abc import Callable, Iterator
from statistics import fmean

import cv2
import numpy as np

from faceclock.domain.errors import PackProblem
from faceclock.domain.face import Face, Image
from faceclock.vision.alignment import ARCFACE_TEMPLATE
from faceclock.vision.liveness.limits import Limits
from faceclock.vision.sources.demo_people import STAFF, Cutout, picture

Score = Callable[[Image, Face], float | None]

_EYES = (0.5, 0.385)  # their middle, in shares of a face's box
_APART = 0.45  # the eyes, in shares of its width
_STRENGTH = 80.0
_WAVES = ((1.6, 1.4), (2.6, 2.5))  # radians a pixel, across and down


def check_classes(score: Score, limits: Limits) -> None:
    """Raises PackProblem for a net to which people are spoofs, or prints more alive than people."""
    people = _mean(score, _people())
    prints = _mean(score, _prints())
    if people < limits.spoof or people <= prints:
        raise PackProblem(
            f"the liveness net scores {people:.2f} for people and {prints:.2f} for prints of them, so "
            "that it would let in prints; `live` in pack.toml names the wrong class, or `divisor` is wrong."
        )


def _mean(score: Score, pictures: Iterator[tuple[Image, Face]]) -> float:
    known = [found for found in (score(*shown) for shown in pictures) if found is not None]
    return fmean(known) if known else float("-inf")


def _people() -> Iterator[tuple[Image, Face]]:
    for who in STAFF:
        yield picture(who.picture), _face(who)


def _prints() -> Iterator[tuple[Image, Face]]:
    for image, face in _people():
        for across, down in _WAVES:
            yield _under_moire(image, across, down), face


def _under_moire(image: Image, across: float, down: float) -> Image:
    y, x = np.mgrid[0 : image.shape[0], 0 : image.shape[1]].astype(np.float32)
    pattern = np.sin(x * across + y * 0.3) * np.sin(y * down - x * 0.2)
    return np.asarray(np.clip(image + _STRENGTH * pattern[..., None], 0, 255), np.uint8)


def _face(who: Cutout) -> Face:
    """Landmarks where faces have them in their box: near enough for a net that sees the surroundings too."""
    x, y, width, height = who.face
    eyes = ARCFACE_TEMPLATE[:2].astype(np.float64)
    scale = _APART * width / float(np.linalg.norm(eyes[1] - eyes[0]))
    points = (ARCFACE_TEMPLATE - eyes.mean(axis=0)) * scale + (x + _EYES[0] * width, y + _EYES[1] * height)
    turn = cv2.getRotationMatrix2D((x + width / 2, y + height / 2), -who.roll, 1.0)
    rolled = points @ turn[:, :2].T + turn[:, 2]
    return Face((x, y, width, height), 1.0, rolled.astype(np.float32))
