"""Which cell of which stride answers for which face. Cells and layout are SCRFD's: two anchors a cell."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from faceclock.domain.face import FloatArray
from faceclock.training.scenes import Scene
from faceclock.vision.detectors.common import cells

STRIDES = (8, 16, 32)
ANCHORS = 2
# Faces (square root of the box's area, pixels) for which each anchor of a stride answers. They overlap: a
# face has several answers, and the best one is kept.
RANGES = {8: ((0, 40), (28, 80)), 16: ((60, 120), (90, 180)), 32: ((130, 240), (190, 10_000))}
TYPICAL = {8: (26, 52), 16: (88, 130), 32: (176, 260)}
_CORE = 0.2  # cells within this share of the face's size round its centre answer for it
_RING = 0.4  # those up to here may or may not

Labels = NDArray[np.int8]


@dataclass(frozen=True, eq=False)
class Targets:
    """For all anchors, strides one after another: ``labels`` (a,) 1 face, 0 none, -1 do not care; ``values``
    (a, 14) left, top, right, bottom and five landmarks in pixels where the label is 1."""

    labels: Labels
    values: FloatArray


@lru_cache(maxsize=8)
def anchor_points(size: tuple[int, int]) -> tuple[FloatArray, FloatArray]:
    """(a, 2) corner of each anchor's cell in pixels and (a,) its stride, for a picture of (width, height)."""
    points = [cells(size, stride, ANCHORS) for stride in STRIDES]
    strides = [np.full(len(part), stride, np.float32) for part, stride in zip(points, STRIDES, strict=True)]
    return np.concatenate(points), np.concatenate(strides)


def assign(scene: Scene, size: tuple[int, int]) -> Targets:
    points, strides = anchor_points(size)
    ranges = _ranges(size)
    labels = np.zeros(len(points), np.int8)
    values = np.zeros((len(points), 14), np.float32)
    for box in scene.ignored:
        labels[((points >= box[:2]) & (points <= box[2:])).all(axis=1)] = -1
    for box, landmarks in zip(scene.boxes, scene.landmarks, strict=True):
        side = float(np.sqrt(np.prod(box[2:] - box[:2])))
        away = np.abs(points - (box[:2] + box[2:]) / 2).max(axis=1)
        fits = (ranges[:, 0] <= side) & (side < ranges[:, 1])
        labels[fits & (away < _RING * side) & (labels == 0)] = -1
        answers = fits & (away <= np.maximum(_CORE * side, strides / 2))
        labels[answers] = 1
        values[answers] = np.concatenate([box, landmarks.reshape(-1)])
    return Targets(labels, values)


@lru_cache(maxsize=8)
def _ranges(size: tuple[int, int]) -> FloatArray:
    """(a, 2) smallest and largest face of each anchor."""
    parts = [
        np.tile(np.array(RANGES[stride], np.float32), (len(cells(size, stride)), 1)) for stride in STRIDES
    ]
    return np.concatenate(parts)
