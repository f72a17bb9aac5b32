"""People who do not exist: two aligned faces blended under a random mask and bent a little.

A few thousand photographs show too few people to copy a teacher from. Aligned faces correspond part by part,
so mixtures of them are faces again, and the teacher says where each of them lies.
"""

import cv2
import numpy as np
from numpy.random import Generator

from faceclock.domain.face import FloatArray, Image
from faceclock.training.augmentation import warp_field


def morph(random: Generator, one: Image, other: Image) -> Image:
    """A face between two aligned crops of one size: an even blend, or parts of each with soft seams."""
    if random.random() < 0.5:
        other = np.ascontiguousarray(other[:, ::-1])
    second = _toned_like(other, one) if random.random() < 0.8 else other.astype(np.float32)
    mask = _mask(random, one.shape[0])
    blend = one.astype(np.float32) * mask + second * (1 - mask)
    return bent(random, blend.clip(0, 255).astype(np.uint8))


def bent(random: Generator, crop: Image) -> Image:
    """The crop with its proportions changed smoothly."""
    size = crop.shape[0]
    field = warp_field(random, size, random.uniform(0.3, 2.2))
    columns, rows = np.meshgrid(np.arange(size, dtype=np.float32), np.arange(size, dtype=np.float32))
    bend = cv2.remap(
        crop,
        columns + field[..., 0],
        rows + field[..., 1],
        cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REFLECT_101,
    )
    return np.asarray(bend, np.uint8)


def _toned_like(image: Image, model: Image) -> FloatArray:
    """``image`` with the mean and the contrast that ``model`` has in each colour."""
    mean, deviation = cv2.meanStdDev(image)
    wanted_mean, wanted_deviation = cv2.meanStdDev(model)
    gain = (wanted_deviation / np.maximum(deviation, 1.0)).clip(0.5, 2.0)
    toned = (image - mean[:, 0]) * gain[:, 0] + wanted_mean[:, 0]
    return np.asarray(toned, np.float32)


def _mask(random: Generator, size: int) -> FloatArray:
    """Weights (size, size, 1) of the first face."""
    if random.random() < 0.35:
        return np.full((1, 1, 1), random.uniform(0.35, 0.65), np.float32)
    cells = int(random.integers(2, 5))
    coarse = random.normal(0, 1, (cells, cells)).astype(np.float32)
    field = cv2.resize(coarse, (size, size), interpolation=cv2.INTER_CUBIC)
    return np.asarray(1 / (1 + np.exp(-random.uniform(2, 10) * field)), np.float32)[..., None]
