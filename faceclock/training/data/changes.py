"""Changes that leave the person the same: light, colour, blur, noise, compression, cover, small movements.

Every function takes numpy's generator first, so that a seed decides everything, and returns a new uint8 picture.
"""

from functools import cache

import cv2
import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from faceclock.domain.face import FloatArray, Image

_LEVELS = np.arange(256, dtype=np.float32)[:, None] / 255
_BANK = 512  # pixels of the square of noise that all pictures take theirs from
_GRAIN = 32.0  # its standard deviation
_EYES, _MOUTH = 0.46, 0.70  # where an aligned face has its eyes, and where a mask begins, in heights


def moved(
    random: Generator,
    crop: Image,
    size: int,
    *,
    turn: float = 3.0,
    scale: float = 0.035,
    shift: float = 1.2,
    mirror: float = 0.5,
) -> Image:
    """The middle ``size`` pixels of an aligned crop after the small movements that uncertain landmarks cause:
    standard deviations in degrees, of the size's logarithm, in pixels; mirrored with the chance ``mirror``."""
    middle = crop.shape[0] / 2
    angle, zoom = random.normal(0, turn), np.exp(random.normal(0, scale))
    matrix = cv2.getRotationMatrix2D((middle - 0.5, middle - 0.5), angle, zoom)
    matrix[:, 2] += random.normal(0, shift, 2) - (crop.shape[0] - size) / 2
    if random.random() < mirror:
        matrix[0] *= -1
        matrix[0, 2] += size - 1
    four = cv2.cvtColor(crop, cv2.COLOR_BGR2BGRA)  # OpenCV warps four channels twice as fast as three
    warped = cv2.warpAffine(four, matrix, (size, size), borderMode=cv2.BORDER_REFLECT_101)
    return np.asarray(cv2.cvtColor(warped, cv2.COLOR_BGRA2BGR), np.uint8)


def exposed(random: Generator, image: Image, strength: float = 0.18) -> Image:
    """Another exposure and contrast: gain and gamma spread by ``strength`` (of their logarithms)."""
    gain, gamma = np.exp(random.normal(0, strength, 2))
    offset = random.normal(0, strength / 9)
    return _mapped(image, _LEVELS**gamma * gain + offset)


def tinted(random: Generator, image: Image, strength: float = 0.05) -> Image:
    """Light of another colour: a gain for each channel."""
    return _mapped(image, _LEVELS * np.exp(random.normal(0, strength, 3)))


def darkened(random: Generator, image: Image, darkest: float = 0.15) -> Image:
    """Little light: ``darkest`` to half of the brightness, and the grain of a sensor that strains."""
    dark = _mapped(image, _LEVELS ** random.uniform(1.0, 1.3) * random.uniform(darkest, 0.5))
    return grained(random, dark, random.uniform(1.0, 5.0))


def greyed(_random: Generator, image: Image) -> Image:
    """Without colour, as an infrared camera sees."""
    return np.asarray(cv2.cvtColor(cv2.cvtColor(image, cv2.COLOR_BGR2GRAY), cv2.COLOR_GRAY2BGR), np.uint8)


def blurred(random: Generator, image: Image, most: float = 1.8) -> Image:
    """Out of focus, up to a standard deviation of ``most`` pixels; one in three is blurred by motion instead."""
    if random.random() < 1 / 3:
        return _shaken(random, image, 2 + 2 * most)
    sigma = random.uniform(0.3 * most, most)
    side = 2 * int(np.ceil(2 * sigma)) + 1
    return np.asarray(cv2.GaussianBlur(image, (side, side), sigma), np.uint8)


def coarse(random: Generator, image: Image, least: float = 0.3) -> Image:
    """As if seen from afar: with ``least`` to 0.8 of the pixels in a row."""
    height, width = image.shape[:2]
    share = random.uniform(least, 0.8)
    small = cv2.resize(image, (int(width * share), int(height * share)), interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.resize(small, (width, height)), np.uint8)


def noisy(random: Generator, image: Image, most: float = 10.0) -> Image:
    """Grain with a standard deviation of 2 to ``most`` grey levels."""
    return grained(random, image, random.uniform(min(2.0, most), most))


def compressed(random: Generator, image: Image, worst: int = 25) -> Image:
    """As a JPEG of quality ``worst`` to 80."""
    quality = int(random.integers(worst, max(80, worst + 1)))
    _, data = cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, quality])
    return np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR), np.uint8)


def covered(random: Generator, image: Image) -> Image:
    """Something in front of an aligned face, of one colour: half of the time a box over up to an eighth of
    the picture anywhere (hands, hair), else a mask over mouth and chin or a band over the eyes."""
    size = image.shape[0]
    changed = image.copy()
    colour = random.integers(0, 256, 3)
    kind = random.random()
    if kind < 0.5:
        across, down = random.integers(size // 8, size // 2, 2)
        x, y = int(random.integers(0, size - across)), int(random.integers(0, size - down // 2))
        changed[y : y + down // 2, x : x + across] = colour
    elif kind < 0.8:
        changed[int(size * random.uniform(_MOUTH - 0.05, _MOUTH + 0.1)) :] = colour
    else:
        eyes, half = size * _EYES, size * random.uniform(0.05, 0.09)
        changed[int(eyes - half) : int(eyes + half)] = colour // 3  # spectacles are dark
    return changed


def grained(random: Generator, image: Image, deviation: float) -> Image:
    """Noise of this standard deviation: a random part of one bank, since drawing it anew takes 40 times as long."""
    height, width = image.shape[:2]
    bank = _bank()
    if max(height, width) >= _BANK:
        bank = np.asarray(cv2.repeat(bank, height // _BANK + 2, width // _BANK + 2), np.uint8)
    y, x = random.integers(0, (bank.shape[0] - height, bank.shape[1] - width), endpoint=True)
    part, weight = bank[y : y + height, x : x + width], deviation / _GRAIN
    return np.asarray(cv2.addWeighted(image, 1.0, part, weight, -128 * weight), np.uint8)


def warp_field(random: Generator, size: int, amplitude: float) -> FloatArray:
    """A smooth random displacement in pixels, (size, size, 2): no two faces keep their proportions."""
    knots = random.normal(0, amplitude, (5, 5, 2)).astype(np.float32)
    return np.asarray(cv2.resize(knots, (size, size), interpolation=cv2.INTER_CUBIC), np.float32)


def _shaken(random: Generator, image: Image, most: float) -> Image:
    """Blurred along a line of 3 to ``most`` pixels."""
    side = 2 * int(random.uniform(3, max(3.0, most)) / 2) + 1
    kernel = np.zeros((side, side), np.float32)
    angle, middle = random.uniform(0, np.pi), side // 2
    reach = np.array([np.cos(angle), np.sin(angle)]) * middle
    start, end = ([int(v) for v in np.rint(middle + sign * reach)] for sign in (-1, 1))
    cv2.line(kernel, start, end, 1.0)
    return np.asarray(cv2.filter2D(image, -1, kernel / kernel.sum()), np.uint8)


def _mapped(image: Image, levels: NDArray[np.floating]) -> Image:
    """Every pixel through a table (256, 1 or 3) of wanted brightness 0..1."""
    table = (levels * 255 + 0.5).clip(0, 255).astype(np.uint8)
    return np.asarray(cv2.LUT(image, table if table.shape[1] == 1 else table[:, None]), np.uint8)


@cache
def _bank() -> NDArray[np.uint8]:
    noise = np.random.default_rng(0).normal(128, _GRAIN, (_BANK, _BANK, 3))
    return np.asarray(noise.clip(0, 255).round(), np.uint8)
