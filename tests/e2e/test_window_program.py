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


@pytest.mark.parametrize("source", ["7", "nosuch.mp4", "empty"])
def test_a_source_that_is_not_there_is_shown_and_told_on_stderr(tmp_path, source):
    (tmp_path / "empty").mkdir()
    chosen = source if source == "7" else tmp_path / source
    picture = tmp_path / "window.png"
    program = Program(tmp_path / "data")
    told = program.ok("kiosk", "--source", chosen, "--windowed", "--seconds", "4", "--screenshot", picture)
    assert card_colour(picture) in (LIGHT.warn, DARK.warn)
    assert source in told.err
