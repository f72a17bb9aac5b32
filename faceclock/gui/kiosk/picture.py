"""A camera's frame made ready to be painted as it is: cut, scaled, mirrored, in the screen's layout of bytes.

This runs in the reader's thread, so that the GUI thread only copies pixels.
"""

from dataclasses import dataclass

from PySide6.QtGui import QImage

from faceclock.domain.face import Image

MOST_CUT_AWAY = 0.25  # of either side: a flat window shows dark edges rather than half a face


@dataclass(frozen=True)
class Window:
    """The part of a frame that is shown (source pixels) and the size it is shown at (device pixels)."""

    x: int
    y: int
    width: int
    height: int
    shown_width: int
    shown_height: int


def choose_window(width: int, height: int, area_width: int, area_height: int) -> Window:
    """Fill the area with the frame's middle, without cutting away more than `MOST_CUT_AWAY` of a side."""
    fit = min(area_width / width, area_height / height)
    fill = max(area_width / width, area_height / height)
    scale = min(fill, fit / (1 - MOST_CUT_AWAY))
    cut_width = min(width, max(1, round(area_width / scale)))
    cut_height = min(height, max(1, round(area_height / scale)))
    return Window(
        (width - cut_width) // 2,
        (height - cut_height) // 2,
        cut_width,
        cut_height,
        min(area_width, round(cut_width * scale)),
        min(area_height, round(cut_height * scale)),
    )


def make_picture(image: Image, area_width: int, area_height: int) -> QImage:
    """The mirrored picture of a BGR frame, at most ``area_width`` x ``area_height`` device pixels."""
    import cv2  # already loaded by whoever read the frame

    window = choose_window(image.shape[1], image.shape[0], area_width, area_height)
    cut = image[window.y : window.y + window.height, window.x : window.x + window.width]
    size = (max(1, window.shown_width), max(1, window.shown_height))
    if window.width >= 2 * size[0]:  # every other pixel first: averaging all of a large frame takes too long
        cut = cut[::2, ::2]
    scaled = cv2.resize(cut, size, interpolation=cv2.INTER_LINEAR)
    pixels = cv2.cvtColor(cv2.flip(scaled, 1), cv2.COLOR_BGR2BGRA)
    return QImage(pixels.data, size[0], size[1], pixels.strides[0], QImage.Format.Format_RGB32).copy()
