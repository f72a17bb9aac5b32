"""Pose against heads whose rotation is known."""

import numpy as np
import pytest
from heads import projected
from hypothesis import given
from hypothesis import strategies as st

from faceclock.domain.errors import ImageProblem
from faceclock.vision.quality.pose import estimate_pose


@given(yaw=st.floats(-60, 60), pitch=st.floats(-35, 35), roll=st.floats(-40, 40), length=st.floats(25, 160))
def test_known_rotations_are_found(yaw: float, pitch: float, roll: float, length: float) -> None:
    seen = np.array((320, 240)) + projected(yaw, pitch, roll, length)
    pose = estimate_pose(seen.astype(np.float32), 640, 480)
    assert (pose.yaw, pose.pitch, pose.roll) == pytest.approx((yaw, pitch, roll), abs=0.5)


@pytest.mark.parametrize("aside", [-300, -150, 150, 300])
def test_who_looks_into_the_camera_from_the_side_is_not_turned(aside: float) -> None:
    """768 pixels before the camera ``aside`` pixels off the middle, the head follows the line of sight."""
    ray = float(np.degrees(np.arctan2(aside, 768)))
    seen = np.array((320, 240)) + projected(-ray, 0, 0, 40, aside=aside)
    pose = estimate_pose(seen.astype(np.float32), 640, 480)
    assert (pose.yaw, pose.pitch) == pytest.approx((0, 0), abs=0.5)


@pytest.mark.parametrize(("yaw", "pitch", "sign"), [(30, 0, "right"), (0, 20, "down")])
def test_directions(yaw: float, pitch: float, sign: str) -> None:
    """The nose shows where the head is turned to."""
    eyes_middle, nose = projected(0, 0, 0, 60)[2], projected(yaw, pitch, 0, 60)[2]
    moved = nose - eyes_middle
    assert moved[0] > 5 if sign == "right" else moved[1] > 5


def test_half_a_pixel_of_noise_costs_few_degrees() -> None:
    random, wrong = np.random.default_rng(3), []
    for yaw in np.linspace(-45, 45, 90):
        seen = np.array((320, 240)) + projected(float(yaw), 5, 0, 60) + random.normal(0, 0.5, (5, 2))
        wrong.append(abs(estimate_pose(seen.astype(np.float32), 640, 480).yaw - yaw))
    assert np.percentile(wrong, 95) < 4


@pytest.mark.parametrize(
    "points",
    [
        np.full((5, 2), 100.0),
        np.array([[k * 10.0, k * 20.0] for k in range(5)]),
        np.full((5, 2), np.nan),
        np.full((5, 2), np.inf),
        np.array([[1e30, 0], [0, 1e30], [0, 0], [1, 1], [2, 2]]),
    ],
)
def test_what_is_no_face_is_refused(points: np.ndarray) -> None:
    with pytest.raises(ImageProblem):
        estimate_pose(points.astype(np.float32), 640, 480)


@pytest.mark.parametrize("size", [640, 1920, 4000])
@pytest.mark.parametrize("length", [0.5, 1, 2, 3, 5, 10, 20])
def test_faces_of_a_few_pixels_are_measured_or_refused(size: int, length: float) -> None:
    seen = projected(5, 0, 0, length) + size / 2
    try:
        estimate_pose(seen.astype(np.float32), size, size)
    except ImageProblem:
        assert length <= size / 100
