"""How far a head has turned since it looked straight, followed from frame to frame.

Five landmarks tell a head's yaw well enough and its nod hardly at all (see `vision.liveness.points`), so that what a
person is asked for is measured as in the live check.
"""

from dataclasses import dataclass

from faceclock.domain.face import Face, Image
from faceclock.vision.liveness.points import FacePoints
from faceclock.vision.liveness.relief import FEWEST, turned

_LEFT = 1 / 3  # of the points: with fewer it may be another face that took their places
_STRAIGHT = 6.0  # degrees within which the points may be found anew
_WORN = 0.7  # of the points: from here on they are, when the head looks straight again


@dataclass(frozen=True)
class Angles:
    """Degrees since the head looked straight: ``yaw`` towards the picture's right, ``pitch`` down."""

    yaw: float
    pitch: float


class HeadFollower:
    """Told of every frame with a face, in their order."""

    def __init__(self) -> None:
        self._points: FacePoints | None = None
        self._eye_distance, self._found = 0.0, 0
        self._base = Angles(0.0, 0.0)

    def see(self, image: Image, face: Face, *, begin: bool = False, good: bool = True) -> Angles | None:
        """``begin``: in this frame the head looks straight, and is followed from here. ``good``: points may be found
        anew in it. None before, and after too many points were lost.

        Raises ImageProblem for landmarks that are no face."""
        if begin:
            return self._begin(image, face, Angles(0.0, 0.0))
        if self._points is None:
            return None
        self._points.follow(image, face)
        enough = self._points.count >= _LEFT * self._found
        found = turned(self._points, self._eye_distance) if enough else None
        if found is None:
            self._points = None
            return None
        angles = Angles(self._base.yaw + found.yaw, self._base.pitch + found.pitch)
        worn = self._points.count < _WORN * self._found
        if good and worn and max(abs(angles.yaw), abs(angles.pitch)) <= _STRAIGHT:
            return self._begin(image, face, angles)
        return angles

    def forget(self) -> None:
        """The face has left."""
        self._points = None

    def _begin(self, image: Image, face: Face, base: Angles) -> Angles | None:
        points = FacePoints(image, face)
        self._points = points if points.count >= 2 * FEWEST else None
        self._eye_distance, self._found, self._base = face.eye_distance, points.count, base
        return base if self._points else None
