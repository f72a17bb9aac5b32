"""SCRFD, the detector of InsightFace's packs.

Layout (Guo et al., Sample and Computation Redistribution, 2021): nine outputs, for strides 8, 16, 32 first
the scores, then the distances (left, top, right, bottom) and then the landmark offsets from the cell's
corner, in units of the stride, two anchors a cell.
"""

from threading import Lock

import numpy as np
import onnxruntime

from faceclock.domain.errors import PackProblem
from faceclock.domain.face import Face, FloatArray, Image
from faceclock.vision.detectors.common import Found, Intake, cells, faces_of
from faceclock.vision.sessions import infer

STRIDES = (8, 16, 32)
ANCHORS = 2
_NORMALISED = ((np.arange(256) - 127.5) / 128).astype(np.float32)


class Scrfd:
    """``side`` is the longest side in pixels at which a picture is searched. Threads may share one."""

    def __init__(
        self, session: onnxruntime.InferenceSession, side: int = 640, score: float = 0.5, nms: float = 0.4
    ) -> None:
        """Raises PackProblem for the forms of SCRFD without landmarks or with five strides."""
        outputs = session.get_outputs()
        _check_layout(len(outputs))
        self._session = session
        self._names = [output.name for output in outputs]
        self._intake, self._lock = Intake(session, side, _NORMALISED, swap=True), Lock()
        self._score, self._nms = score, nms

    def detect(self, image: Image) -> list[Face]:
        """All faces of an upright BGR picture, best score first."""
        with self._lock:
            blob, fit = self._intake.blob(image)
            outputs = infer(self._session, self._names, self._intake.name, blob)
        found = []
        for level, stride in enumerate(STRIDES):
            found += self._decode(outputs[level :: len(STRIDES)], fit.outer, stride)
        return faces_of(found, fit, self._nms, edge=1.0)

    def _decode(self, outputs: list[FloatArray], size: tuple[int, int], stride: int) -> list[Found]:
        """The anchors of one stride that pass; empty when none does."""
        # Some exports keep the batch as a first axis, some drop it.
        score, distance, offset = (output.reshape(-1, output.shape[-1]) for output in outputs)
        passed = np.flatnonzero(score[:, 0] >= self._score)
        if not passed.size:
            return []
        corner, away = cells(size, stride, ANCHORS)[passed], distance[passed] * stride
        boxes = np.hstack([corner - away[:, :2], corner + away[:, 2:]])
        landmarks = corner[:, None] + offset[passed].reshape(-1, 5, 2) * stride
        return [Found(boxes, score[passed, 0], landmarks)]


def _check_layout(outputs: int) -> None:
    if outputs in {6, 10}:
        raise PackProblem(
            "This SCRFD gives no landmarks, which alignment needs; take its form with 'kps' in the name."
        )
    if outputs != 3 * len(STRIDES):
        raise PackProblem(f"The net has {outputs} outputs where SCRFD with landmarks has 9; check the pack.")
