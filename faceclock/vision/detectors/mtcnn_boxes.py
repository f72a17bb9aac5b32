"""MTCNN's arithmetic of boxes: (n, 4) left, top, right, bottom in pixels.

The conventions are those with which the published weights are used (pixels counted from 1; P-Net's offsets
are shares of the difference of the sides, later ones of the number of pixels), so that the boxes are theirs.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from faceclock.domain.face import FloatArray

Boxes = NDArray[np.float64]
_MOST = 4000  # candidates that are compared with each other; only noise has more, and they would take seconds


def moved(boxes: Boxes, offsets: FloatArray, edge: float) -> Boxes:
    """Each side moved by its offset, a share of the box's width or height plus ``edge``."""
    return boxes + offsets * np.tile(boxes[:, 2:] - boxes[:, :2] + edge, 2)


def squared(boxes: Boxes) -> Boxes:
    """Squares of the longer side round the same centres."""
    size = boxes[:, 2:] - boxes[:, :2]
    side = size.max(axis=1, keepdims=True, initial=0)
    low = boxes[:, :2] + size / 2 - side / 2
    return np.hstack([low, low + side])


def suppressed(boxes: Boxes, scores: FloatArray, limit: float) -> NDArray[np.int64]:
    """Rows that stay, best first, when those that overlap a better one by more than ``limit`` (intersection
    over union) go."""
    if not len(boxes):
        return np.zeros(0, np.int64)
    rectangles = np.hstack([boxes[:, :2], boxes[:, 2:] - boxes[:, :2]])
    above = scores - scores.min() + 1  # OpenCV wants scores above zero, which log-odds need not be
    # It takes arrays as they are; its type hints know only lists.
    kept = cv2.dnn.NMSBoxes(rectangles, above, 0.0, limit, top_k=_MOST)  # type: ignore[arg-type]
    return np.asarray(kept, np.int64).reshape(-1)


def suppressed_within(boxes: Boxes, scores: FloatArray, limit: float) -> NDArray[np.int64]:
    """As `suppressed`, measured by the intersection's share of the smaller box: a face in a face goes too."""
    order, kept = np.argsort(-scores, kind="stable")[:_MOST], []
    sizes = boxes[:, 2:] - boxes[:, :2] + 1
    areas = sizes[:, 0] * sizes[:, 1]
    while order.size:
        best, rest = order[0], order[1:]
        kept.append(best)
        low = np.maximum(boxes[best, :2], boxes[rest, :2])
        high = np.minimum(boxes[best, 2:], boxes[rest, 2:])
        shared = np.maximum(0, high - low + 1).prod(axis=1)
        order = rest[shared <= limit * np.minimum(areas[best], areas[rest])]
    return np.array(kept, np.int64)
