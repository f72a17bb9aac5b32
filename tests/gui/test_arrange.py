"""Nothing overlaps on any screen."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect

from faceclock.gui.kiosk.arrange import Shape, arrange, shape_of
from faceclock.gui.tokens import SIZES

SCREENS = [
    (1280, 720),
    (1920, 1080),
    (3840, 2160),
    (1024, 600),
    (800, 480),
    (720, 1280),
    (1080, 1920),
    (600, 1024),
]


@pytest.mark.parametrize(
    ("size", "shape"),
    [
        ((1280, 720), Shape.SIDE),
        ((720, 1280), Shape.UPRIGHT),
        ((1024, 600), Shape.LOW),
        ((1280, 1024), Shape.SIDE),
    ],
)
def test_shapes(size, shape):
    assert shape_of(*size) is shape


def parts(places, *, entering: bool) -> list[QRect]:
    if entering:
        return [places.header, places.preview_beside_panel, places.panel, places.footer]
    return [places.header, places.preview, places.card, places.button, places.footer]


def check(width: int, height: int, text: float, mirrored: bool) -> None:
    places = arrange(width, height, text=text, mirrored=mirrored)
    screen = QRect(0, 0, width, height)
    for entering in (False, True):
        for rect in parts(places, entering=entering):
            assert rect.isValid() and screen.contains(rect), (rect, screen)
        for one, other in combinations(parts(places, entering=entering), 2):
            assert not one.intersects(other), (one, other)
    assert places.button.height() >= SIZES.touch
    assert places.footer.height() >= SIZES.touch


@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize("text", [1.0, 1.25])
@pytest.mark.parametrize("size", SCREENS)
def test_known_screens(size, text, mirrored):
    check(*size, text, mirrored)


@given(st.integers(800, 4000), st.integers(480, 3000), st.sampled_from([1.0, 1.25]), st.booleans())
def test_any_landscape_or_square_screen(width, height, text, mirrored):
    if height <= width:
        check(width, height, text, mirrored)


@given(st.integers(600, 2200), st.integers(1000, 4000))
def test_any_upright_screen(width, height):
    if height > width:
        check(width, height, 1.0, False)


def test_mirrored_is_the_mirror_image():
    plain, mirrored = arrange(1280, 720), arrange(1280, 720, mirrored=True)
    assert mirrored.card.left() == 1280 - plain.card.right() - 1
    assert mirrored.preview.right() == 1280 - plain.preview.left() - 1
    assert mirrored.card.size() == plain.card.size()


def test_the_card_is_below_the_picture_on_small_and_upright_screens():
    for size in ((1024, 600), (720, 1280)):
        places = arrange(*size)
        assert places.card.top() > places.preview.bottom()


def test_the_drawn_screen_has_the_drawings_measures():
    places = arrange(1280, 720)
    assert places.preview == QRect(24, 104, 780, 528)
    assert places.card.left() == 828
    assert places.card.width() == 428
    assert places.panel.bottom() == 631
