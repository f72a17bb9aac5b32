"""What detectors share: the picture as the net's input, the cells of a stride, suppression of doubles."""

from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np
import onnxruntime
from numpy.typing import NDArray

from faceclock.domain.errors import PackProblem
from faceclock.domain.face import Face, FloatArray, Image

_LARGEST = 4096  # pixels of a side that a net may insist on
STEP = 32  # the coarsest stride: both sides of a net's input are multiples of it


@dataclass(frozen=True)
class Fit:
    """How a picture lies in the net's input: top left, ``inner`` of ``outer`` (width, height), rest black.

    ``scale`` is picture pixels for one net pixel, across and down.
    """

    inner: tuple[int, int]
    outer: tuple[int, int]
    scale: tuple[float, float]


@dataclass(frozen=True)
class Found:
    """Candidates in net pixels: corner boxes (n, 4), scores (n,), landmarks (n, 5, 2)."""

    boxes: FloatArray
    scores: FloatArray
    landmarks: FloatArray


class Intake:
    """Fits pictures into what a session takes: its fixed size, or their own proportions up to ``side``.

    Pictures are never enlarged for a net of free size: that costs time and finds nothing new. A net of fixed
    size costs the same in any case, so there the picture fills it. ``table`` (256,) float32 gives the net's
    value of each pixel value. The buffer is kept between pictures of one size, because fresh memory for it
    takes longer than all the arithmetic; an Intake therefore serves one thread at a time.
    """

    def __init__(
        self,
        session: onnxruntime.InferenceSession,
        side: int,
        table: FloatArray | None = None,
        swap: bool = False,
    ) -> None:
        self.name, self._fixed = _input_of(session)
        self._side, self._table = side, table
        self._channels = (2, 1, 0) if swap else (0, 1, 2)
        self._fit: Fit | None = None

    def blob(self, image: Image) -> tuple[FloatArray, Fit]:
        """The net's input (1, 3, height, width), valid until the next call, and the picture's place in it."""
        height, width = image.shape[:2]
        fit = _fit(width, height, self._fixed, self._side)
        if fit != self._fit:
            self._allocate(fit)
        if fit.inner != (width, height):
            # Linear is several times as fast, and only beyond a quarter does it skip whole pixels badly.
            way = cv2.INTER_AREA if 4 * max(fit.inner) < max(width, height) else cv2.INTER_LINEAR
            image = np.asarray(cv2.resize(image, fit.inner, interpolation=way), np.uint8)
        cv2.split(image, self._planes)
        for channel, plane in zip(self._channels, self._planes, strict=True):
            self._write(plane, self._blob[0, channel, : fit.inner[1], : fit.inner[0]])
        return self._blob, fit

    def _allocate(self, fit: Fit) -> None:
        black = 0.0 if self._table is None else float(self._table[0])
        self._blob = np.full((1, 3, fit.outer[1], fit.outer[0]), black, np.float32)
        self._planes = [np.empty((fit.inner[1], fit.inner[0]), np.uint8) for _ in range(3)]
        self._fit = fit

    def _write(self, plane: NDArray[np.uint8], region: FloatArray) -> None:
        if self._table is None:
            np.copyto(region, plane)
        else:
            cv2.LUT(plane, self._table, dst=region)


@lru_cache(maxsize=64)
def cells(size: tuple[int, int], stride: int, anchors: int = 1) -> FloatArray:
    """Top left corners, in net pixels, of the cells of one stride, row by row: (cells x anchors, 2)."""
    across, down = size[0] // stride, size[1] // stride
    grid = np.stack(np.meshgrid(np.arange(across), np.arange(down)), axis=-1).reshape(-1, 2)
    return (np.repeat(grid, anchors, axis=0) * stride).astype(np.float32)


def faces_of(parts: list[Found], fit: Fit, limit: float, edge: float = 0.0) -> list[Face]:
    """Faces in picture pixels, best score first, after greedy suppression of overlaps above ``limit``.

    ``edge`` is added to both sides of a box while overlaps are measured: 1 where a net's reference counts
    the pixels of a box inclusively.
    """
    if not parts:
        return []
    scale = np.array(fit.scale, np.float32)
    boxes = np.concatenate([part.boxes for part in parts]) * np.tile(scale, 2)
    scores = np.concatenate([part.scores for part in parts])
    boxes[:, 2:] -= boxes[:, :2]
    grown = boxes + np.array([0, 0, edge, edge], np.float32)
    # OpenCV takes arrays as they are; its type hints know only lists.
    kept = list(cv2.dnn.NMSBoxes(grown, scores, 0.0, limit))  # type: ignore[arg-type]
    landmarks = np.concatenate([part.landmarks for part in parts])[kept] * scale
    rows = zip(boxes[kept].tolist(), scores[kept].tolist(), landmarks, strict=True)
    return [Face((x, y, width, height), score, points) for (x, y, width, height), score, points in rows]


@lru_cache(maxsize=64)
def _fit(width: int, height: int, fixed: tuple[int, int] | None, side: int) -> Fit:
    limits = fixed or (side, side)
    scale = min(limits[0] / width, limits[1] / height)
    if fixed is None:
        scale = min(1.0, scale)
    # The epsilon keeps 250 * (640 / 250) from becoming 639.
    inner = max(1, int(width * scale + 1e-6)), max(1, int(height * scale + 1e-6))
    return Fit(inner, fixed or (_up(inner[0]), _up(inner[1])), (width / inner[0], height / inner[1]))


def _up(length: int) -> int:
    return -(-length // STEP) * STEP


def _input_of(session: onnxruntime.InferenceSession) -> tuple[str, tuple[int, int] | None]:
    """The input's name, and its (width, height) where the net fixes them."""
    entry = session.get_inputs()[0]
    if len(entry.shape) != 4 or entry.shape[1] != 3:
        raise PackProblem(
            f"The detector's input is {entry.shape}, not (1, 3, height, width); check the pack."
        )
    height, width = entry.shape[2:]
    if any(isinstance(side, int) and not 0 < side <= _LARGEST for side in (height, width)):
        raise PackProblem(
            f"The detector's input is {width} x {height} pixels, and at most {_LARGEST} a side can be used; "
            "check the pack."
        )
    return entry.name, (width, height) if isinstance(height, int) and isinstance(width, int) else None
