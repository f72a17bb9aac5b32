"""Augmentation and mixed faces."""

import cv2
import numpy as np
import pytest
from skimage.data import astronaut

from faceclock.training.augmentation import covered, moved, photometric
from faceclock.training.faces import CROP
from faceclock.training.morphs import bent, morph


@pytest.fixture
def crop() -> np.ndarray:
    image = cv2.cvtColor(astronaut()[60:188, 160:288], cv2.COLOR_RGB2BGR)
    return np.asarray(cv2.resize(image, (CROP, CROP)), np.uint8)


@pytest.mark.parametrize("seed", range(20))
def test_augmented_faces_keep_size_and_type(crop: np.ndarray, seed: int) -> None:
    random = np.random.default_rng(seed)
    face = covered(random, photometric(random, moved(random, crop, 112)))
    assert face.shape == (112, 112, 3) and face.dtype == np.uint8


def test_movements_are_small(crop: np.ndarray) -> None:
    middle = crop[8:-8, 8:-8].astype(float)
    away = []
    for seed in range(40):
        face = moved(np.random.default_rng(seed), crop, 112).astype(float)
        away.append(min(np.abs(face - middle).mean(), np.abs(face[:, ::-1] - middle).mean()))
    assert np.mean(away) < 0.5 * np.abs(middle - middle[::-1]).mean()


def test_a_mixed_face_lies_between_its_parents(crop: np.ndarray) -> None:
    dark = np.full_like(crop, 10)
    mixed = [morph(np.random.default_rng(seed), crop, dark).mean() for seed in range(30)]
    assert all(mean <= crop.mean() + 25 for mean in mixed) and len(set(mixed)) == 30


def test_bending_moves_pixels_but_not_far(crop: np.ndarray) -> None:
    changed = bent(np.random.default_rng(1), crop)
    assert changed.shape == crop.shape
    assert 0 < np.abs(changed.astype(float) - crop).mean() < 30
