"""Where the arrow points, as the person sees it, and that it moves, and stays where less motion is wanted."""

from time import perf_counter

import cv2
import numpy as np
import pytest
from heads import projected
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage
from scripted import make_challenge, recorded

from faceclock.domain.challenge import Turn
from faceclock.gui.kiosk import beckon
from faceclock.gui.kiosk.oval import oval_path, oval_rect, side_point, side_share
from faceclock.gui.kiosk.picture import make_picture
from faceclock.gui.tokens import LIGHT
from faceclock.pipeline.liveness.challenge import HeadTurns, Sight
from faceclock.settings.model import Language

pytestmark = pytest.mark.gui
TURNED = {Turn.LEFT: (25, 0), Turn.RIGHT: (-25, 0), Turn.UP: (0, -20), Turn.DOWN: (0, 20)}
ASIDE = {Turn.LEFT: (-1, 0), Turn.RIGHT: (1, 0), Turn.UP: (0, -1), Turn.DOWN: (0, 1)}


def pixels(image: QImage) -> np.ndarray:
    """(height, width, 3) as blue, green, red."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    flat = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine() // 4, 4)
    return flat[:, : image.width(), :3].copy()


def where(image: QImage, colour: str) -> np.ndarray:
    """(n, 2) x and y of the pixels of a colour."""
    ink = QColor(colour)
    same = np.abs(pixels(image).astype(int) - (ink.blue(), ink.green(), ink.red())).max(axis=2) < 4
    return np.argwhere(same)[:, ::-1]


@pytest.mark.parametrize("turn", Turn)
def test_the_arrow_points_to_where_the_nose_of_the_mirrored_picture_goes(stage, turn):
    """A head turned as the challenge counts it, seen by a camera, shown mirrored: nose and arrow agree."""
    yaw, pitch = TURNED[turn]
    turns = HeadTurns([turn, Turn.LEFT], 0.0)
    turns.see(Sight(0.1, yaw, pitch, 0.1))
    assert turns.challenge.progress == 1.0, "the challenge counts this as the turn that it asks for"

    frame = np.zeros((480, 640, 3), np.uint8)
    nose = projected(yaw, pitch, 0, 75)[2] - projected(0, 0, 0, 75)[2]
    x, y = np.round(np.array([320, 240]) + nose * 4).astype(int)
    cv2.circle(frame, (int(x), int(y)), 12, (0, 0, 255), -1)
    seen = pixels(make_picture(frame, 640, 480))
    went = np.argwhere(seen[..., 2] > 128)[:, ::-1].mean(axis=0) - (319.5, 239.5)
    assert np.dot(went, ASIDE[turn]) > 20

    stage.kiosk.on_result(make_challenge(turn))
    preview = stage.window.preview
    disc = where(preview.grab().toImage(), LIGHT.accent_strong)
    assert len(disc) > 1000
    middle = preview._oval.boundingRect().center()
    away = np.median(disc, axis=0) - (middle.x(), middle.y())
    assert np.dot(away, ASIDE[turn]) > 0.8 * np.linalg.norm(away) > 80


@pytest.mark.parametrize("turn", Turn)
def test_the_progress_grows_from_the_side_that_is_asked_for(turn):
    box = oval_rect(QRectF(0, 0, 640, 480))
    path = oval_path(box)
    at, side = path.pointAtPercent(side_share(path, turn) % 1), side_point(box, turn)
    assert (at.x(), at.y()) == pytest.approx((side.x(), side.y()), abs=2)


def test_the_progress_fills_the_oval(stage, qtbot):
    filled = []
    for progress in (0.25, 0.5, 1.0):
        stage.kiosk.on_result(make_challenge(Turn.LEFT, progress))
        qtbot.wait(600)  # the colour fades in, and the progress follows
        filled.append(len(where(stage.window.preview.grab().toImage(), LIGHT.accent)))
    assert filled[0] < 0.7 * filled[1] < 0.5 * filled[2]


def test_the_arrow_moves_thirty_times_a_second_and_no_picture_waits_for_it(stage, qtbot):
    window = stage.window
    picture = np.random.default_rng(0).integers(0, 255, (480, 640, 3), np.uint8)
    stage.kiosk.on_result(make_challenge(Turn.LEFT))
    moved: list[float] = []
    window.preview._beckon.moved.connect(lambda: moved.append(perf_counter()))
    spent = []
    for _ in range(30):
        stage.kiosk.live(picture)
        qtbot.wait(25)
        began = perf_counter()
        window.preview.repaint()
        spent.append(perf_counter() - began)
    assert len(moved) > 10
    assert np.median(spent) < 0.02


def test_the_arrow_stands_still_where_less_motion_is_wanted(stage, monkeypatch):
    monkeypatch.setattr(beckon.motion, "duration", lambda: 0)
    stage.kiosk.on_result(make_challenge(Turn.LEFT, 0.7))
    follower = stage.window.preview._beckon
    assert (follower.progress, follower.reach) == (0.7, 0.0)
    assert not follower._timer.isActive()


def test_nothing_moves_once_the_challenge_is_over(stage):
    stage.kiosk.on_result(make_challenge(Turn.LEFT))
    assert stage.window.preview._beckon._timer.isActive()
    stage.kiosk.on_event(recorded())
    assert not stage.window.preview._beckon._timer.isActive()


def test_the_instruction_is_what_a_screen_reader_says(stage):
    window = stage.window
    stage.kiosk.on_result(make_challenge(Turn.LEFT))
    assert window.card.accessibleName().startswith("Turn your head left. Step 1 of 2")
    assert window.preview.accessibleDescription() == "Turn your head left"
    stage.kiosk.on_result(make_challenge(Turn.LEFT, 1.0))
    stage.kiosk.on_result(make_challenge(None))
    assert window.card.accessibleName().startswith("Look straight ahead")
    window.use_language(Language.CHINESE)
    assert window.preview.accessibleDescription() == "请正视前方"


@pytest.mark.parametrize(
    ("mode", "words", "tone"),
    [
        ("off", "Live check off", "warn"),
        ("passive", "Live check: picture", "ok"),
        ("auto", "Live check: turns if unsure", "ok"),
        ("turns", "Live check: head turns", "ok"),
        ("both", "Live check: picture and turns", "ok"),
    ],
)
def test_the_footer_says_which_check_is_on(stages, mode, words, tone):
    footer = stages.open(liveness=mode).window.footer
    assert (footer.chip.word.text(), footer.chip.property("tone")) == (words, tone)
