from datetime import UTC, datetime

import numpy as np
import pytest
from stage_fakes import face

from faceclock.domain.face import Face
from faceclock.domain.frame import Frame
from faceclock.pipeline.motion import MotionWake, face_speed


def still(seconds: float, seed: int = 0, shade: int = 90) -> Frame:
    noise = np.random.default_rng(seed).normal(0, 3, (480, 640, 3))
    image = np.clip(shade + noise, 0, 255).astype(np.uint8)
    return Frame(image, int(seconds * 30), datetime(2026, 1, 1, tzinfo=UTC), seconds)


def test_an_empty_hall_is_looked_at_twice_a_second_only():
    wake = MotionWake()
    looks = sum(wake.deserves(still(index / 30, seed=index)) for index in range(300))
    assert looks <= 40


def test_somebody_walking_in_wakes_it_at_once():
    wake = MotionWake()
    for index in range(60):
        wake.deserves(still(index / 30, seed=index))
    entered = still(2.01, seed=61)
    entered.image[100:400, 200:400] = 200
    assert wake.deserves(entered)


def test_a_face_keeps_it_awake():
    wake = MotionWake()
    wake.deserves(still(0))
    wake.saw_face(still(0.0))
    assert all(wake.deserves(still(index / 30, seed=index)) for index in range(1, 59))


def test_a_face_moves_by_its_own_widths_a_second():
    assert face_speed(face(100, 100, 80), face(108, 106, 80), 0.1) == pytest.approx(10 / 80 / 0.1)
    assert face_speed(face(100, 100, 80), face(100, 100, 80), 0.1) == 0


@pytest.mark.parametrize("seconds", [0, -0.1, 0.3, float("nan")])
def test_frames_that_do_not_follow_each_other_tell_no_speed(seconds: float):
    assert face_speed(face(100, 100, 80), face(140, 100, 80), seconds) == 0


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_landmarks_that_are_no_numbers_tell_no_speed(bad: float):
    other = Face((0, 0, 80, 80), 0.9, np.full((5, 2), bad, np.float32))
    assert face_speed(other, other, 0.1) == 0 == face_speed(face(0, 0, 0), face(5, 0, 0), 0.1)
