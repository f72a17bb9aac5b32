"""MTCNN's parts without any weights: sizes from sums, boxes, and tiny nets whose answers are known."""

import math

import cv2
import numpy as np
import pytest
from mtcnn_nets import answering, net, tiny_mtcnn, tiny_nets

from faceclock.domain.errors import PackProblem
from faceclock.vision.detectors.mtcnn import Mtcnn
from faceclock.vision.detectors.mtcnn_areas import Areas
from faceclock.vision.detectors.mtcnn_boxes import moved, squared, suppressed, suppressed_within
from faceclock.vision.detectors.mtcnn_stages import Finisher, Proposer, Refiner, pyramid
from faceclock.vision.sessions import open_session

PICTURE = np.random.default_rng(0).integers(0, 256, (50, 70, 3), np.uint8)


def slowly(image, width, height):
    """Every pixel the mean of all that it touches, RGB, as a net's input."""
    rows, columns = image.shape[:2]
    out = np.empty((3, height, width))
    for y in range(height):
        for x in range(width):
            part = image[
                y * rows // height : math.ceil((y + 1) * rows / height),
                x * columns // width : math.ceil((x + 1) * columns / width),
            ]
            out[:, y, x] = part.reshape(-1, 3).mean(axis=0)[::-1]
    return (out - 127.5) / 128


@pytest.mark.parametrize("size", [(70, 50), (35, 25), (23, 17), (1, 1), (90, 60)])
def test_resizing_takes_the_mean_of_all_touched_pixels(size):
    assert np.abs(Areas(PICTURE).resized(*size)[0] - slowly(PICTURE, *size)).max() < 1e-5


def test_windows_are_resized_alike_and_end_at_the_picture_s_edges():
    areas = Areas(PICTURE)
    boxes = np.array([[11.0, 6, 40, 35], [-4.7, -3.2, 12.9, 14.4], [60.0, 40, 90, 70], [3.0, 3, 3, 3]])
    inside = areas.inside(boxes)
    assert inside.tolist() == [[10, 5, 40, 35], [0, 0, 12, 14], [59, 39, 70, 50], [2, 2, 3, 3]]
    windows = areas.windows(inside, 24)
    for window, (left, top, right, bottom) in zip(windows, inside.astype(int), strict=True):
        assert np.abs(window - slowly(PICTURE[top:bottom, left:right], 24, 24)).max() < 1e-5


def test_sums_beyond_four_bytes_do_not_matter():
    bright = np.full((2100, 4200, 3), 255, np.uint8)  # a sum of 2.2e9
    assert np.abs(Areas(bright).resized(40, 20) - 127.5 / 128).max() < 1e-6


def test_the_pyramid_halves_the_area_and_ends_with_the_whole_picture():
    scales = pyramid(Areas(np.zeros((240, 320, 3), np.uint8)), 20)
    assert scales[0] == 0.6 and scales[1] == pytest.approx(0.6 * 0.709)
    assert 240 * scales[-1] >= 12 > 240 * scales[-1] * 0.709
    assert pyramid(Areas(np.zeros((19, 320, 3), np.uint8)), 20) == []


def test_boxes_move_by_shares_of_their_size_and_become_squares():
    box = np.array([[10.0, 20, 29, 59]])
    assert moved(box, np.array([[0.1, -0.1, 0, 0.5]]), 1).tolist() == [[12, 16, 29, 79]]
    assert squared(box).tolist() == [[0, 20, 39, 59]]
    assert squared(np.zeros((0, 4))).shape == (0, 4)


def test_of_overlapping_boxes_the_best_stays():
    boxes = np.array([[0.0, 0, 10, 10], [1, 0, 11, 10], [30, 30, 40, 40], [2, 2, 5, 5]])
    scores = np.array([-1.0, 2.0, 0.5, 1.0], np.float32)
    assert suppressed(boxes, scores, 0.5).tolist() == [1, 3, 2]
    assert suppressed_within(boxes, scores, 0.7).tolist() == [1, 2]
    for function in (suppressed, suppressed_within):
        assert function(np.zeros((0, 4)), np.zeros(0, np.float32), 0.5).tolist() == []


def test_a_bright_square_is_found_where_it_is():
    image = np.zeros((240, 320, 3), np.uint8)
    cv2.rectangle(image, (100, 60), (160, 120), (255, 255, 255), -1)
    (face,) = tiny_mtcnn().detect(image)
    x, y, width, height = face.box
    assert abs(x + width / 2 - 130) < 12 and abs(y + height / 2 - 90) < 8 and 75 < width < 110
    assert face.landmarks.shape == (5, 2) and face.landmarks.dtype == np.float32
    shares = (face.landmarks - (x - 1, y - 1)) / (width + 1)  # the tiny O-Net moves no box
    assert np.abs(shares - [[0.3, 0.4], [0.7, 0.4], [0.5, 0.6], [0.35, 0.8], [0.65, 0.8]]).max() < 1e-3
    assert 0.7 < face.score <= 1


def test_several_faces_come_with_the_best_first():
    image = np.zeros((240, 320, 3), np.uint8)
    cv2.rectangle(image, (40, 60), (90, 110), (225, 225, 225), -1)
    cv2.rectangle(image, (200, 60), (250, 110), (255, 255, 255), -1)
    faces = tiny_mtcnn().detect(image)
    assert [face.centre[0] > 160 for face in faces] == [True, False]
    assert faces[0].score > faces[1].score


@pytest.mark.parametrize("shape", [(1, 1, 3), (20, 20, 3), (480, 7, 3), (31, 900, 3), (480, 640, 3)])
def test_nothing_is_found_in_nothing(shape):
    assert tiny_mtcnn().detect(np.zeros(shape, np.uint8)) == []


def test_a_huge_picture_is_searched_at_the_same_cost():
    image = np.zeros((6000, 8000, 3), np.uint8)
    cv2.rectangle(image, (3000, 2000), (4500, 3500), (255, 255, 255), -1)
    (face,) = tiny_mtcnn().detect(image)
    assert abs(face.centre[0] - 3750) < 300 and abs(face.centre[1] - 2750) < 300


def test_the_smallest_face_grows_with_the_picture():
    image = np.zeros((480, 640, 3), np.uint8)
    cv2.rectangle(image, (300, 200), (318, 218), (255, 255, 255), -1)
    assert tiny_mtcnn(side=160).detect(image) == []
    assert len(tiny_mtcnn(side=640).detect(image)) == 1


@pytest.mark.parametrize("stage", [Refiner, Finisher])
def test_no_window_gives_no_face(stage):
    side = stage.side
    landmarks = stage is Finisher
    session = open_session(answering(side, landmarks), 1)
    areas = Areas(PICTURE)
    outside = np.array([[200.0, 200, 240, 240]])
    for boxes in (np.zeros((0, 4)), outside):
        found = (
            stage(session).finish(areas, boxes).boxes if landmarks else stage(session).refine(areas, boxes)
        )
        assert found.shape == (0, 4)


@pytest.mark.parametrize(
    ("stage", "model", "says"),
    [
        (Proposer, net([1, 3, 12, 12], ["score", "box"]), "any size"),
        (Proposer, net(["n", 1, "h", "w"], ["score", "box"]), "any size"),
        (Refiner, net(["n", 3, 48, 48], ["score", "box"]), "24x24"),
        (Refiner, net(["n", 3, 24, 24], ["score"]), "lacks box"),
        (Finisher, net(["n", 3, 48, 48], ["score", "box"]), "lacks landmarks"),
    ],
)
def test_other_nets_are_refused(stage, model, says):
    with pytest.raises(PackProblem, match=says):
        stage(open_session(model, 1))


def test_a_detector_of_swapped_nets_is_refused():
    first, second, third = (open_session(model, 1) for model in tiny_nets())
    with pytest.raises(PackProblem, match="24x24"):
        Mtcnn(first, third, second)
