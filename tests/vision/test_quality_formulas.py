"""Raw measures and scores against a plain float64 computation written from the formulas alone."""

import math

import cv2
import numpy as np
import pytest
import skimage.data
from hypothesis import example, given
from hypothesis import strategies as st

from faceclock.domain.face import Face
from faceclock.domain.reasons import Reason
from faceclock.vision.quality.assessment import assess
from faceclock.vision.quality.policy import CHECK_IN

LANDMARKS = np.array([[203, 104], [248, 104], [224, 128], [204, 143], [243, 144]], np.float32)
ASTRONAUT = Face((178, 65, 91, 111), 0.94, LANDMARKS)
PLACE = np.array([(251, 272), (364, 272), (308, 336), (262, 402), (355, 402)], np.float64)


def sigma(x: float, x0: float, w: float) -> float:
    return 1 / (1 + math.exp((x0 - x) / w))


def linear(value: float) -> float:
    value /= 255
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def standard_luminance(image: np.ndarray, landmarks: np.ndarray) -> np.ndarray:
    """Y (616, 616) in float64, the picture sampled bilinearly, without rounding, at the least-squares similarity's
    inverse."""
    rows, wanted = [], []
    for (x, y), (u, v) in zip(landmarks.astype(np.float64), PLACE, strict=True):
        rows += [[x, -y, 1, 0], [y, x, 0, 1]]
        wanted += [u, v]
    a, b, c, d = np.linalg.lstsq(np.array(rows), np.array(wanted), rcond=None)[0]
    back = np.linalg.inv(np.array([[a, -b, c], [b, a, d], [0, 0, 1]]))
    u, v = np.meshgrid(np.arange(616.0), np.arange(616.0))
    x, y = back[0, 0] * u + back[0, 1] * v + back[0, 2], back[1, 0] * u + back[1, 1] * v + back[1, 2]
    left, top = np.floor(x).astype(int), np.floor(y).astype(int)
    fx, fy = (x - left)[..., None], (y - top)[..., None]
    padded = np.zeros((616, 616, 3))
    for dx, dy, weight in (
        (0, 0, (1 - fx) * (1 - fy)),
        (1, 0, fx * (1 - fy)),
        (0, 1, (1 - fx) * fy),
        (1, 1, fx * fy),
    ):
        px, py = np.clip(left + dx, 0, image.shape[1] - 1), np.clip(top + dy, 0, image.shape[0] - 1)
        padded += weight * image[py, px]
    straight = np.vectorize(linear)(padded)
    return 255 * (0.2126 * straight[..., 2] + 0.7152 * straight[..., 1] + 0.0722 * straight[..., 0])


def plain_scores(image: np.ndarray, landmarks: np.ndarray) -> dict[str, float]:
    """TRUST's table, term by term."""
    light = standard_luminance(image, landmarks)
    v, u = np.mgrid[0:616, 0:616]
    face = ((u - 308) / 112) ** 2 + ((v - 365) / 130) ** 2 <= 1
    h = np.zeros(256)
    for value in np.round(light[face]).astype(int):
        h[value] += 1
    h /= h.sum()
    mean = sum(h[i] * i / 255 for i in range(256))
    variance = sum(h[i] * (i / 255 - mean) ** 2 for i in range(256))
    entropy = -sum(p * math.log2(p) for p in h if p > 0)
    side = 0.3 * 113
    cheeks = []
    for x in (251 - side, 364):
        top = (272 + 402) / 2 - side / 2
        part = light[round(top) : round(top) + 34, round(x) : round(x) + 34]
        counts = np.bincount(np.round(part).astype(int).ravel(), minlength=256)
        cheeks.append(counts / counts.sum())
    uniformity = sum(min(a, b) for a, b in zip(*cheeks, strict=True))
    return {
        "illumination_uniformity": 100 * uniformity**0.3,
        "luminance_mean": 100 * sigma(mean, 0.2, 0.05) * (1 - sigma(mean, 0.8, 0.05)),
        "luminance_variance": 100 * math.sin(math.pi * 60 * variance / (60 * variance + 1)),
        "dynamic_range": 12.5 * entropy,
        "under_exposure": 120 * (0.832 - sigma(h[:26].sum(), 0.92, 0.05)),
        "over_exposure": 1 / (h[247:].sum() + 0.01),
    }


@pytest.mark.parametrize(("gain", "offset"), [(1, 0), (0.5, 0), (0.25, 0), (1.5, 0), (1, 100), (0.3, 90)])
def test_light_against_float64(gain: float, offset: float) -> None:
    image = cv2.convertScaleAbs(
        np.ascontiguousarray(skimage.data.astronaut()[:, :, ::-1]), alpha=gain, beta=offset
    )
    got = assess(image, ASTRONAUT, [ASTRONAUT], CHECK_IN).measures
    for name, wanted in plain_scores(image, LANDMARKS).items():
        assert got[name].score == pytest.approx(min(100, max(0, wanted)), abs=1), name


def test_geometry_against_float64() -> None:
    image = np.ascontiguousarray(skimage.data.astronaut()[:, :, ::-1])
    second = Face((0, 0, 45, 55), 0.9, LANDMARKS)
    got = assess(image, ASTRONAUT, [ASTRONAUT, second], CHECK_IN).measures
    for name in ("yaw", "pitch", "roll"):
        assert got[name].score == pytest.approx(100 * math.cos(math.radians(got[name].raw)) ** 2, abs=0.51)
    apart = math.dist(LANDMARKS[0], LANDMARKS[1]) / math.cos(math.radians(got["yaw"].raw))
    assert got["inter_eye_distance"].raw == pytest.approx(apart)
    assert got["inter_eye_distance"].score == pytest.approx(100 * sigma(apart, 70, 20), abs=0.51)
    share = 1.7 * math.dist((225.5, 104), (223.5, 143.5)) / 512
    assert got["head_size"].score == pytest.approx(200 * (1 - sigma(abs(share - 0.45), 0, 0.05)), abs=0.51)
    assert got["single_face"].score == pytest.approx(100 * (1 - 45 * 55 / (91 * 111)), abs=0.51)


@pytest.mark.parametrize(
    "landmarks",
    [
        np.full((5, 2), np.nan),
        np.full((5, 2), 50),
        np.array([[k, k] for k in range(5)]),
        np.full((5, 2), 1e30),
    ],
)
def test_landmarks_that_mean_nothing_are_refused(landmarks: np.ndarray) -> None:
    image = np.zeros((100, 100, 3), np.uint8)
    face = Face((10, 10, 80, 80), 0.9, landmarks.astype(np.float32))
    assessment = assess(image, face, [face], CHECK_IN)
    assert (
        assessment.reasons == (Reason.BAD_LANDMARKS,) and not assessment.accepted and assessment.unified == 0
    )


@given(
    box=st.tuples(*[st.floats(-200, 400)] * 2, *[st.floats(-5, 400)] * 2),
    points=st.lists(st.tuples(st.floats(-300, 500), st.floats(-300, 500)), min_size=5, max_size=5),
)
@example(  # it leans so much that the gate asks no further, and no head fits it
    box=(0.0, 0.0, 50.0, 50.0),
    points=[(-143.0, -29.0), (-149.0, 21.0), (389.0, -135.0), (0.0, -200.0), (2.0, -62.0)],
)
def test_no_face_is_an_exception(
    box: tuple[float, float, float, float], points: list[tuple[float, float]]
) -> None:
    """Outside of the picture, cut, one pixel wide: always an answer, never an accident."""
    image = np.full((120, 160, 3), 90, np.uint8)
    face = Face(box, 0.5, np.array(points, np.float32))
    assessment = assess(image, face, [face], CHECK_IN)
    assert all(0 <= measure.score <= 100 for measure in assessment.measures.values())
