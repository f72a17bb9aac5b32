"""What detectors share: fitting a picture into the net's input, and suppressing doubles."""

from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np
import onnxruntime
from numpy.typing import NDArray

from faceclock.domain.errors import PackProblem
from faceclock.domain.face import Face, FloatArray, Image

STEP = 32  # the coarsest stride: both sides of a net's input are multiples of it


@dataclass(frozen=True)
class Fit:
    """How a picture lies in the net's input: top left, ``inner`` of ``outer`` (width, height), rest black."""

    inner: tuple[int, int]
    outer: tuple[int, int]
    scale: FloatArray  # (2,) picture pixels for one net pixel, across and down


class Fitter:
    """Fits pictures into what the session takes: its fixed size, or their own proportions up to ``side``.

    Pictures are never enlarged for a net of free size: that costs time and finds nothing new. A net of
    fixed size costs the same in any case, so there the picture fills it.
    """

    def __init__(self, session: onnxruntime.InferenceSession, side: int) -> None:
        self.name, self._fixed = _input_of(session)
        self._side = side
        self.fit = lru_cache(maxsize=16)(self._fit)

    def _fit(self, width: int, height: int) -> Fit:
        if self._fixed is None:
            scale = min(1.0, self._side / max(width, height))
        else:
            scale = min(self._fixed[0] / width, self._fixed[1] / height)
        inner = max(1, int(width * scale + 1e-6)), max(1, int(height * scale + 1e-6))
        outer = self._fixed or (_up(inner[0]), _up(inner[1]))
        return Fit(inner, outer, np.array([width / inner[0], height / inner[1]], np.float32))

    def place(self, image: Image) -> tuple[Image, Fit]:
        """The picture as the net's input sees it, still (height, width, 3) uint8, and how it was fitted."""
        height, width = image.shape[:2]
        fit = self.fit(width, height)
        if fit.inner != (width, height):
            # Linear is several times as fast, and only beyond a quarter does it skip whole pixels badly.
            way = cv2.INTER_AREA if 4 * max(fit.inner) < max(width, height) else cv2.INTER_LINEAR
            image = cv2.resize(image, fit.inner, interpolation=way)  # type: ignore[assignment]
        if fit.outer != fit.inner:
            below, right = fit.outer[1] - fit.inner[1], fit.outer[0] - fit.inner[0]
            image = cv2.copyMakeBorder(image, 0, below, 0, right, cv2.BORDER_CONSTANT)  # type: ignore[assignment]
        return image, fit


@lru_cache(maxsize=64)
def cells(size: tuple[int, int], stride: int, anchors: int = 1) -> FloatArray:
    """Top left corners, in net pixels, of the cells of one stride, row by row: (cells x anchors, 2)."""
    across, down = size[0] // stride, size[1] // stride
    grid = np.stack(np.meshgrid(np.arange(across), np.arange(down)), axis=-1).reshape(-1, 2)
    return (np.repeat(grid, anchors, axis=0) * stride).astype(np.float32)


def suppress(boxes: FloatArray, scores: FloatArray, limit: float) -> NDArray[np.intp]:
    """Greedy non-maximum suppression of (n, 4) corner boxes: indices of those kept, best score first."""
    order = np.argsort(-scores, kind="stable")
    corners, areas = boxes[order], np.prod(boxes[order, 2:] - boxes[order, :2], axis=1)
    kept = []
    alive = np.arange(len(order))
    while alive.size:
        best, alive = alive[0], alive[1:]
        kept.append(order[best])
        end = np.minimum(corners[best, 2:], corners[alive, 2:])
        start = np.maximum(corners[best, :2], corners[alive, :2])
        overlap = np.prod(np.maximum(end - start, 0), axis=1)
        alive = alive[overlap <= limit * (areas[best] + areas[alive] - overlap)]
    return np.array(kept, dtype=np.intp)


def faces_of(boxes: FloatArray, scores: FloatArray, landmarks: FloatArray, scale: FloatArray) -> list[Face]:
    """Faces in picture pixels from corner boxes (n, 4) and landmarks (n, 5, 2) in net pixels."""
    corners = boxes.reshape(-1, 2, 2) * scale
    points = landmarks * scale
    return [
        Face((x, y, right - x, below - y), float(score), face)
        for ((x, y), (right, below)), score, face in zip(corners.tolist(), scores, points, strict=True)
    ]


def _up(length: int) -> int:
    return -(-length // STEP) * STEP


def _input_of(session: onnxruntime.InferenceSession) -> tuple[str, tuple[int, int] | None]:
    """The input's name, and its (width, height) where the net fixes them."""
    entry = session.get_inputs()[0]
    if len(entry.shape) != 4 or entry.shape[1] != 3:
        raise PackProblem(
            f"The detector's input has shape {entry.shape}, not (1, 3, height, width); check the pack."
        )
    height, width = entry.shape[2:]
    return entry.name, (width, height) if isinstance(height, int) and isinstance(width, int) else None
