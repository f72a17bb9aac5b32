"""What is measured on people who were never seen."""

import numpy as np
import pytest

from faceclock.app.evaluation_images import Embedded, Key
from faceclock.domain.face import Face, Image
from faceclock.training.measuring import measure_landmarks, measure_recogniser, measure_scenes
from faceclock.training.scenes import Scene

POINTS = np.array([[30, 40], [60, 40], [45, 55], [35, 70], [55, 70]], np.float32)
PICTURE = np.zeros((100, 100, 3), np.uint8)


class Always:
    """Finds the same faces in every picture."""

    def __init__(self, *faces: Face) -> None:
        self.faces = list(faces)

    def detect(self, image: Image) -> list[Face]:
        return self.faces


def embedded(noise: float) -> Embedded:
    random = np.random.default_rng(0)
    people = np.repeat(random.normal(0, 1, (60, 32)), 4, axis=0)
    vectors = people + random.normal(0, noise, people.shape)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    keys = tuple(Key(f"P{i // 4}", f"P{i // 4}_{i % 4}") for i in range(240))
    return Embedded(keys, vectors.astype(np.float32), frozenset())


def test_people_who_are_far_apart_are_told_apart() -> None:
    measured = measure_recogniser(embedded(0.1))
    assert measured["accuracy"] == 1.0 and measured["fnmr"]["value"] == 0.0
    assert measured["genuine_pairs"] == 60 * 6 and measured["people"] == 60


def test_noise_costs_accuracy_and_the_interval_holds_the_rate() -> None:
    measured = measure_recogniser(embedded(1.5))
    rate = measured["fnmr"]
    assert 0.1 < rate["value"] < 1 and rate["low"] < rate["value"] < rate["high"]


def test_landmarks_are_measured_in_eye_distances() -> None:
    reference = Always(Face((20, 20, 50, 60), 0.9, POINTS))
    moved = Always(Face((20, 20, 50, 60), 0.9, POINTS + np.float32([3, 0])))
    measured = measure_landmarks(moved, reference, [PICTURE] * 3)
    assert measured["recall"] == 1.0 and measured["landmarks"] == pytest.approx(0.1)


def test_missed_and_imagined_faces_count() -> None:
    nothing = np.zeros((0, 4), np.float32)
    wanted = np.array([[20, 20, 70, 80]], np.float32)
    scene = Scene(PICTURE, wanted, POINTS[None], nothing)
    elsewhere = Always(Face((80, 80, 15, 15), 0.9, POINTS))
    assert measure_scenes(elsewhere, [scene]) == {"faces": 1, "recall": 0.0, "false_per_scene": 1.0}
