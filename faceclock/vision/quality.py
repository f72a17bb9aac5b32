"""A first, cheap gate: is this face, in this frame, good enough to be compared?

Lengths and pixel measures are taken on five landmarks and on the aligned 112x112 crop that a recogniser sees.
"""

import cmath
import math
from dataclasses import dataclass

import cv2
import numpy as np

from faceclock.domain.face import Face, FloatArray, Image
from faceclock.domain.reasons import Reason
from faceclock.vision.alignment import Aligner

_SKIN = np.s_[30:100, 24:88]  # brows to chin, cheek to cheek of the aligned crop: little hair, no background


@dataclass(frozen=True)
class GatePolicy:
    """Limits of one occasion. Lengths in pixels, angles in degrees, shares of the picture's sides 0..1."""

    min_span: float  # see span()
    min_side: float
    max_share: float  # the box's larger share of the picture's width or height
    min_inside: float  # share of the box that lies in the picture
    middle: float  # the face's centre lies in this middle share of the picture, across and down
    max_yaw: float
    max_pitch: float
    max_roll: float
    min_luminance: float  # mean of 0..255
    max_luminance: float
    min_sharpness: float  # see sharpness()


# Measured on 525 pictures of lfw-dev: CHECK_IN passes 99.8 %, ENROLMENT 99.2 %. Blurred on the aligned crop
# by sigma 0.5, 98.5 % pass CHECK_IN, by sigma 2 0.6 %. Three-quarter views are recognised, profiles are not.
CHECK_IN = GatePolicy(24, 60, 0.9, 0.8, 0.85, 60, 30, 30, 50, 215, 0.006)
ENROLMENT = GatePolicy(30, 70, 0.9, 0.9, 0.85, 60, 25, 25, 55, 205, 0.0065)


@dataclass(frozen=True)
class Pose:
    """Degrees, 0 is frontal: yaw towards the picture's right, pitch down, roll clockwise."""

    yaw: float
    pitch: float
    roll: float


class CheckInGate:
    """Judges a face by one policy. An ``aligner`` shared with the recogniser saves the second crop of a frame."""

    def __init__(self, policy: GatePolicy = CHECK_IN, aligner: Aligner | None = None) -> None:
        self._policy = policy
        self._aligner = aligner or Aligner()

    def check(self, image: Image, face: Face) -> Reason | None:
        """None when the face is good enough, else the first reason in the order in which a person mends them.

        Raises ImageProblem for degenerate landmarks.
        """
        return self._place(image, face) or self._turn(face) or self._pixels(image, face)

    def _place(self, image: Image, face: Face) -> Reason | None:
        policy, (height, width) = self._policy, image.shape[:2]
        if span(face) < policy.min_span or min(face.box[2:]) < policy.min_side:
            return Reason.TOO_SMALL
        if max(face.box[2] / width, face.box[3] / height) > policy.max_share:
            return Reason.TOO_LARGE
        if inside_share(face, width, height) < policy.min_inside:
            return Reason.CUT_OFF
        off = max(abs(face.centre[0] / width - 0.5), abs(face.centre[1] / height - 0.5))
        return Reason.OFF_CENTRE if 2 * off > policy.middle else None

    def _turn(self, face: Face) -> Reason | None:
        policy, pose = self._policy, estimate_pose(face)
        sideways = abs(pose.yaw) > policy.max_yaw or abs(pose.pitch) > policy.max_pitch
        return Reason.TURNED if sideways or abs(pose.roll) > policy.max_roll else None

    def _pixels(self, image: Image, face: Face) -> Reason | None:
        policy = self._policy
        skin = np.asarray(
            cv2.cvtColor(self._aligner.crop(image, face), cv2.COLOR_BGR2GRAY)[_SKIN], np.float32
        )
        luminance = float(skin.mean())
        if luminance < policy.min_luminance:
            return Reason.TOO_DARK
        if luminance > policy.max_luminance:
            return Reason.TOO_BRIGHT
        return Reason.BLURRED if sharpness(skin) < policy.min_sharpness else None


def span(face: Face) -> float:
    """The longer of eye distance and eyes-to-mouth length, in pixels: about equal from the front, and one of
    them stays when the head turns, so that a near profile is not mistaken for a far face."""
    return max(face.eye_distance, abs(_axis(face)[1]))


def inside_share(face: Face, width: int, height: int) -> float:
    """Share of the box that lies in the picture; 0 when a landmark lies outside."""
    if (face.landmarks < 0).any() or (face.landmarks > (width, height)).any():
        return 0.0
    x, y, w, h = face.box
    across = min(x + w, width) - max(x, 0.0)
    down = min(y + h, height) - max(y, 0.0)
    return max(0.0, across) * max(0.0, down) / max(face.area, 1e-6)


def estimate_pose(face: Face) -> Pose:
    """Pose from five landmarks, derived and coarse: for limits only.

    The measure is the axis from the eyes' middle to the mouth's middle, which yaw leaves alone. From the
    front the nose tip stands 0.55 down that axis and the eyes 0.95 of it apart (medians of lfw-dev), and the
    tip about 0.45 of it before the face: its shift over 0.45 is the sine of an angle, the eyes' distance over
    0.95 the cosine of yaw. The mean of both yaws is used: landmark errors hurt them at different angles.
    """
    points = _complex(face.landmarks)
    eyes, axis = _axis(face)
    if not axis:
        return Pose(90.0, 0.0, 0.0)
    # Turned so that the axis is 1j: the real part lies aside of it, the imaginary part along it.
    nose, apart = (points[2] - eyes) * 1j / axis, (points[1] - points[0]) * 1j / axis
    shifted, narrowed = _degrees(nose.real / 0.45), 90 - _degrees(abs(apart) / 0.95)
    roll = math.degrees(cmath.phase(points[1] - points[0]))
    return Pose(
        math.copysign((abs(shifted) + narrowed) / 2, shifted), _degrees((nose.imag - 0.55) / 0.45), roll
    )


def sharpness(grey: FloatArray) -> float:
    """Energy of the Laplacian over energy of the gradient: the mean squared frequency of the edges.

    Free of brightness and contrast, because both energies grow alike; falls with blur about as 1 / sigma^2.
    The outermost pixels are left out: mirrored borders look like edges to the Laplacian.
    """
    fine = cv2.Laplacian(grey, cv2.CV_32F)[1:-1, 1:-1]
    across = cv2.Sobel(grey, cv2.CV_32F, 1, 0)[1:-1, 1:-1]
    down = cv2.Sobel(grey, cv2.CV_32F, 0, 1)[1:-1, 1:-1]
    edges = cv2.norm(across, cv2.NORM_L2SQR) + cv2.norm(down, cv2.NORM_L2SQR)
    return cv2.norm(fine, cv2.NORM_L2SQR) / max(edges, 1e-6)


def _axis(face: Face) -> tuple[complex, complex]:
    """The middle of the eyes, and the way from there to the middle of the mouth."""
    points = _complex(face.landmarks)
    eyes = (points[0] + points[1]) / 2
    return eyes, (points[3] + points[4]) / 2 - eyes


def _complex(landmarks: FloatArray) -> list[complex]:
    return [complex(x, y) for x, y in landmarks.tolist()]


def _degrees(sine: float) -> float:
    return math.degrees(math.asin(max(-1.0, min(1.0, sine))))
