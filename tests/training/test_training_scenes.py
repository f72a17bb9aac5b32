"""Composed scenes and the anchors that answer for their faces."""

import cv2
import numpy as np
import pytest
from skimage.data import astronaut

from faceclock.training.anchors import ANCHORS, STRIDES, TYPICAL, anchor_points, assign
from faceclock.training.scenes import Composer, Photograph, Scene

SIZE = (256, 256)
EYES_TO_MOUTH = np.array([[200, 110], [242, 110], [221, 135], [204, 155], [239, 155]], np.float32)


@pytest.fixture(scope="module")
def photograph() -> Photograph:
    image = cv2.cvtColor(astronaut(), cv2.COLOR_RGB2BGR)
    return Photograph(
        image, np.array([175, 65, 92, 112], np.float32), EYES_TO_MOUTH, np.zeros((0, 4), np.float32)
    )


def scenes(photograph: Photograph, count: int = 30) -> list[Scene]:
    composer = Composer(SIZE, largest=220)
    return [composer.compose(np.random.default_rng(seed), [photograph] * 4) for seed in range(count)]


def test_a_seed_decides_everything(photograph: Photograph) -> None:
    one, again = scenes(photograph, 1)[0], scenes(photograph, 1)[0]
    np.testing.assert_array_equal(one.image, again.image)
    np.testing.assert_array_equal(one.boxes, again.boxes)


def test_scenes_have_faces_of_many_sizes(photograph: Photograph) -> None:
    sides = np.concatenate(
        [np.sqrt(np.prod(s.boxes[:, 2:] - s.boxes[:, :2], axis=1)) for s in scenes(photograph)]
    )
    assert sides.min() < 40 and sides.max() > 120


def test_landmarks_keep_their_names_also_in_mirrored_faces(photograph: Photograph) -> None:
    for scene in scenes(photograph):
        eyes, mouth = scene.landmarks[:, :2], scene.landmarks[:, 3:]
        assert (eyes[:, 0, 0] < eyes[:, 1, 0]).all()
        assert (eyes[..., 1].mean(axis=1) < mouth[..., 1].mean(axis=1)).all()


def test_faces_never_cover_each_other(photograph: Photograph) -> None:
    for scene in scenes(photograph):
        for i, one in enumerate(scene.boxes):
            for other in scene.boxes[i + 1 :]:
                apart = (one[:2] >= other[2:]).any() or (other[:2] >= one[2:]).any()
                assert apart or _shared(one, other) < 0.35


def _shared(one: np.ndarray, other: np.ndarray) -> float:
    sides = np.minimum(one[2:], other[2:]) - np.maximum(one[:2], other[:2])
    return float(np.prod(sides) / min(np.prod(one[2:] - one[:2]), np.prod(other[2:] - other[:2])))


@pytest.mark.parametrize("side", [16, 30, 60, 110, 200])
def test_faces_of_every_size_have_an_anchor_that_answers(side: int) -> None:
    box = np.array([[120 - side / 2, 130 - side / 2, 120 + side / 2, 130 + side / 2]], np.float32)
    scene = Scene(np.zeros((256, 256, 3), np.uint8), box, EYES_TO_MOUTH[None], np.zeros((0, 4), np.float32))
    targets = assign(scene, SIZE)
    assert (targets.labels == 1).any()
    np.testing.assert_array_equal(targets.values[targets.labels == 1][0, :4], box[0])


def test_faces_without_labels_are_neither_wanted_nor_unwanted() -> None:
    nothing = np.zeros((0, 4), np.float32)
    ignored = np.array([[50, 50, 100, 100]], np.float32)
    scene = Scene(np.zeros((256, 256, 3), np.uint8), nothing, np.zeros((0, 5, 2), np.float32), ignored)
    labels, (points, _) = assign(scene, SIZE).labels, anchor_points(SIZE)
    inside = ((points >= 50) & (points <= 100)).all(axis=1)
    assert (labels[inside] == -1).all() and (labels[~inside] == 0).all()


def test_there_are_two_anchors_a_cell() -> None:
    assert len(anchor_points(SIZE)[0]) == sum(ANCHORS * (256 // stride) ** 2 for stride in STRIDES)
    assert all(len(sizes) == ANCHORS for sizes in TYPICAL.values())
