"""A first, cheap gate: is this face, in this frame, good enough to be compared?"""

import math
from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np

from faceclock.domain.face import Face, Image
from faceclock.domain.reasons import Reason
from faceclock.vision.alignment import align


@dataclass(frozen=True)
class GatePolicy:
    """Limits of one occasion. Lengths in pixels, angles in degrees, shares of the picture's sides 0..1."""

    min_eye_distance: float
    min_side: float
    max_width_share: float
    middle_share: float  # the face's centre lies in this middle part of the picture, across and down
    min_inside: float  # share of the box that lies in the picture
    max_yaw: float
    max_pitch: float
    max_roll: float
    min_luminance: float
    max_luminance: float
    min_sharpness: float


CHECK_IN = GatePolicy(24, 60, 0.85, 0.9, 0.8, 40, 40, 30, 40, 225, 0.01)
ENROLMENT = GatePolicy(40, 90, 0.85, 0.8, 0.95, 25, 25, 20, 60, 210, 0.015)


@dataclass(frozen=True)
class Pose:
    """Degrees, estimated from five landmarks; 0 is frontal, yaw positive to the image's right."""

    yaw: float
    pitch: float
    roll: float


class CheckInGate:
    """Judges a face by one policy."""

    def __init__(self, policy: GatePolicy = CHECK_IN) -> None:
        self._policy = policy

    def check(self, image: Image, face: Face) -> Reason | None:
        """None when the face is good enough, else the first reason in the order a person can mend them."""
        checks: tuple[Callable[[Image, Face], Reason | None], ...] = (self._place, self._turn, self._pixels)
        return next((reason for check in checks if (reason := check(image, face))), None)

    def _place(self, image: Image, face: Face) -> Reason | None:
        policy, (height, width) = self._policy, image.shape[:2]
        if face.eye_distance < policy.min_eye_distance and min(face.box[2:]) < policy.min_side:
            return Reason.TOO_SMALL
        if face.box[2] > policy.max_width_share * width:
            return Reason.TOO_LARGE
        if inside_share(face, width, height) < policy.min_inside:
            return Reason.CUT_OFF
        off = max(abs(face.centre[0] / width - 0.5), abs(face.centre[1] / height - 0.5))
        return Reason.OFF_CENTRE if 2 * off > policy.middle_share else None

    def _turn(self, _image: Image, face: Face) -> Reason | None:
        policy, pose = self._policy, estimate_pose(face)
        turned = (
            abs(pose.yaw) > policy.max_yaw
            or abs(pose.pitch) > policy.max_pitch
            or abs(pose.roll) > policy.max_roll
        )
        return Reason.TURNED if turned else None

    def _pixels(self, image: Image, face: Face) -> Reason | None:
        crop = align(image, face.landmarks)
        grey = np.asarray(cv2.cvtColor(crop, cv2.COLOR_BGR2GRAY), np.uint8)[24:, 20:92]
        luminance = float(grey.mean())
        if luminance < self._policy.min_luminance:
            return Reason.TOO_DARK
        if luminance > self._policy.max_luminance:
            return Reason.TOO_BRIGHT
        return Reason.BLURRED if sharpness(grey) < self._policy.min_sharpness else None


def inside_share(face: Face, width: int, height: int) -> float:
    """Share of the box that lies in the picture; 0 when a landmark lies outside."""
    if (face.landmarks < 0).any() or (face.landmarks > (width, height)).any():
        return 0.0
    x, y, w, h = face.box
    across = max(0.0, min(x + w, width) - max(x, 0.0))
    down = max(0.0, min(y + h, height) - max(y, 0.0))
    return across * down / max(face.area, 1e-6)


def estimate_pose(face: Face) -> Pose:
    left, right, nose, *mouth = face.landmarks.astype(np.float64)
    eyes, lips = (left + right) / 2, (mouth[0] + mouth[1]) / 2
    down = lips - eyes
    length = max(float(np.hypot(*down)), 1e-6)
    along = (nose - eyes) @ down / length**2
    aside = ((nose - eyes)[0] * down[1] - (nose - eyes)[1] * down[0]) / length**2
    return Pose(
        _angle(aside / 0.6), _angle((along - 0.5) / 0.6), math.degrees(math.atan2(*(right - left)[::-1]))
    )


def sharpness(grey: Image) -> float:
    """Variance of the Laplacian over the variance of the picture itself: free of contrast and scale."""
    wide = grey.astype(np.float32)
    return float(cv2.Laplacian(wide, cv2.CV_32F).var() / max(float(wide.var()), 1.0))


def _angle(sine: float) -> float:
    return math.degrees(math.asin(max(-1.0, min(1.0, sine))))
