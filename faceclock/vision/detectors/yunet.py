"""YuNet on onnxruntime: the boxes of OpenCV's FaceDetectorYN in under half its time.

Layout (Wu, Peng, Yu: YuNet, 2023): for each stride s, every cell at (column, row) gives cls, obj, a box
(dx, dy, log w, log h) and five landmark offsets, all in units of s. Score = sqrt(cls obj).
"""

from threading import Lock

import numpy as np
import onnxruntime

from faceclock.domain.errors import PackProblem
from faceclock.domain.face import Face, FloatArray, Image
from faceclock.vision.detectors.common import Found, Intake, cells, faces_of
from faceclock.vision.sessions import infer

STRIDES = (8, 16, 32)
_OUTPUTS = [f"{kind}_{stride}" for stride in STRIDES for kind in ("cls", "obj", "bbox", "kps")]


class YuNet:
    """``side`` is the longest side in pixels at which a picture is searched. Threads may share one."""

    def __init__(
        self, session: onnxruntime.InferenceSession, side: int = 320, score: float = 0.7, nms: float = 0.3
    ) -> None:
        """Raises PackProblem when the net's outputs are not YuNet's."""
        missing = set(_OUTPUTS) - {output.name for output in session.get_outputs()}
        if missing:
            raise PackProblem(
                f"The net is no YuNet (it lacks {min(missing)}); check the pack's detector kind."
            )
        self._session = session
        self._intake, self._lock = Intake(session, side), Lock()
        self._score, self._nms = score, nms

    def detect(self, image: Image) -> list[Face]:
        """All faces of an upright BGR picture, best score first."""
        with self._lock:
            blob, fit = self._intake.blob(image)
            outputs = infer(self._session, _OUTPUTS, self._intake.name, blob)
        found = []
        for level, stride in enumerate(STRIDES):
            found += self._decode(outputs[4 * level : 4 * level + 4], fit.outer, stride)
        return faces_of(found, fit, self._nms)

    def _decode(self, outputs: list[FloatArray], size: tuple[int, int], stride: int) -> list[Found]:
        """The cells of one stride that pass; empty when none does, as at most strides of most frames."""
        cls, obj, box, points = (output[0] for output in outputs)
        square = cls[:, 0] * obj[:, 0]
        passed = np.flatnonzero(square >= self._score**2)
        if not passed.size:
            return []
        corner = cells(size, stride)[passed]
        centre = corner + box[passed, :2] * stride
        half = np.exp(box[passed, 2:]) * (stride / 2)
        landmarks = corner[:, None] + points[passed].reshape(-1, 5, 2) * stride
        return [Found(np.hstack([centre - half, centre + half]), np.sqrt(square[passed]), landmarks)]
