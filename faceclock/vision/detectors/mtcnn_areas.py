"""Every size of a picture, and every window in it, from one table of sums.

A pixel of a resized window is the mean over all pixels that it touches (adaptive average pooling, with which
the published weights are used). With sums over all rectangles from the top left corner, each mean takes four
look-ups, wherever and however large it is: the pyramid and all windows share one table.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from faceclock.domain.face import FloatArray, Image

Indices = NDArray[np.int64]
Boxes = NDArray[np.float64]


class Areas:
    """An upright BGR picture, ready to be resized; what comes out is RGB, (mean - 127.5) / 128."""

    def __init__(self, image: Image) -> None:
        self.height, self.width = image.shape[:2]
        # Sums may pass 2^31 and wrap; differences of them are right all the same.
        self._sums = np.stack([cv2.integral(plane) for plane in cv2.split(image)[::-1]])

    def resized(self, width: int, height: int) -> FloatArray:
        """The whole picture, (1, 3, height, width)."""
        top, bottom = _bins(np.array(self.height), height)
        left, right = _bins(np.array(self.width), width)
        rows = self._sums[:, bottom] - self._sums[:, top]
        sums = rows[:, :, right] - rows[:, :, left]
        return _normalised(sums, (bottom - top)[:, None] * (right - left))[None]

    def windows(self, boxes: Boxes, side: int) -> FloatArray:
        """(n, 3, side, side) of what `inside` gave for n boxes."""
        left, top, right, bottom = boxes.astype(np.int64).T
        up, down = (part + top[:, None] for part in _bins(bottom - top, side))
        start, end = (part + left[:, None] for part in _bins(right - left, side))
        sums = self._at(down, end) - self._at(up, end) - self._at(down, start) + self._at(up, start)
        values = _normalised(sums, (down - up)[:, :, None] * (end - start)[:, None, :])
        return np.ascontiguousarray(values.transpose(1, 0, 2, 3))

    def inside(self, boxes: Boxes) -> Boxes:
        """The whole pixels of ``boxes`` (left, top, right, bottom; counted from 1, both ends included) that lie
        in the picture, as left, top, right, bottom from 0 with the ends left out; some may be empty."""
        whole = np.trunc(boxes)
        low = np.maximum(whole[:, :2], 1) - 1
        return np.hstack([low, np.minimum(whole[:, 2:], (self.width, self.height))])

    def _at(self, rows: Indices, columns: Indices) -> NDArray[np.int32]:
        """The sums (3, n, side, side) up to each crossing of n x side rows and columns."""
        flat = rows[:, :, None] * (self.width + 1) + columns[:, None, :]
        return np.asarray(np.take(self._sums.reshape(3, -1), flat, axis=1), np.int32)


def _bins(length: Indices, count: int) -> tuple[Indices, Indices]:
    """First pixel and end of each of ``count`` bins, (..., count): all pixels that a bin touches are its own."""
    steps, length = np.arange(count), length[..., None]
    return steps * length // count, -(-(steps + 1) * length // count)


def _normalised(sums: NDArray[np.int32], areas: Indices) -> FloatArray:
    """Two steps in place: this is most of what resizing costs."""
    values = np.multiply(sums, (1 / (128 * areas)).astype(np.float32), dtype=np.float32)
    values -= np.float32(127.5 / 128)
    return values
