"""The window of the real program in its own process, judged by the picture it saves."""

from pathlib import Path

import pytest
from program import Program
from PySide6.QtGui import QImage

from faceclock.gui.kiosk.arrange import arrange
from faceclock.gui.tokens import DARK, LIGHT

pytestmark = [pytest.mark.e2e, pytest.mark.gui, pytest.mark.slow]


def card_colour(picture: Path) -> str:
    """The colour of the card's frame, which tells the tone."""
    shown = QImage(str(picture))
    card = arrange(shown.width(), shown.height()).card
    return shown.pixelColor(card.left(), card.center().y()).name().upper()


def test_a_camera_that_is_not_there_is_shown(tmp_path):
    picture = tmp_path / "window.png"
    program = Program(tmp_path / "data")
    program.ok("kiosk", "--source", "7", "--windowed", "--seconds", "4", "--screenshot", picture)
    assert card_colour(picture) in (LIGHT.warn, DARK.warn)
