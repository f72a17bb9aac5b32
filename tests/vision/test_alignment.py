"""Alignment agrees with the two peers that recognisers were trained beside, and recovers what was done."""

import insightface.data
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from insightface.utils.face_align import norm_crop
from skimage.transform import SimilarityTransform

from faceclock.domain.errors import ImageProblem
from faceclock.domain.face import Face
from faceclock.vision.alignment import ARCFACE_TEMPLATE, Aligner, align, similarity, template

LANDMARKS = np.array([[101, 118], [163, 109], [139, 150], [112, 181], [165, 174]], np.float32)


def turned(angle: float, scale: float, shift: tuple[float, float]) -> np.ndarray:
    cos, sin = scale * np.cos(angle), scale * np.sin(angle)
    return np.array([[cos, -sin, shift[0]], [sin, cos, shift[1]]])


def moved(points: np.ndarray, matrix: np.ndarray) -> np.ndarray:
    return points.astype(np.float64) @ matrix[:, :2].T + matrix[:, 2]


@given(
    angle=st.floats(-np.pi, np.pi),
    scale=st.floats(0.05, 20),
    shift=st.tuples(st.floats(-2000, 2000), st.floats(-2000, 2000)),
)
def test_a_similarity_is_recovered(angle: float, scale: float, shift: tuple[float, float]) -> None:
    matrix = turned(angle, scale, shift)
    found = similarity(ARCFACE_TEMPLATE, moved(ARCFACE_TEMPLATE, matrix))
    assert np.allclose(found, matrix, rtol=1e-6, atol=1e-6)


@given(noise=st.lists(st.floats(-30, 30), min_size=10, max_size=10))
def test_least_squares_as_in_skimage(noise: list[float]) -> None:
    points = LANDMARKS + np.array(noise).reshape(5, 2)
    peer = SimilarityTransform.from_estimate(points, ARCFACE_TEMPLATE.astype(np.float64))
    assert np.allclose(similarity(points, ARCFACE_TEMPLATE), peer.params[:2], atol=1e-6)


def test_a_mirrored_face_is_not_mirrored_back() -> None:
    mirrored = ARCFACE_TEMPLATE * np.array([-1, 1], np.float32)
    assert np.linalg.det(similarity(mirrored, ARCFACE_TEMPLATE)[:, :2]) > 0


@pytest.mark.filterwarnings("ignore:`estimate` is deprecated:FutureWarning")  # in the peer's own code
@pytest.mark.parametrize("size", [112, 224])
def test_the_crop_is_insightfaces(size: int) -> None:
    image = insightface.data.get_image("Tom_Hanks_54745")
    points = np.array([[70, 100], [112, 98], [93, 121], [76, 146], [108, 144]], np.float32)
    ours, peers = align(image, points, size), norm_crop(image, points, size)
    assert ours.shape == (size, size, 3) and ours.dtype == np.uint8
    # The same warp; their matrix passed through other roundings, so single pixels may differ by a step.
    assert np.abs(ours.astype(int) - peers).max() <= 2


def test_spherefaces_crop_is_the_square_one_without_its_sides():
    image = insightface.data.get_image("Tom_Hanks_54745")
    points = np.array([[70, 100], [112, 98], [93, 121], [76, 146], [108, 144]], np.float32)
    # SphereFace's published points in its 96x112 crop
    published = [
        [30.2946, 51.6963],
        [65.5318, 51.5014],
        [48.0252, 71.7366],
        [33.5493, 92.3655],
        [62.7299, 92.2041],
    ]
    assert np.allclose(template((96, 112)), published, atol=1e-4)
    narrow, square = align(image, points, (96, 112)), align(image, points)
    assert narrow.shape == (112, 96, 3)
    assert np.abs(narrow.astype(int) - square[:, 8:-8]).max() <= 2


def test_the_template_covers_the_height_and_keeps_its_middle():
    for size in ((116, 140), (140, 112), 96, 224):
        width, height = size if isinstance(size, tuple) else (size, size)
        points = template(size)
        assert np.allclose(points - (width / 2, 0), (ARCFACE_TEMPLATE - (56, 0)) * height / 112, atol=1e-4)
    assert np.array_equal(template(112), ARCFACE_TEMPLATE)


@pytest.mark.parametrize(
    "landmarks",
    [np.zeros((5, 2)), np.full((5, 2), 77.0), np.full((5, 2), np.nan), LANDMARKS * [np.inf, 1]],
)
@pytest.mark.filterwarnings("ignore:invalid value:RuntimeWarning")
def test_degenerate_landmarks_are_refused(landmarks: np.ndarray) -> None:
    with pytest.raises(ImageProblem, match="landmarks"):
        align(np.zeros((40, 40, 3), np.uint8), landmarks.astype(np.float32))


def test_the_aligner_gives_the_crop_of_the_face_that_is_asked_for():
    image = np.random.default_rng(3).integers(0, 255, (300, 300, 3), np.uint8)
    first = Face((0, 0, 100, 100), 1.0, ARCFACE_TEMPLATE + 20)
    second = Face((0, 0, 100, 100), 1.0, ARCFACE_TEMPLATE + 60)
    aligner = Aligner()
    for face in (first, first, second, first):
        assert np.array_equal(aligner.crop(image, face), align(image, face.landmarks))
    assert np.array_equal(aligner.crop(image[::-1].copy(), first), align(image[::-1].copy(), first.landmarks))
    assert aligner.crop(image, first, 56).shape == (56, 56, 3)
    assert aligner.crop(image, first, (48, 56)).shape == (56, 48, 3)
