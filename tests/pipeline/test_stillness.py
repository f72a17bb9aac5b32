import numpy as np

from faceclock.pipeline.stillness import Stillness


def picture(seed: int) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 255, (48, 64, 3), np.uint8)


def test_only_the_same_picture_counts_as_standing_still():
    stillness = Stillness()
    for now, seed in ((0.0, 1), (1.0, 1), (2.5, 1)):
        stillness.see(picture(seed), now)
    assert stillness.seconds == 2.5
    stillness.see(picture(2), 3.0)
    assert stillness.seconds == 0.0


def test_one_changed_pixel_in_a_compared_row_is_life():
    stillness, image = Stillness(), picture(1)
    stillness.see(image, 0.0)
    changed = image.copy()
    changed[4, 10, 1] ^= 1
    stillness.see(changed, 1.0)
    assert stillness.seconds == 0.0


def test_time_in_which_nothing_was_seen_does_not_count_until_the_next_picture():
    stillness = Stillness()
    stillness.see(picture(1), 0.0)
    assert stillness.seconds == 0.0


def test_another_size_is_another_picture():
    stillness = Stillness()
    stillness.see(np.zeros((48, 64, 3), np.uint8), 0.0)
    stillness.see(np.zeros((96, 64, 3), np.uint8), 3.0)
    assert stillness.seconds == 0.0
