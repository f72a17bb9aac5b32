"""The demo's entrance hall, and the camera that looks at it: drawing, light, noise."""

import math

import cv2
import numpy as np

from faceclock.domain.face import Image
from faceclock.vision.sources.demo_sprite import FACE, Sprite
from faceclock.vision.sources.demo_walk import Stance

WIDTH, HEIGHT = 640, 480
_NOISE = 3.0  # standard deviation of the sensor's noise in grey levels
_SPARE = 64  # the noise picture is this much larger than a frame and shown at changing places


class Scene:
    """Deterministic for one seed."""

    def __init__(self, seed: int) -> None:
        self._random = np.random.default_rng(seed)
        self._hall = _paint_hall()
        size = (HEIGHT + _SPARE, WIDTH + _SPARE, 3)
        self._noise = np.rint(self._random.normal(0, _NOISE, size)).astype(np.int16)

    def render(self, seconds: float, sprite: Sprite | None, stance: Stance | None) -> Image:
        """The hall at an instant, with at most one person in it. (480, 640, 3) uint8, BGR."""
        image = self._hall if sprite is None or stance is None else _draw(self._hall, sprite, stance)
        return self._expose(np.asarray(cv2.LUT(image, _light(seconds)), np.uint8))

    def _expose(self, image: Image) -> Image:
        x, y = self._random.integers(0, _SPARE, 2)
        noise = self._noise[y : y + HEIGHT, x : x + WIDTH]
        return np.asarray(cv2.add(image, noise, dtype=cv2.CV_8U), np.uint8)


def _draw(hall: Image, sprite: Sprite, stance: Stance) -> Image:
    scale = stance.face / FACE
    level = min(len(sprite.levels) - 1, max(0, int(-math.log2(scale))))
    scale *= 2**level
    centre = (sprite.centre[0] / 2**level, sprite.centre[1] / 2**level)
    move = cv2.getRotationMatrix2D(centre, sprite.roll * 0.5 + stance.roll, scale)
    move[:, 2] += (stance.x - centre[0], stance.y - centre[1])
    drawn = cv2.warpAffine(sprite.levels[level], move, (WIDTH, HEIGHT), flags=cv2.INTER_LINEAR)
    behind = cv2.cvtColor(cv2.bitwise_not(cv2.extractChannel(drawn, 3)), cv2.COLOR_GRAY2BGR)
    person = cv2.cvtColor(drawn, cv2.COLOR_BGRA2BGR)
    return np.asarray(cv2.add(cv2.multiply(hall, behind, scale=1 / 255), person), np.uint8)


def _light(seconds: float) -> Image:
    """Clouds pass and the camera follows: a slow gain and gamma as one table of 256 levels."""
    gain = 0.95 + 0.17 * math.sin(2 * math.pi * seconds / 11)
    gamma = 1.0 + 0.15 * math.sin(2 * math.pi * seconds / 17 + 1)
    levels = np.linspace(0, 1, 256) ** gamma * gain * 255
    return levels.clip(0, 255).astype(np.uint8)


def _paint_hall() -> Image:
    """Wall, floor, a glazed door with daylight, a desk and a plant, out of focus."""
    hall = np.empty((HEIGHT, WIDTH, 3), np.uint8)
    rows = np.linspace(0, 1, HEIGHT)[:, None]
    hall[:] = (np.array([188, 192, 196]) - rows * np.array([40, 38, 34]))[:, None]
    cv2.fillPoly(
        hall,
        [np.array([(0, 480), (0, 395), (150, 340), (490, 340), (640, 395), (640, 480)])],
        (104, 116, 128),
    )
    for x in (60, 130, 200):
        cv2.rectangle(hall, (x, 90), (x + 62, 338), (226, 214, 198), -1)
        cv2.rectangle(hall, (x, 90), (x + 62, 338), (96, 92, 90), 4)
    cv2.rectangle(hall, (420, 70), (560, 150), (150, 128, 96), -1)
    cv2.rectangle(hall, (380, 290), (640, 400), (84, 104, 128), -1)
    cv2.rectangle(hall, (372, 280), (640, 294), (150, 168, 186), -1)
    for x, y in ((325, 250), (345, 225), (312, 222), (332, 200), (352, 252)):
        cv2.ellipse(hall, (x, y), (16, 34), x % 40 - 20, 0, 360, (70, 110, 74), -1)
    cv2.rectangle(hall, (316, 280), (350, 345), (90, 100, 150), -1)
    return np.asarray(cv2.GaussianBlur(hall, (0, 0), 7), np.uint8)
