"""Changes that leave the person the same: light, colour, blur, noise, compression, cover, small movements.

Every function takes numpy's generator first, so that a seed decides everything.
"""

import cv2
import numpy as np
from numpy.random import Generator

from faceclock.domain.face import FloatArray, Image

_LEVELS = np.arange(256, dtype=np.float32)[:, None] / 255


def photometric(random: Generator, image: Image) -> Image:
    """Another camera and another light; each of the harder changes happens to few pictures."""
    image = _exposed(random, image)
    chances = random.random(5)
    if chances[0] < 0.12:
        grey = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)
        image = np.asarray(cv2.cvtColor(grey, cv2.COLOR_GRAY2BGR), np.uint8)
    if chances[1] < 0.15:
        image = _blurred(random, image)
    if chances[2] < 0.12:
        image = _coarse(random, image)
    if chances[3] < 0.25:
        image = _noisy(random, image)
    if chances[4] < 0.12:
        image = _compressed(random, image)
    return image


def covered(random: Generator, image: Image) -> Image:
    """A box of one colour over up to a sixth of the picture, anywhere: hands, hair, masks, spectacles."""
    size = image.shape[0]
    across, down = random.integers(size // 8, size // 2, 2)
    x, y = int(random.integers(0, size - across)), int(random.integers(0, size - down // 2))
    changed = image.copy()
    changed[y : y + down // 2, x : x + across] = random.integers(0, 256, 3)
    return changed


def moved(random: Generator, crop: Image, size: int) -> Image:
    """The middle ``size`` pixels of an aligned crop after the small movements that uncertain landmarks cause,
    mirrored half of the time."""
    middle = crop.shape[0] / 2
    angle, scale = random.normal(0, 3), np.exp(random.normal(0, 0.035))
    matrix = cv2.getRotationMatrix2D((middle - 0.5, middle - 0.5), angle, scale)
    matrix[:, 2] += random.normal(0, 1.2, 2) - (crop.shape[0] - size) / 2
    if random.random() < 0.5:
        matrix[0] *= -1
        matrix[0, 2] += size - 1
    result = cv2.warpAffine(crop, matrix, (size, size), borderMode=cv2.BORDER_REFLECT_101)
    return np.asarray(result, np.uint8)


def warp_field(random: Generator, size: int, amplitude: float) -> FloatArray:
    """A smooth random displacement in pixels, (size, size, 2): no two faces keep their proportions."""
    coarse = random.normal(0, amplitude, (5, 5, 2)).astype(np.float32)
    return np.asarray(cv2.resize(coarse, (size, size), interpolation=cv2.INTER_CUBIC), np.float32)


def _exposed(random: Generator, image: Image) -> Image:
    """Gain, gamma and tint as one table; one picture in eight is nearly dark."""
    dark = random.random() < 0.12
    gain = random.uniform(0.2, 0.5) if dark else np.exp(random.normal(0, 0.18))
    gamma = np.exp(random.normal(0, 0.18))
    tint = np.exp(random.normal(0, 0.05, 3))
    offset = random.normal(0, 0.02)
    table = (_LEVELS**gamma * (gain * tint) + offset) * 255
    return np.asarray(cv2.LUT(image, table.clip(0, 255).astype(np.uint8)[:, None]), np.uint8)


def _blurred(random: Generator, image: Image) -> Image:
    return np.asarray(cv2.GaussianBlur(image, (0, 0), random.uniform(0.5, 1.8)), np.uint8)


def _coarse(random: Generator, image: Image) -> Image:
    """As if seen from afar."""
    height, width = image.shape[:2]
    share = random.uniform(0.3, 0.8)
    small = cv2.resize(image, (int(width * share), int(height * share)), interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.resize(small, (width, height)), np.uint8)


def _noisy(random: Generator, image: Image) -> Image:
    noise = random.normal(0, random.uniform(2, 10), image.shape).astype(np.int16)
    return np.asarray(cv2.add(image, noise, dtype=cv2.CV_8U), np.uint8)


def _compressed(random: Generator, image: Image) -> Image:
    quality = int(random.integers(25, 80))
    _, data = cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, quality])
    return np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR), np.uint8)
