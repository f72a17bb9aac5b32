"""YuNet on onnxruntime: the boxes of OpenCV's FaceDetectorYN in under half its time.

Layout (Wu, Peng, Yu: YuNet, 2023): for each stride s, every cell at (column, row) gives cls, obj, a box
(dx, dy, log w, log h) and five landmark offsets, all in units of s. Score = sqrt(cls obj).
"""

import cv2
import numpy as np
import onnxruntime

from faceclock.domain.errors import PackProblem
from faceclock.domain.face import Face, FloatArray, Image
from faceclock.vision.detectors.common import Fitter, cells, faces_of, suppress
from faceclock.vision.sessions import infer

STRIDES = (8, 16, 32)
_OUTPUTS = [f"{kind}_{stride}" for kind in ("cls", "obj", "bbox", "kps") for stride in STRIDES]


class YuNet:
    """``side`` is the longest side in pixels at which a picture is searched."""

    def __init__(
        self, session: onnxruntime.InferenceSession, side: int = 320, score: float = 0.6, nms: float = 0.3
    ) -> None:
        """Raises PackProblem when the net's outputs are not YuNet's."""
        missing = set(_OUTPUTS) - {output.name for output in session.get_outputs()}
        if missing:
            raise PackProblem(
                f"The detector is not a YuNet (it lacks {min(missing)}); check the pack's detector kind."
            )
        self._session = session
        self._fitter = Fitter(session, side)
        self._score, self._nms = score, nms

    def detect(self, image: Image) -> list[Face]:
        """All faces of an upright BGR picture, best score first."""
        placed, fit = self._fitter.place(image)
        blob = np.asarray(cv2.dnn.blobFromImage(placed), np.float32)
        outputs = infer(self._session, _OUTPUTS, self._fitter.name, blob)
        boxes, scores, landmarks = self._decode(outputs, fit.outer)
        kept = suppress(boxes, scores, self._nms)
        return faces_of(boxes[kept], scores[kept], landmarks[kept], fit.scale)

    def _decode(
        self, outputs: list[FloatArray], size: tuple[int, int]
    ) -> tuple[FloatArray, FloatArray, FloatArray]:
        found = [self._decode_stride(i, outputs, size) for i in range(len(STRIDES))]
        boxes, scores, landmarks = (np.concatenate(part) for part in zip(*found, strict=True))
        return boxes, scores, landmarks

    def _decode_stride(
        self, level: int, outputs: list[FloatArray], size: tuple[int, int]
    ) -> tuple[FloatArray, FloatArray, FloatArray]:
        """Corner boxes, scores and landmarks, in net pixels, of the cells of one stride that pass."""
        stride = STRIDES[level]
        cls, obj, box, points = (outputs[level + kind * len(STRIDES)][0] for kind in range(4))
        score = np.clip(cls[:, 0], 0, 1) * np.clip(obj[:, 0], 0, 1)
        passed = np.flatnonzero(score >= self._score * self._score)
        corner = cells(size, stride)[passed]
        centre = corner + box[passed, :2] * stride
        half = np.exp(box[passed, 2:]) * (stride / 2)
        marks = corner[:, None] + points[passed].reshape(-1, 5, 2) * stride
        return np.hstack([centre - half, centre + half]), np.sqrt(score[passed]), marks
