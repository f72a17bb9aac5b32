"""SCRFD, the detector of InsightFace's packs.

Layout (Guo et al., Sample and Computation Redistribution, 2021): nine outputs, for strides 8, 16, 32 first
the scores, then the distances (left, top, right, bottom) and then the landmark offsets from the cell's
corner, in units of the stride, two anchors a cell.
"""

import cv2
import numpy as np
import onnxruntime

from faceclock.domain.errors import PackProblem
from faceclock.domain.face import Face, FloatArray, Image
from faceclock.vision.detectors.common import Fitter, cells, faces_of, suppress
from faceclock.vision.sessions import infer

STRIDES = (8, 16, 32)
ANCHORS = 2
_MEAN, _STD = 127.5, 128.0


class Scrfd:
    """``side`` is the longest side in pixels at which a picture is searched."""

    def __init__(
        self, session: onnxruntime.InferenceSession, side: int = 640, score: float = 0.5, nms: float = 0.4
    ) -> None:
        """Raises PackProblem for the forms of SCRFD without landmarks or with five strides."""
        outputs = session.get_outputs()
        _check_layout(len(outputs))
        self._session = session
        self._names = [output.name for output in outputs]
        self._fitter = Fitter(session, side)
        self._score, self._nms = score, nms

    def detect(self, image: Image) -> list[Face]:
        """All faces of an upright BGR picture, best score first."""
        placed, fit = self._fitter.place(image)
        blob = cv2.dnn.blobFromImage(placed, 1 / _STD, mean=(_MEAN, _MEAN, _MEAN), swapRB=True)
        outputs = infer(self._session, self._names, self._fitter.name, np.asarray(blob, np.float32))
        found = [self._decode_stride(i, outputs, fit.outer) for i in range(len(STRIDES))]
        boxes, scores, landmarks = (np.concatenate(part) for part in zip(*found, strict=True))
        kept = suppress(boxes, scores, self._nms)
        return faces_of(boxes[kept], scores[kept], landmarks[kept], fit.scale)

    def _decode_stride(
        self, level: int, outputs: list[FloatArray], size: tuple[int, int]
    ) -> tuple[FloatArray, FloatArray, FloatArray]:
        """Corner boxes, scores and landmarks, in net pixels, of the anchors of one stride that pass."""
        stride = STRIDES[level]
        parts = (outputs[level + kind * len(STRIDES)] for kind in range(3))
        # Some exports keep the batch as a first axis, some drop it.
        score, distance, offset = (part.reshape(-1, part.shape[-1]) for part in parts)
        passed = np.flatnonzero(score[:, 0] >= self._score)
        corner = cells(size, stride, ANCHORS)[passed]
        away = distance[passed] * stride
        boxes = np.hstack([corner - away[:, :2], corner + away[:, 2:]])
        return boxes, score[passed, 0], corner[:, None] + offset[passed].reshape(-1, 5, 2) * stride


def _check_layout(outputs: int) -> None:
    if outputs in {6, 10}:
        raise PackProblem(
            "This SCRFD gives no landmarks, which alignment needs; take its form with 'kps' in the name."
        )
    if outputs != 3 * len(STRIDES):
        raise PackProblem(
            f"The detector has {outputs} outputs where SCRFD with landmarks has 9; check the pack."
        )
