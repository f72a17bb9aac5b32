"""The preview is the frame's mirrored middle."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor

from faceclock.gui.kiosk.picture import MOST_CUT_AWAY, choose_window, make_picture

SIDE = st.integers(16, 4000)


@given(SIDE, SIDE, SIDE, SIDE)
def test_the_window_lies_in_the_frame_and_the_picture_in_the_area(width, height, area_width, area_height):
    window = choose_window(width, height, area_width, area_height)
    assert 0 <= window.x <= window.x + window.width <= width
    assert 0 <= window.y <= window.y + window.height <= height
    assert window.shown_width <= area_width
    assert window.shown_height <= area_height


@given(SIDE, SIDE, SIDE, SIDE)
def test_no_more_than_a_quarter_is_cut_away(width, height, area_width, area_height):
    window = choose_window(width, height, area_width, area_height)
    assert window.width >= width * (1 - MOST_CUT_AWAY) - 1
    assert window.height >= height * (1 - MOST_CUT_AWAY) - 1


@pytest.mark.parametrize(("frame", "area"), [((640, 480), (780, 528)), ((1920, 1080), (780, 528))])
def test_a_usual_frame_fills_the_area(frame, area):
    window = choose_window(*frame, *area)
    assert (window.shown_width, window.shown_height) == area
    stretch = (window.shown_width / window.width) / (window.shown_height / window.height)
    assert stretch == pytest.approx(1, abs=0.01)


def test_left_is_right_as_in_a_mirror_and_colours_are_right():
    frame = np.zeros((480, 640, 3), np.uint8)
    frame[:, :320] = (0, 0, 255)  # red, in BGR
    frame[:, 320:] = (255, 0, 0)
    picture = make_picture(frame, 640, 480)
    assert QColor(picture.pixel(10, 240)) == QColor("blue")
    assert QColor(picture.pixel(630, 240)) == QColor("red")


def test_the_picture_outlives_the_frame():
    frame = np.full((48, 64, 3), 200, np.uint8)
    picture = make_picture(frame, 64, 48)
    frame[:] = 0
    assert QColor(picture.pixel(5, 5)).red() == 200
