"""Every state on every shape of screen, in both languages: all words stay legible and nothing is cut off."""

import pytest
import scenes
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton

from faceclock.gui.kiosk.labels import FitLabel
from faceclock.settings.model import Language

pytestmark = pytest.mark.gui

STATES = [
    scenes.idle,
    scenes.working,
    scenes.done,
    scenes.asked,
    scenes.asked_back,
    scenes.asked_shortly,
    scenes.already,
    scenes.already_visit,
    scenes.still_there,
    scenes.undone,
    scenes.unknown,
    scenes.turning_right,
    scenes.turned,
    scenes.timed_out,
    scenes.not_recorded,
    scenes.crowd,
    scenes.stalled,
    scenes.no_camera,
    scenes.no_picture,
    scenes.fault,
    scenes.no_model,
    scenes.pin,
    scenes.letters,
    scenes.pin_wrong,
    scenes.pin_impossible,
    scenes.pin_waiting,
]


def check_legible(window) -> None:
    chip = window.footer.chip
    assert chip.word.sizeHint().width() <= chip.word.width(), f"cut off: {chip.word.text()!r}"
    for label in window.findChildren(FitLabel):
        if label.isVisible() and label.text():
            font, text = label._fitted(label.contentsRect(), label._flags())
            assert text == label.text(), f"cut off: {label.text()!r}"
            assert font.pixelSize() >= 13, label.text()
    for button in window.findChildren(QAbstractButton):
        if button.isVisible() and button.text():
            metrics = QFontMetrics(button.font())
            wide = max(metrics.horizontalAdvance(line) for line in button.text().split("\n"))
            assert wide <= button.width(), f"cut off: {button.text()!r}"


@pytest.mark.parametrize("large", [False, True], ids=["normal", "large"])
@pytest.mark.parametrize("language", [Language.ENGLISH, Language.CHINESE])
@pytest.mark.parametrize("size", [(1280, 720), scenes.LOW, scenes.UPRIGHT], ids=["side", "low", "upright"])
def test_everything_is_legible(stages, qtbot, size, language, large):
    for state in STATES:
        stage = stages.open(size, language=language, liveness="both")
        stage.kiosk.picture = scenes.portrait()
        if large:
            stage.window.footer.large.click()
        state(stage.kiosk, stage.window)
        qtbot.wait(15)
        check_legible(stage.window)
        stage.window.hide()
