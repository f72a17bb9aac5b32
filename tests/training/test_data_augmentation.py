"""Each change of a training picture does what it says."""

from collections.abc import Callable
from dataclasses import replace

import cv2
import numpy as np
import pytest
from pydantic import ValidationError
from skimage.data import astronaut

from faceclock.training.augmentation import NONE, Augmentation, augmented, photometric
from faceclock.training.data import changes

Change = Callable[[np.random.Generator, np.ndarray], np.ndarray]
CHANGES: list[Change] = [
    changes.exposed,
    changes.tinted,
    changes.darkened,
    changes.greyed,
    changes.blurred,
    changes.coarse,
    changes.noisy,
    changes.compressed,
    changes.covered,
]


@pytest.fixture(scope="module")
def face() -> np.ndarray:
    """128x128 round the face of skimage's astronaut."""
    image = cv2.cvtColor(astronaut()[40:180, 150:290], cv2.COLOR_RGB2BGR)
    return np.asarray(cv2.resize(image, (128, 128), interpolation=cv2.INTER_AREA), np.uint8)


def many(change: Change, face: np.ndarray, times: int = 60) -> list[np.ndarray]:
    return [change(np.random.default_rng(seed), face) for seed in range(times)]


def detail(image: np.ndarray) -> float:
    """Energy of the finest structures."""
    return float(cv2.Laplacian(image, cv2.CV_32F).std())


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_a_seed_decides_the_change_and_the_picture_given_stays(change: Change, face: np.ndarray) -> None:
    before = face.copy()
    one, again = (change(np.random.default_rng(5), face) for _ in range(2))
    assert np.array_equal(one, again) and np.array_equal(face, before)
    assert one.shape == face.shape and one.dtype == np.uint8 and one.flags.c_contiguous


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_the_person_can_still_be_seen(change: Change, face: np.ndarray) -> None:
    def shape(image: np.ndarray) -> np.ndarray:
        return cv2.resize(cv2.cvtColor(image, cv2.COLOR_BGR2GRAY), (16, 16)).astype(float).ravel()

    alike = [np.corrcoef(shape(face), shape(changed))[0, 1] for changed in many(change, face)]
    assert np.median(alike) > 0.6


def test_exposure_spreads_the_brightness_both_ways(face: np.ndarray) -> None:
    means = [changed.mean() / face.mean() for changed in many(changes.exposed, face, 200)]
    assert 0.9 < np.median(means) < 1.1 and 0.1 < np.std(np.log(means)) < 0.4


def test_tint_moves_the_channels_apart(face: np.ndarray) -> None:
    gains = np.log(
        [changed.mean(axis=(0, 1)) / face.mean(axis=(0, 1)) for changed in many(changes.tinted, face)]
    )
    assert 0.02 < np.std(gains - gains.mean(axis=1, keepdims=True)) < 0.08


def test_low_light_is_dark_and_grainy(face: np.ndarray) -> None:
    shares = [changed.mean() / face.mean() for changed in many(changes.darkened, face)]
    assert min(shares) > 0.05 and max(shares) < 0.55


def test_grey_pictures_have_no_colour(face: np.ndarray) -> None:
    grey = changes.greyed(np.random.default_rng(0), face)
    assert (grey[..., 0] == grey[..., 1]).all() and (grey[..., 1] == grey[..., 2]).all()


@pytest.mark.parametrize("change", [changes.blurred, changes.coarse], ids=["blurred", "coarse"])
def test_blur_and_distance_take_detail_away_but_no_brightness(change: Change, face: np.ndarray) -> None:
    for changed in many(change, face):
        assert detail(changed) < 0.95 * detail(face) and abs(changed.mean() - face.mean()) < 2


def test_noise_has_the_deviation_that_was_asked_for() -> None:
    even = np.full((112, 112, 3), 128, np.uint8)
    for wanted in (2.0, 5.0, 10.0):
        noise = changes.grained(np.random.default_rng(1), even, wanted)
        assert abs(noise.std() - wanted) < 0.1 * wanted and abs(noise.mean() - 128) < 0.5


def test_noise_covers_pictures_that_are_larger_than_its_bank() -> None:
    noise = changes.grained(np.random.default_rng(1), np.full((700, 1100, 3), 128, np.uint8), 8.0)
    assert noise.shape == (700, 1100, 3) and noise[-50:, -50:].std() > 6


def test_compression_leaves_its_blocks(face: np.ndarray) -> None:
    """Steps between neighbours are larger on the borders of 8x8 blocks than elsewhere."""
    ratios = []
    for changed in many(changes.compressed, face):
        steps = np.abs(np.diff(changed[..., 1].astype(float), axis=1)).mean(axis=0)
        ratios.append(steps[7::8].mean() / np.delete(steps, np.s_[7::8]).mean())
    steps = np.abs(np.diff(face[..., 1].astype(float), axis=1)).mean(axis=0)
    assert np.median(ratios) > 1.05 * steps[7::8].mean() / np.delete(steps, np.s_[7::8]).mean()


def test_cover_hides_a_part_in_one_colour(face: np.ndarray) -> None:
    for changed in many(changes.covered, face):
        hidden = (changed != face).any(axis=2)
        assert 0.005 < hidden.mean() < 0.4
        assert len(np.unique(changed[hidden], axis=0)) == 1


def test_movement_turns_scales_and_shifts_as_far_as_it_says() -> None:
    """The transform is read off three dots."""
    dots = np.zeros((128, 128, 3), np.uint8)
    points = np.array([[40, 40], [88, 40], [64, 90]], float)
    for channel, (x, y) in enumerate(points.astype(int)):
        dots[y - 3 : y + 4, x - 3 : x + 4, channel] = 255
    turns, scales, shifts = [], [], []
    for seed in range(150):
        seen = changes.moved(np.random.default_rng(seed), dots, 112, mirror=0.0).astype(float)
        grid = np.moveaxis(np.indices((112, 112)), 0, -1)[..., ::-1]
        found = [(grid * seen[..., c : c + 1]).sum(axis=(0, 1)) / seen[..., c].sum() for c in range(3)]
        base = found[1] - found[0]
        turns.append(np.degrees(np.arctan2(base[1], base[0])))
        scales.append(np.log(np.hypot(*base) / 48))
        shifts.append(np.mean(found, axis=0) - (points.mean(axis=0) - 8))
    assert 2.4 < np.std(turns) < 3.6 and 0.028 < np.std(scales) < 0.042
    assert 1.0 < np.std(shifts) < 1.5


def test_half_of_the_faces_are_mirrored(face: np.ndarray) -> None:
    still = replace(NONE, mirror=0.5)
    middle = face[8:-8, 8:-8]
    seen = [augmented(np.random.default_rng(seed), face, still) for seed in range(200)]
    flipped = [np.abs(image.astype(int) - middle[:, ::-1]).mean() < 1 for image in seen]
    assert 0.4 < np.mean(flipped) < 0.6


def test_without_any_chance_the_face_stays_as_it_is(face: np.ndarray) -> None:
    same = augmented(np.random.default_rng(3), face, NONE)
    assert np.abs(same.astype(int) - face[8:-8, 8:-8]).max() <= 1


def test_a_chance_of_one_always_happens(face: np.ndarray) -> None:
    always = Augmentation(dark=0, grey=1, blur=0, far=0, noise=0, jpeg=0)
    for seed in range(20):
        changed = photometric(np.random.default_rng(seed), face, always)
        assert (changed[..., 0] == changed[..., 2]).all()


def test_every_setting_at_its_worst_still_gives_a_picture(face: np.ndarray) -> None:
    chances = dict.fromkeys(("dark", "grey", "blur", "far", "noise", "jpeg", "cover", "mirror"), 1.0)
    worst = Augmentation(
        **chances, untouched=0, turn=90, scale=0.5, shift=40, light=2, darkest=0.01, blur_pixels=20,
        far_share=0.03, noise_levels=100, jpeg_quality=99,
    )  # fmt: skip
    for seed in range(30):
        changed = augmented(np.random.default_rng(seed), face, worst)
        assert changed.shape == (112, 112, 3) and changed.dtype == np.uint8


@pytest.mark.parametrize("wrong", [{"blur": 1.5}, {"turn": -1}, {"blr": 0.5}, {"jpeg_quality": 100}])
def test_impossible_settings_are_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(ValidationError):
        Augmentation(**wrong)
