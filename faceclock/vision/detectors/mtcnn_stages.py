"""MTCNN's three stages, each an onnxruntime session and what is made of its answers.

A net answers with ``score``, the log-odds of a face (they do not saturate as probabilities do, so that the
order of good finds is kept), ``box``, the offsets of the four sides, and O-Net with ``landmarks``, x1..x5 and
y1..y5 in shares of its window.
"""

import math
from dataclasses import dataclass

import numpy as np
import onnxruntime

from faceclock.domain.errors import PackProblem
from faceclock.domain.face import FloatArray
from faceclock.vision.detectors.mtcnn_areas import Areas
from faceclock.vision.detectors.mtcnn_boxes import Boxes, moved, squared, suppressed
from faceclock.vision.sessions import infer

FACTOR = 0.709  # from one size of the pyramid to the next: half the area
_WINDOW, _STRIDE = 12, 2  # of P-Net, in pixels
_WITHIN_LEVEL, _BETWEEN = 0.5, 0.7  # overlaps above which the weaker find goes
_BATCH = 64  # windows at a time: more do not fit into a processor's cache
_NONE = np.zeros((0, 4))


@dataclass(frozen=True)
class Finds:
    """``boxes`` (n, 4), ``scores`` (n,) log-odds, ``landmarks`` (n, 5, 2)."""

    boxes: Boxes
    scores: FloatArray
    landmarks: Boxes


class Proposer:
    """P-Net over the pyramid: where a face may be."""

    def __init__(self, session: onnxruntime.InferenceSession, score: float = 0.6) -> None:
        """Raises PackProblem for another net."""
        self._name = _check(session, ("score", "box"), (None, None))
        self._session, self._limit = session, _log_odds(score)

    def propose(self, areas: Areas, smallest: float) -> Boxes:
        """Square boxes (n, 4), best first, of faces from ``smallest`` pixels up."""
        found = [self._level(areas, scale) for scale in pyramid(areas, smallest)]
        if not found:
            return _NONE
        boxes, scores, offsets = (np.concatenate(parts) for parts in zip(*found, strict=True))
        kept = suppressed(boxes, scores, _BETWEEN)
        return squared(moved(boxes[kept], offsets[kept], edge=0))

    def _level(self, areas: Areas, scale: float) -> tuple[Boxes, FloatArray, FloatArray]:
        """Boxes, scores and offsets of one size of the picture."""
        blob = areas.resized(int(areas.width * scale + 1), int(areas.height * scale + 1))
        scores, box = infer(self._session, ["score", "box"], self._name, blob)
        rows, columns = np.nonzero(scores[0] >= self._limit)
        cells = np.stack([columns, rows], axis=1) * _STRIDE
        boxes = np.hstack([np.floor((cells + 1) / scale), np.floor((cells + _WINDOW) / scale)])
        values, offsets = scores[0, rows, columns], box[0, :, rows, columns]
        kept = suppressed(boxes, values, _WITHIN_LEVEL)
        return boxes[kept], values[kept], offsets[kept]


class Refiner:
    """R-Net: what of the proposals is a face, and where more exactly."""

    side = 24

    def __init__(self, session: onnxruntime.InferenceSession, score: float = 0.7) -> None:
        """Raises PackProblem for another net."""
        self._name = _check(session, ("score", "box"), (self.side, self.side))
        self._session, self._limit = session, _log_odds(score)

    def refine(self, areas: Areas, boxes: Boxes) -> Boxes:
        """Square boxes (m, 4), best first."""
        boxes, (scores, offsets) = _asked(
            self._session, self._name, ["score", "box"], areas, boxes, self.side
        )
        passed = scores > self._limit
        boxes, scores, offsets = boxes[passed], scores[passed], offsets[passed]
        kept = suppressed(boxes, scores, _BETWEEN)
        return squared(moved(boxes[kept], offsets[kept], edge=1))


class Finisher:
    """O-Net: faces, not yet rid of doubles, with landmarks."""

    side = 48

    def __init__(self, session: onnxruntime.InferenceSession, score: float = 0.7) -> None:
        """Raises PackProblem for another net."""
        self._name = _check(session, ("score", "box", "landmarks"), (self.side, self.side))
        self._session, self._limit = session, _log_odds(score)

    def finish(self, areas: Areas, boxes: Boxes) -> Finds:
        names = ["score", "box", "landmarks"]
        boxes, answers = _asked(self._session, self._name, names, areas, boxes, self.side)
        passed = answers[0] > self._limit
        boxes, (scores, offsets, points) = boxes[passed], (answer[passed] for answer in answers)
        shares = points.reshape(-1, 2, 5).transpose(0, 2, 1)
        size = boxes[:, None, 2:] - boxes[:, None, :2] + 1
        return Finds(moved(boxes, offsets, edge=1), scores, boxes[:, None, :2] - 1 + shares * size)


def pyramid(areas: Areas, smallest: float) -> list[float]:
    """Scales at which a face of P-Net's 12 pixels has ``smallest`` pixels or more, up to the whole picture."""
    scale, scales = _WINDOW / smallest, []
    while min(areas.width, areas.height) * scale >= _WINDOW:
        scales.append(scale)
        scale *= FACTOR
    return scales


def _asked(
    session: onnxruntime.InferenceSession,
    name: str,
    outputs: list[str],
    areas: Areas,
    boxes: Boxes,
    side: int,
) -> tuple[Boxes, list[FloatArray]]:
    """What the net says of the windows of ``boxes``; those without a pixel in the picture are left out."""
    windows = areas.inside(boxes)
    filled = (windows[:, 2:] > windows[:, :2]).all(axis=1)
    boxes, windows = boxes[filled], windows[filled]
    parts = [windows[start : start + _BATCH] for start in range(0, max(1, len(windows)), _BATCH)]
    answers = [infer(session, outputs, name, areas.windows(part, side)) for part in parts]
    return boxes, [np.concatenate(columns) for columns in zip(*answers, strict=True)]


def _check(
    session: onnxruntime.InferenceSession, outputs: tuple[str, ...], size: tuple[int | None, int | None]
) -> str:
    """The input's name. Raises PackProblem when the net does not take windows of ``size``, or lacks an output."""
    (entry, *more), have = session.get_inputs(), {output.name for output in session.get_outputs()}
    taken = tuple(side if isinstance(side, int) else None for side in entry.shape[2:])
    if more or len(entry.shape) != 4 or entry.shape[1] != 3 or taken != size:
        wanted = "any size" if size[0] is None else f"{size[0]}x{size[0]}"
        raise PackProblem(
            f"MTCNN needs a net for pictures of {wanted} here, not {entry.shape}; check the pack."
        )
    if set(outputs) - have:
        raise PackProblem(
            f"The net is none of MTCNN's (it lacks {min(set(outputs) - have)}); check the pack."
        )
    return str(entry.name)


def _log_odds(probability: float) -> float:
    return math.log(probability / (1 - probability))
