"""A finger on the window."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from faceclock.gui.kiosk.window import KioskWindow


def click(qtbot: QtBot, button: QAbstractButton) -> None:
    assert button.isVisible() and button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def enter_pin(qtbot: QtBot, window: KioskWindow, number: str = "1042", pin: str = "4711") -> None:
    click(qtbot, window.pin_button)
    pad = window.panel.figures
    for digit in number:
        click(qtbot, pad.keys[digit])
    click(qtbot, pad.keys[">"])
    for digit in pin:
        click(qtbot, pad.keys[digit])
    click(qtbot, pad.keys[">"])
