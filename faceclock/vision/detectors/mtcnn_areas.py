"""Every size of a picture, and every window in it, from one table of sums.

A pixel of a resized window is the mean over all pixels that it touches (adaptive average pooling, with which
the published weights are used). With sums over all rectangles from the top left corner, each mean takes four
look-ups, wherever and however large it is: the pyramid and all windows share one table.
"""

from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

from faceclock.domain.face import FloatArray, Image

Indices = NDArray[np.int64]
Boxes = NDArray[np.float64]
_Memory = tuple[list[NDArray[np.uint8]], NDArray[np.int32]]  # a picture's planes and their sums


class Areas:
    """An upright BGR picture, ready to be resized; what comes out is RGB, (mean - 127.5) / 128.

    ``spare`` is one that is no longer used: its memory is taken over where the sizes agree, because fresh
    memory takes several times as long as the sums.
    """

    def __init__(self, image: Image, spare: "Areas | None" = None) -> None:
        self.height, self.width = image.shape[:2]
        fits = spare is not None and (spare.width, spare.height) == (self.width, self.height)
        self._memory: _Memory = spare._memory if spare is not None and fits else self._fresh()
        planes, self._sums = self._memory
        cv2.split(image, planes)
        for plane, sums in zip(planes[::-1], self._sums, strict=True):
            cv2.integral(plane, sums)  # may pass 2^31 and wrap; differences are right all the same

    def _fresh(self) -> _Memory:
        planes = [np.empty((self.height, self.width), np.uint8) for _ in range(3)]
        return planes, np.empty((3, self.height + 1, self.width + 1), np.int32)

    def resized(self, width: int, height: int) -> FloatArray:
        """The whole picture, (1, 3, height, width)."""
        top, bottom, left, right, shares = _plan(self.width, self.height, width, height)
        rows = self._sums.take(bottom, axis=1, mode="clip")
        rows -= self._sums.take(top, axis=1, mode="clip")
        return _normalised(rows[:, :, right] - rows[:, :, left], shares)[None]

    def windows(self, boxes: Boxes, side: int) -> FloatArray:
        """(n, 3, side, side) of what `inside` gave for n boxes."""
        left, top, right, bottom = boxes.astype(np.int64).T
        up, down = (part + top[:, None] for part in _bins(bottom - top, side))
        start, end = (part + left[:, None] for part in _bins(right - left, side))
        sums = self._at(down, end) - self._at(up, end) - self._at(down, start) + self._at(up, start)
        shares = _shares((down - up)[:, :, None] * (end - start)[:, None, :])
        return np.ascontiguousarray(_normalised(sums, shares).transpose(1, 0, 2, 3))

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


@lru_cache(maxsize=64)
def _plan(
    width: int, height: int, wide: int, high: int
) -> tuple[Indices, Indices, Indices, Indices, FloatArray]:
    """Bins down and across, from ``width`` x ``height`` to ``wide`` x ``high`` pixels, and their `_shares`."""
    top, bottom = _bins(np.array(height), high)
    left, right = _bins(np.array(width), wide)
    return top, bottom, left, right, _shares((bottom - top)[:, None] * (right - left))


def _bins(length: Indices, count: int) -> tuple[Indices, Indices]:
    """First pixel and end of each of ``count`` bins, (..., count): all pixels that a bin touches are its own."""
    steps, length = np.arange(count), length[..., None]
    return steps * length // count, -(-(steps + 1) * length // count)


def _shares(areas: Indices) -> FloatArray:
    """What a pixel of a bin counts in the net's input."""
    return (1 / (128 * areas)).astype(np.float32)


def _normalised(sums: NDArray[np.int32], shares: FloatArray) -> FloatArray:
    values = np.multiply(sums, shares, dtype=np.float32)
    values -= np.float32(127.5 / 128)
    return values
