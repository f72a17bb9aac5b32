"""Clips and pictures that the tests of the sources share."""

from pathlib import Path

import cv2
import numpy as np


def write_clip(path: Path, frames: int = 60, codec: str = "mp4v") -> Path:
    """160x120 at 30 a second: a disc moves over soft noise, so that every frame differs."""
    random = np.random.default_rng(0)
    ground = cv2.GaussianBlur(random.integers(0, 255, (120, 160, 3), np.uint8), (0, 0), 3)
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter_fourcc(*codec), 30, (160, 120))
    assert writer.isOpened()
    for number in range(frames):
        frame = cv2.circle(ground.copy(), (10 + 2 * number, 60), 20, (0, 0, 255), -1)
        writer.write(cv2.add(frame, random.integers(0, 8, frame.shape, np.uint8)))
    writer.release()
    return path


def blank(path: Path, begin: float, end: float) -> Path:
    """Overwrite a stretch of the file, given as shares of its length, with zeros."""
    data = bytearray(path.read_bytes())
    first, last = round(len(data) * begin), round(len(data) * end)
    data[first:last] = bytes(last - first)
    path.write_bytes(data)
    return path


def cut(path: Path, share: float) -> Path:
    """Keep only the first ``share`` of the file."""
    data = path.read_bytes()
    path.write_bytes(data[: round(len(data) * share)])
    return path


def write_picture(path: Path, level: int = 120) -> Path:
    assert cv2.imwrite(str(path), np.full((48, 64, 3), level, np.uint8))
    return path
