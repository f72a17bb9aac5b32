"""Pictures for the detector to learn from: labelled photographs set onto backgrounds at every size.

Backgrounds are photographs of the same set with their faces covered. The studio needs no other pictures.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.random import Generator

from faceclock.domain.face import FloatArray, Image
from faceclock.training.augmentation import photometric
from faceclock.training.faces import MIRRORED

SMALLEST = 14.0  # a face below this many pixels is neither wanted nor unwanted


@dataclass(frozen=True, eq=False)
class Photograph:
    """A picture, its main face as (4,) box x, y, w, h and (5, 2) landmarks, and ``others`` (m, 4)."""

    image: Image
    box: FloatArray
    landmarks: FloatArray
    others: FloatArray


@dataclass(frozen=True, eq=False)
class Scene:
    """``boxes`` (m, 4) as left, top, right, bottom and ``landmarks`` (m, 5, 2); ``ignored`` (k, 4) shows
    faces without labels."""

    image: Image
    boxes: FloatArray
    landmarks: FloatArray
    ignored: FloatArray


class Composer:
    """Composes one scene at a time into a canvas of ``size`` (width, height)."""

    def __init__(self, size: tuple[int, int], largest: float) -> None:
        self._size, self._largest = size, largest

    def compose(self, random: Generator, pictures: list[Photograph]) -> Scene:
        """The first picture, without its face, is the background; the others are set onto it."""
        canvas = self._background(random, pictures[0])
        boxes: list[FloatArray] = []
        landmarks: list[FloatArray] = []
        ignored: list[FloatArray] = []
        for place, picture in enumerate(pictures[1:]):
            matrix = self._placement(random, picture, first=place == 0)
            window = _window(random, picture)
            if _covers(matrix, window, boxes + ignored):
                continue
            canvas = _set_onto(canvas, picture.image, matrix, window)
            face = _moved_box(matrix, picture.box)
            if self._counts(face):
                boxes.append(face)
                landmarks.append(_apply(matrix, picture.landmarks))
            else:
                ignored.append(face)
            ignored += [_moved_box(matrix, other) for other in picture.others]
        image = photometric(random, _with_bars(random, canvas))
        return Scene(
            image,
            np.array(boxes, np.float32).reshape(-1, 4),
            np.array(landmarks, np.float32).reshape(-1, 5, 2),
            np.array(ignored, np.float32).reshape(-1, 4),
        )

    def _background(self, random: Generator, picture: Photograph) -> Image:
        image = picture.image.copy()
        height, width = image.shape[:2]
        for x, y, w, h in [picture.box, *picture.others]:
            left, top = max(0, int(x - 0.35 * w)), max(0, int(y - 0.5 * h))
            right, bottom = min(width, int(x + 1.35 * w)), min(height, int(y + 1.3 * h))
            strip = image[:, : max(8, left)] if left >= width - right else image[:, min(right, width - 8) :]
            image[top:bottom, left:right] = cv2.resize(strip, (right - left, bottom - top))
        scale = random.uniform(1.05, 2.5) * max(self._size) / min(width, height)
        big = cv2.resize(image, None, fx=scale, fy=scale)
        x = random.integers(0, big.shape[1] - self._size[0] + 1)
        y = random.integers(0, big.shape[0] - self._size[1] + 1)
        return np.ascontiguousarray(big[y : y + self._size[1], x : x + self._size[0]])

    def _placement(self, random: Generator, picture: Photograph, first: bool) -> FloatArray:
        """The first face may be of any size, further ones are small; a tenth may stick out of the canvas."""
        side = float(np.sqrt(picture.box[2] * picture.box[3]))
        low, high = (40.0, self._largest) if first else (16.0, 0.35 * max(self._size))
        wanted = float(np.exp(random.uniform(np.log(low), np.log(high))))
        slack = 0.5 if random.random() < 0.9 else 0.1
        edge = min(wanted * slack, 0.5 * min(self._size) - 1)
        target = [random.uniform(edge, length - edge) for length in self._size]
        centre = picture.box[:2] + picture.box[2:] / 2
        matrix = cv2.getRotationMatrix2D(
            (float(centre[0]), float(centre[1])), float(random.normal(0, 11)), wanted / side
        )
        matrix[:, :2] = matrix[:, :2] @ np.diag(np.exp(random.normal(0, 0.03, 2)))
        if random.random() < 0.5:
            matrix[:, 0] *= -1
        matrix[:, 2] = target - matrix[:, :2] @ centre
        return matrix.astype(np.float32)

    def _counts(self, box: FloatArray) -> bool:
        """Large enough, and at least two thirds of it on the canvas."""
        inside = np.clip(box, 0, np.tile(self._size, 2))
        area = np.prod(box[2:] - box[:2])
        return bool(area >= SMALLEST**2 and np.prod(inside[2:] - inside[:2]) > area * 0.67)


def _window(random: Generator, picture: Photograph) -> tuple[int, int, int, int]:
    """The part of the photograph that is used: all of it, or some way round the face."""
    height, width = picture.image.shape[:2]
    if random.random() < 0.4:
        return 0, 0, width, height
    x, y, w, h = picture.box
    around = random.uniform(0.25, 1.0, 4)
    left, top = max(0, int(x - around[0] * w)), max(0, int(y - around[1] * h))
    return left, top, min(width, int(x + w + around[2] * w)), min(height, int(y + h + around[3] * h))


def _set_onto(canvas: Image, image: Image, matrix: FloatArray, window: tuple[int, int, int, int]) -> Image:
    left, top, right, bottom = window
    part, move = image[top:bottom, left:right], matrix.astype(np.float64)
    move[:, 2] += move[:, :2] @ (left, top)
    while abs(np.linalg.det(move[:, :2])) < 0.3:  # halve first: sampling far apart would skip pixels
        part = np.asarray(cv2.pyrDown(part), np.uint8)
        move[:, :2] *= 2
    size = (canvas.shape[1], canvas.shape[0])
    border = cv2.BORDER_TRANSPARENT
    return np.asarray(cv2.warpAffine(part, move, size, dst=canvas, borderMode=border), np.uint8)


def _with_bars(random: Generator, canvas: Image) -> Image:
    """Black below or to the right, as where a picture does not fill a net's input."""
    if random.random() < 0.15:
        bar = int(random.integers(4, 32))
        canvas[-bar if random.random() < 0.5 else canvas.shape[0] :] = 0
    return canvas


def _apply(matrix: FloatArray, points: FloatArray) -> FloatArray:
    """Points of a mirrored face change their names: left stays left in the picture."""
    moved = points @ matrix[:, :2].T + matrix[:, 2]
    return moved[list(MIRRORED)] if np.linalg.det(matrix[:, :2]) < 0 else moved


def _moved_box(matrix: FloatArray, box: FloatArray) -> FloatArray:
    """The upright box of the same area round the moved centre: a turned face has no larger box."""
    centre = matrix[:, :2] @ (box[:2] + box[2:] / 2) + matrix[:, 2]
    half = box[2:] / 2 * np.sqrt(abs(np.linalg.det(matrix[:, :2])))
    return np.concatenate([centre - half, centre + half])


def _covers(matrix: FloatArray, window: tuple[int, int, int, int], boxes: list[FloatArray]) -> bool:
    """Whether the part to be set would touch a face that is already there."""
    left, top, right, bottom = window
    corners = np.array([[left, top], [right, top], [left, bottom], [right, bottom]], np.float32)
    moved = corners @ matrix[:, :2].T + matrix[:, 2]
    low, high = moved.min(axis=0), moved.max(axis=0)
    return any((low < box[2:]).all() and (high > box[:2]).all() for box in boxes)
