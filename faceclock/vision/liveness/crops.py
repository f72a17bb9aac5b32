"""What a liveness net sees of a picture: the face with its surroundings, in three manners (see `Crop`)."""

import cv2
import numpy as np

from faceclock.domain.errors import ImageProblem
from faceclock.domain.face import Face, Image
from faceclock.vision.alignment import ARCFACE_TEMPLATE, TEMPLATE_SIZE, similarity

MOST_OUTSIDE = 0.3  # of an aligned crop: with more the net sees repeated edges rather than a face


def square_crop(image: Image, face: Face, scale: float, size: int) -> Image:
    """``scale`` times the box's longer side, mirrored beyond the picture. Raises ImageProblem for no box."""
    x, y, width, height = _box(face)
    side = scale * max(width, height)
    left, top = int(x + width / 2 - side / 2), int(y + height / 2 - side / 2)
    whole = max(1, int(side))
    if whole > 4 * max(image.shape[:2]):
        raise ImageProblem("The face is far larger than the picture; use another picture.")
    if min(left, top) >= 0 and left + whole <= image.shape[1] and top + whole <= image.shape[0]:
        return _resized(image[top : top + whole, left : left + whole], size)
    columns, rows = _mirrored(left, whole, image.shape[1]), _mirrored(top, whole, image.shape[0])
    return _resized(image[rows[:, None], columns[None, :]], size)


def box_crop(image: Image, face: Face, scale: float, size: int) -> Image:
    """The box times ``scale``, no larger than the picture and shifted into it. Raises ImageProblem for no box."""
    x, y, width, height = _box(face)
    high, wide = image.shape[0] - 1, image.shape[1] - 1
    factor = min(scale, high / height, wide / width)
    left = min(max(0.0, x + width / 2 - factor * width / 2), max(0.0, wide - factor * width))
    top = min(max(0.0, y + height / 2 - factor * height / 2), max(0.0, high - factor * height))
    right, bottom = int(left + factor * width), int(top + factor * height)
    return _resized(image[int(top) : bottom + 1, int(left) : right + 1], size)


def arcface_crop(image: Image, face: Face, scale: float, size: int) -> Image | None:
    """The aligned crop with ``scale`` times the side of ArcFace's; None when too much of it is outside.

    Raises ImageProblem for degenerate landmarks.
    """
    factor = size / TEMPLATE_SIZE / scale
    place = (ARCFACE_TEMPLATE - TEMPLATE_SIZE / 2) * np.float32(factor) + np.float32(size / 2)
    matrix = similarity(face.landmarks, place)
    inside = np.asarray(cv2.warpAffine(np.ones(image.shape[:2], np.float32), matrix, (size, size)))
    if 1 - float(inside.mean()) > MOST_OUTSIDE:
        return None
    return np.asarray(
        cv2.warpAffine(image, matrix, (size, size), borderMode=cv2.BORDER_REPLICATE), dtype=np.uint8
    )


def _box(face: Face) -> tuple[float, float, float, float]:
    x, y, width, height = face.box
    if not np.isfinite(face.box).all() or min(width, height) < 1 or max(map(abs, face.box)) > 1e6:
        raise ImageProblem("The face's box is no box; use another picture.")
    return x, y, width, height


def _mirrored(start: int, length: int, limit: int) -> np.ndarray:
    """Indices start..start+length-1, mirrored at both ends without repeating the edge."""
    if limit == 1:
        return np.zeros(length, np.intp)
    period = 2 * (limit - 1)
    place = np.mod(np.arange(start, start + length), period)
    return np.asarray(np.minimum(place, period - place))


def _resized(crop: Image, size: int) -> Image:
    return np.asarray(cv2.resize(np.ascontiguousarray(crop), (size, size)), np.uint8)
