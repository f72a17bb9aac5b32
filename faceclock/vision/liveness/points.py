"""Many points of one face, followed from frame to frame while its head turns.

Five landmarks are too few: a detector puts them where faces usually have them, also on a photograph held at an
angle, and of five points pose and planarity are one and the same number, the place of the nose. Corners of skin,
brows and lips are followed by optical flow instead (Lucas and Kanade, 1981), which knows nothing of faces.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from faceclock.domain.face import Face, Image
from faceclock.vision.alignment import similarity

Points = NDArray[np.float64]

_MOST, _APART = 90, 0.05  # points, and their distance in lengths from the eyes' middle to the mouth's
_SIDE = 72.0  # that length in pixels on the picture that is worked on: more costs, and finds nothing new
_AXES, _MIDDLE = (0.78, 0.885), 0.465  # of the ellipse in which the face surely lies, in that length
_BACK = 0.8  # pixels: a point that is followed forth and back must come back as near as this
_WINDOW, _LEVELS = (17, 17), 2
_UNTIL = (cv2.TERM_CRITERIA_EPS | cv2.TERM_CRITERIA_COUNT, 20, 0.02)


class FacePoints:
    """Found on one frontal frame and followed from there. ``first`` and ``now`` are (n, 2) in lengths from the
    eyes' middle to the mouth's, about the eyes' middle of the first frame, y down along the face."""

    def __init__(self, image: Image, face: Face) -> None:
        """Raises ImageProblem for degenerate landmarks."""
        similarity(face.landmarks, face.landmarks)  # refuses what is no face
        self._landmarks = face.landmarks
        self._axes, self._origin, self.length = _upright(face.landmarks.astype(np.float64))
        self._scale = min(1.0, _SIDE / self.length)
        self._grey = self._prepared(image)
        self._first = self._now = self._found()
        self.ids = np.arange(len(self._first))  # which of the first points are left
        self.width = int(image.shape[1])

    @property
    def count(self) -> int:
        return len(self._now)

    @property
    def first(self) -> Points:
        return self._places(self._first)

    @property
    def now(self) -> Points:
        return self._places(self._now)

    def follow(self, image: Image, face: Face) -> None:
        """To the next frame; what cannot be followed there and back is dropped for good. Raises ImageProblem."""
        grey = self._prepared(image)
        move = similarity(self._landmarks, face.landmarks)  # where the landmarks went is a good first guess
        if grey.shape != self._grey.shape or not self.count:
            self._keep(np.zeros(self.count, np.bool_))
            return
        here = self._now.astype(np.float32)
        guess = ((self._now / self._scale) @ move[:, :2].T + move[:, 2]) * self._scale
        there, found = _flow(self._grey, grey, here, np.clip(guess, -1e4, 1e4).astype(np.float32))
        back, again = _flow(grey, self._grey, there, here.copy())
        near = np.linalg.norm(back - here, axis=1) < _BACK
        self._now = there.astype(np.float64)
        self._keep(found & again & near)
        self._grey, self._landmarks = grey, face.landmarks

    def _keep(self, kept: NDArray[np.bool_]) -> None:
        self._first, self._now, self.ids = self._first[kept], self._now[kept], self.ids[kept]

    def _prepared(self, image: Image) -> NDArray[np.uint8]:
        grey = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)
        if self._scale < 1:
            grey = cv2.resize(grey, None, fx=self._scale, fy=self._scale, interpolation=cv2.INTER_AREA)
        return np.asarray(grey, np.uint8)

    def _found(self) -> Points:
        mask = np.zeros(self._grey.shape, np.uint8)
        down = self._axes[:, 1]
        middle = np.round((self._origin + _MIDDLE * down) * self._scale).astype(int)
        axes = np.round(np.array(_AXES) * self.length * self._scale).astype(int)
        angle = float(np.degrees(np.arctan2(-down[0], down[1])))
        cv2.ellipse(mask, middle.tolist(), axes.tolist(), angle, 0, 360, 255, cv2.FILLED)
        apart = max(2.0, _APART * self.length * self._scale)
        corners = cv2.goodFeaturesToTrack(self._grey, _MOST, 0.005, apart, mask=mask)
        return np.zeros((0, 2)) if corners is None else corners.reshape(-1, 2).astype(np.float64)

    def _places(self, pixels: Points) -> Points:
        inverse = self._axes.T / self.length**2  # the axes stand square and are equally long
        return np.asarray((pixels / self._scale - self._origin) @ inverse.T)


def _upright(landmarks: Points) -> tuple[Points, Points, float]:
    """The face's own axes as columns (across, down), both one length long; its origin; the length in pixels."""
    eyes, mouth = landmarks[:2].mean(axis=0), landmarks[3:].mean(axis=0)
    x, y = mouth - eyes
    return np.array([[y, x], [-x, y]]), eyes, max(1.0, float(np.hypot(x, y)))


def _flow(
    before: NDArray[np.uint8], after: NDArray[np.uint8], here: NDArray[np.float32], guess: NDArray[np.float32]
) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
    there, found, _ = cv2.calcOpticalFlowPyrLK(
        before,
        after,
        here,
        guess,
        winSize=_WINDOW,
        maxLevel=_LEVELS,
        criteria=_UNTIL,
        flags=cv2.OPTFLOW_USE_INITIAL_FLOW,
    )
    return np.asarray(there, np.float32), np.asarray(found).ravel() > 0
