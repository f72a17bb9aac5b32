from datetime import UTC, datetime

import numpy as np

from faceclock.domain.frame import Frame
from faceclock.pipeline.motion import MotionWake


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
