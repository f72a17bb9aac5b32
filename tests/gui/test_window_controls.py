"""Every control can be named, reached, seen and hit."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from scripted import recorded
from touching import click

from faceclock.gui.tokens import LIGHT

pytestmark = pytest.mark.gui


@pytest.mark.parametrize("size", [(1280, 720), (1024, 600), (800, 480), (720, 1280), (1920, 1080)])
def test_every_button_is_named_and_large_enough(stages, qtbot, size):
    stage = stages.open(size)
    stage.kiosk.live()
    stage.kiosk.on_event(recorded())
    window = stage.window

    def check() -> None:
        for button in window.findChildren(QAbstractButton):
            if button.isVisible():
                assert button.accessibleName(), button
                assert button.width() >= 56 and button.height() >= 56, (
                    button.accessibleName(),
                    button.size(),
                )
                assert window.rect().contains(button.mapTo(window, button.rect().bottomRight()))

    check()
    window.open_panel()
    qtbot.wait(20)
    check()
    click(qtbot, window.panel.letters)
    qtbot.wait(20)
    check()


def test_tab_reaches_every_control(stage, qtbot):
    stage.kiosk.on_event(recorded())
    window = stage.window
    seen, widget = set(), window.nextInFocusChain()
    while widget is not window:
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            seen.add(widget)
        widget = widget.nextInFocusChain()
    bar = window.card.person.undo_bar
    wanted = {bar.undo, bar.change, window.pin_button, *window.footer.findChildren(QAbstractButton)}
    assert wanted <= seen


def test_enter_presses_a_button(stage, qtbot):
    qtbot.keyClick(stage.window.pin_button, Qt.Key.Key_Return)
    assert stage.window.panel.isVisible()


def test_the_large_letter_stands_in_the_middle_of_its_button(stage):
    large = stage.window.footer.large
    image = large.grab().toImage()
    ground = image.pixelColor(2, 2)
    inked = [
        x
        for x in range(image.width())
        if any(
            abs(image.pixelColor(x, y).lightness() - ground.lightness()) > 60 for y in range(image.height())
        )
    ]
    assert abs((inked[0] + inked[-1]) / 2 - image.width() / 2) <= 2


def test_a_focused_button_has_our_ring_and_nothing_else(stage, qtbot):
    """Neither the style's own rectangle nor words that the ring takes the room of."""
    window = stage.window
    window.activateWindow()
    button = window.footer.languages.buttons()[0]
    plain = button.grab().toImage()
    button.setFocus(Qt.FocusReason.TabFocusReason)  # only then does the style draw its own
    qtbot.waitUntil(button.hasFocus)
    focused = button.grab().toImage()
    across, down = range(3, plain.width() - 3), range(16, plain.height() - 16)  # between the round corners
    changed = [(x, y) for x in across for y in down if plain.pixel(x, y) != focused.pixel(x, y)]
    assert not changed
    assert focused.pixelColor(focused.width() // 2, 0).name().upper() == LIGHT.accent
