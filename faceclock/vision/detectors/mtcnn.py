"""MTCNN (Zhang et al., 2016) on onnxruntime: P-Net proposes over a pyramid, R-Net refines, O-Net decides.

Pixels and thresholds are those with which the published weights are used (see mtcnn_stages).
"""

from threading import Lock

import cv2
import numpy as np
import onnxruntime

from faceclock.domain.face import Face, Image
from faceclock.vision.detectors.mtcnn_areas import Areas
from faceclock.vision.detectors.mtcnn_boxes import suppressed_within
from faceclock.vision.detectors.mtcnn_stages import Finds, Finisher, Proposer, Refiner

_DOUBLES = 0.7  # share of the smaller face from which two are one


class Mtcnn:
    """``side`` is the longest side in pixels at which a picture is searched for faces of ``smallest`` pixels
    and more; windows of larger pictures are taken from the picture itself. Threads may share one."""

    def __init__(
        self,
        proposing: onnxruntime.InferenceSession,
        refining: onnxruntime.InferenceSession,
        finishing: onnxruntime.InferenceSession,
        side: int = 320,
        smallest: float = 20,
    ) -> None:
        """Sessions of P-Net, R-Net and O-Net. Raises PackProblem when one of them is another net."""
        self._proposer, self._refiner = Proposer(proposing), Refiner(refining)
        self._finisher = Finisher(finishing)
        self._side, self._smallest = side, smallest
        self._areas: Areas | None = None  # the last picture's, for its memory
        self._lock = Lock()

    def detect(self, image: Image) -> list[Face]:
        """All faces of an upright BGR picture, best score first."""
        picture, scale = self._fitted(image)
        with self._lock:
            areas = self._areas = Areas(picture, self._areas)
            boxes = self._proposer.propose(areas, self._smallest * max(1.0, self._shrinking(areas)))
            if len(boxes):
                boxes = self._refiner.refine(areas, boxes)
            return _faces(self._finisher.finish(areas, boxes), scale) if len(boxes) else []

    def _shrinking(self, areas: Areas) -> float:
        """How many pixels of the picture one pixel at ``side`` is."""
        return float(max(areas.width, areas.height) / self._side)

    def _fitted(self, image: Image) -> tuple[Image, float]:
        """The picture, and its pixels for one of the original: so large that the smallest face that is
        searched fills O-Net's window, as more would show nothing new."""
        height, width = image.shape[:2]
        scale = self._side * Finisher.side / self._smallest / max(width, height)
        if scale >= 1:
            return image, 1.0
        size = max(1, round(width * scale)), max(1, round(height * scale))
        return np.asarray(cv2.resize(image, size, interpolation=cv2.INTER_AREA), np.uint8), scale


def _faces(finds: Finds, scale: float) -> list[Face]:
    kept = suppressed_within(finds.boxes, finds.scores, _DOUBLES)
    boxes = finds.boxes[kept] / scale
    boxes[:, 2:] -= boxes[:, :2]
    scores = 1 / (1 + np.exp(-finds.scores[kept].astype(np.float64)))
    points = (finds.landmarks[kept] / scale).astype(np.float32)
    rows = zip(boxes.tolist(), scores.tolist(), points, strict=True)
    return [Face((x, y, width, height), score, landmarks) for (x, y, width, height), score, landmarks in rows]
