"""A head that turns, rendered from one photograph: the picture is laid on a curved surface with a nose and seen
by a camera after a rotation. The surface passes through the average head's five points, so that landmarks move
as a real head's do, and not as a flat photograph's."""

import cv2
import numpy as np
from numpy.typing import NDArray

from faceclock.domain.face import Face, Image
from faceclock.vision.quality.pose import HEAD

_WIDE, _HIGH, _DEEP = 1.0, 1.45, 0.95  # the ellipsoid's half axes, in lengths from eyes to mouth
_MIDDLE = 0.42  # its centre below the eyes
_NOSE = (0.514, 0.17, 0.26)  # the nose's tip below the eyes, its half width and half height
_OVERSAMPLING = 2
_EDGE = 0.97  # of the ellipse: what the photograph still shows


class TurningHead:
    """One photograph of a face from the front, to be seen turned."""

    def __init__(self, image: Image, face: Face) -> None:
        points = face.landmarks.astype(np.float64)
        self._image = image
        self._eyes = points[:2].mean(axis=0)
        down = points[3:].mean(axis=0) - self._eyes
        self._length = float(np.hypot(*down))
        self._roll = float(np.arctan2(-down[0], down[1]))

    def seen(self, yaw: float, pitch: float = 0.0) -> Image:
        """The picture with its head turned by degrees as in `Pose`; behind it the picture as it was."""
        x, y, texture = self._surface()
        front, back = _depth(x, y), -_round(x, y)
        head = np.stack([np.tile(x, 2), np.tile(y - _MIDDLE, 2), np.concatenate([front, back])])
        turned = _rotation(yaw, pitch) @ head
        return self._painted(turned[0], turned[1] + _MIDDLE, turned[2], texture)

    def _surface(self) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.uint8]]:
        """Places on the head, in lengths from the eyes' middle, and what is seen there: of the front what the
        picture shows, of the back, which no photograph shows, the front's edge in the same direction."""
        step = 1 / (self._length * _OVERSAMPLING)
        x, y = np.meshgrid(np.arange(-_WIDE, _WIDE, step), np.arange(_MIDDLE - _HIGH, _MIDDLE + _HIGH, step))
        out = np.hypot(x / _WIDE, (y - _MIDDLE) / _HIGH)
        inside, stretch = out < _EDGE, _EDGE / np.maximum(out, 0.05)
        front, back = self._taken(x, y), self._taken(x * stretch, (y - _MIDDLE) * stretch + _MIDDLE)
        return x[inside], y[inside], np.concatenate([front[inside], back[inside]])

    def _taken(self, x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.uint8]:
        u, v = self._to_picture(x, y).astype(np.float32)
        return np.asarray(cv2.remap(self._image, u, v, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE))

    def _to_picture(self, x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
        c, s = np.cos(self._roll), np.sin(self._roll)
        u = self._eyes[0] + self._length * (c * x - s * y)
        v = self._eyes[1] + self._length * (s * x + c * y)
        return np.stack([u, v])

    def _painted(
        self,
        x: NDArray[np.float64],
        y: NDArray[np.float64],
        z: NDArray[np.float64],
        texture: NDArray[np.uint8],
    ) -> Image:
        """Every point where it is seen, the nearest one last; small gaps are closed."""
        canvas, mask = self._image.copy(), np.zeros(self._image.shape[:2], np.uint8)
        u, v = np.round(self._to_picture(x, y)).astype(int)
        seen = (u >= 0) & (v >= 0) & (u < canvas.shape[1]) & (v < canvas.shape[0])
        order = np.flatnonzero(seen)[np.argsort(-z[seen], kind="stable")]
        canvas[v[order], u[order]] = texture[order]
        mask[v[order], u[order]] = 255
        gaps = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((5, 5), np.uint8)) - mask
        return np.asarray(cv2.inpaint(canvas, gaps, 3, cv2.INPAINT_TELEA), np.uint8) if gaps.any() else canvas


def _round(x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
    """The ellipsoid's front about its middle; negative towards the camera."""
    return -_DEEP * np.sqrt(np.maximum(0.0, 1 - (x / _WIDE) ** 2 - ((y - _MIDDLE) / _HIGH) ** 2))


def _depth(x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
    """The same with a nose, whose tip lies as far before the eyes as the average head's."""
    tip, wide, high = _NOSE
    eyes, bare = _round(HEAD[1, 0], np.float64(0)), _round(np.float64(0), np.float64(tip))
    rise = HEAD[2, 2] - (bare - eyes)
    return _round(x, y) + rise * np.exp(-((x / wide) ** 2) / 2 - ((y - tip) / high) ** 2 / 2)


def _rotation(yaw: float, pitch: float) -> NDArray[np.float64]:
    a, b = np.radians([-yaw, pitch])
    about_y = np.array([[np.cos(a), 0, np.sin(a)], [0, 1, 0], [-np.sin(a), 0, np.cos(a)]])
    about_x = np.array([[1, 0, 0], [0, np.cos(b), -np.sin(b)], [0, np.sin(b), np.cos(b)]])
    return about_y @ about_x
