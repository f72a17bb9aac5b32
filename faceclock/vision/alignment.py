"""Alignment of a face to the template that ArcFace-style recognisers were trained on."""

import cv2
import numpy as np
from numpy.typing import NDArray

from faceclock.domain.errors import ImageProblem
from faceclock.domain.face import Face, FloatArray, Image

TEMPLATE_SIZE = 112
# Where the five landmarks belong in a 112x112 crop (InsightFace's published alignment), in Face's order.
ARCFACE_TEMPLATE = np.array(
    [[38.2946, 51.6963], [73.5318, 51.5014], [56.0252, 71.7366], [41.5493, 92.3655], [70.7299, 92.2041]],
    dtype=np.float32,
)

Size = int | tuple[int, int]  # pixels of a crop: a square's side, or (width, height)


def extent(size: Size) -> tuple[int, int]:
    """(width, height)."""
    return size if isinstance(size, tuple) else (size, size)


def template(size: Size) -> FloatArray:
    """Where the five landmarks belong in a crop of ``size``, (5, 2).

    The square template scaled by the crop's height and centred in its width: a narrower crop is the square
    one without its sides, as SphereFace's 96x112 is (Liu et al. 2017).
    """
    width, height = extent(size)
    scaled = ARCFACE_TEMPLATE * (height / TEMPLATE_SIZE)
    return scaled if width == height else scaled + np.array([(width - height) / 2, 0], np.float32)


def similarity(source: FloatArray, target: FloatArray) -> NDArray[np.float64]:
    """The (2, 3) rotation, scaling and shift that brings ``source`` nearest to ``target``, both (n, 2).

    Least squares without reflection (Umeyama 1991). In the plane, with points as complex numbers z and w
    about their means, it is w = a z with a = sum(conj(z) w) / sum(|z|^2).
    Raises ImageProblem when the points are not finite or coincide.
    """
    z, z_mean = _about_mean(source)
    w, w_mean = _about_mean(target)
    spread = float(np.vdot(z, z).real)
    if not np.isfinite(spread) or spread < 1e-6:
        raise ImageProblem("The landmarks of the face lie on one point; use another picture.")
    a = np.vdot(z, w) / spread
    if not np.isfinite(a) or abs(a) < 1e-9:
        raise ImageProblem("The landmarks of the face do not form a face; use another picture.")
    shift = w_mean - a * z_mean
    return np.array([[a.real, -a.imag, shift.real], [a.imag, a.real, shift.imag]])


def align(image: Image, landmarks: FloatArray, size: Size = TEMPLATE_SIZE) -> Image:
    """The face as a (height, width, 3) crop with its landmarks on the template; black beyond the picture.

    Raises ImageProblem for degenerate landmarks.
    """
    matrix = similarity(landmarks, template(size))
    crop: Image = cv2.warpAffine(image, matrix, extent(size))  # type: ignore[assignment]
    return crop


class Aligner:
    """`align`, keeping the last crop: gate and recogniser ask for the same one within a frame."""

    def __init__(self) -> None:
        self._last: tuple[Image, Face, Size, Image] | None = None

    def crop(self, image: Image, face: Face, size: Size = TEMPLATE_SIZE) -> Image:
        """Not to be written to. Raises ImageProblem for degenerate landmarks."""
        last = self._last
        if last and last[0] is image and last[1] is face and last[2] == size:
            return last[3]
        made = align(image, face.landmarks, size)
        self._last = (image, face, size, made)
        return made


def _about_mean(points: FloatArray) -> tuple[NDArray[np.complex128], complex]:
    wide = points.astype(np.float64)
    numbers = wide[:, 0] + 1j * wide[:, 1]
    mean = complex(numbers.mean())
    return numbers - mean, mean
