"""Makes clips in which people walk up to a kiosk one after another, from one picture each."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

WIDTH, HEIGHT = 640, 480
APPROACH, STAY, GAP = 1.2, 0.8, 0.7  # seconds
FAR, NEAR = 0.57, 1.7  # scale of a 250x250 picture of lfw-dev: its face is then about 60 and 180 pixels high


@dataclass(frozen=True)
class Appearance:
    """Somebody is in the clip from ``first_frame`` to ``last_frame``, both counted from 0."""

    name: str
    first_frame: int
    last_frame: int


def make_walkup_clip(
    path: Path, people: Sequence[tuple[str, np.ndarray]], *, fps: float = 30.0, seed: int = 0
) -> list[Appearance]:
    """Write an mp4 to ``path``. ``people``: names and BGR pictures of 250x250 with the face in the middle."""
    random = np.random.default_rng(seed)
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter_fourcc(*"mp4v"), fps, (WIDTH, HEIGHT))
    assert writer.isOpened(), path
    hall = _hall(random)
    noise = np.rint(random.normal(0, 3, (HEIGHT + 32, WIDTH + 32, 3))).astype(np.int16)
    appearances, index = [], 0
    for name, picture in people:
        first = index = _write_gap(writer, hall, noise, random, index, fps)
        for frame in _visit(picture, hall, fps, random):
            writer.write(_expose(frame, noise, random, index / fps))
            index += 1
        appearances.append(Appearance(name, first, index - 1))
    _write_gap(writer, hall, noise, random, index, fps)
    writer.release()
    return appearances


def _write_gap(writer, hall, noise, random, index: int, fps: float) -> int:
    end = index + round(GAP * fps)
    for number in range(index, end):
        writer.write(_expose(hall, noise, random, number / fps))
    return end


def _visit(picture, hall, fps: float, random):
    side, sway = random.choice([-1, 1]), random.uniform(2, 6)
    mask = _soft_oval(picture.shape[:2])
    for step in range(round((APPROACH + STAY) * fps)):
        seconds = step / fps
        near = min(1.0, seconds / APPROACH)
        swing = np.sin(2 * np.pi * seconds / 1.3)
        x = WIDTH / 2 + side * 90 * (1 - near) + sway * swing
        yield _place(hall, picture, mask, FAR * (NEAR / FAR) ** near, (x, HEIGHT / 2), 1.5 * swing)


def _place(hall, picture, mask, scale: float, centre: tuple[float, float], tilt: float):
    height, width = picture.shape[:2]
    small = cv2.GaussianBlur(picture, (0, 0), 0.45 / scale) if scale < 1 else picture
    move = cv2.getRotationMatrix2D((width / 2, height / 2), tilt, scale)
    move[:, 2] += (centre[0] - width / 2, centre[1] - height / 2)
    person = cv2.warpAffine(small, move, (WIDTH, HEIGHT), flags=cv2.INTER_LINEAR)
    share = cv2.warpAffine(mask, move, (WIDTH, HEIGHT))
    return cv2.blendLinear(person, hall, share, 1 - share)


def _soft_oval(size: tuple[int, int]) -> np.ndarray:
    """1 over head and shoulders, softly 0 before the picture's edge and its bystanders."""
    height, width = size
    mask = np.zeros(size, np.float32)
    axes = (round(width * 0.31), round(height * 0.42))
    cv2.ellipse(mask, (width // 2, height // 2), axes, 0, 0, 360, 1.0, -1)
    return cv2.GaussianBlur(mask, (0, 0), width * 0.025)


def _expose(frame, noise, random, seconds: float):
    """Slowly changing light and the sensor's noise."""
    gain = 0.95 + 0.12 * np.sin(2 * np.pi * seconds / 9)
    x, y = random.integers(0, 32, 2)
    lit = cv2.convertScaleAbs(frame, alpha=gain)
    return cv2.add(lit, noise[y : y + HEIGHT, x : x + WIDTH], dtype=cv2.CV_8U)


def _hall(random) -> np.ndarray:
    rough = (random.uniform(110, 170, (6, 8, 1)) + random.uniform(-8, 8, (6, 8, 3))).astype(np.float32)
    return cv2.GaussianBlur(cv2.resize(rough, (WIDTH, HEIGHT)), (0, 0), 25).astype(np.uint8)
