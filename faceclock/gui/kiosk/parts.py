"""Small helpers that every part of the window uses."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QAbstractButton, QPushButton, QWidget

from faceclock.gui import icons


def make_button(parent: QWidget, kind: str = "plain") -> QPushButton:
    """A button that the style sheet draws by its kind, and that Enter presses as well as Space."""
    button = QPushButton(parent)
    button.setProperty("kind", kind)
    button.setAutoDefault(True)
    return button


def set_icon(button: QAbstractButton, name: str, colour: str, size: int) -> None:
    button.setIcon(icons.icon(name, colour, size, button.devicePixelRatioF()))
    button.setIconSize(QSize(size, size))


def set_property(widget: QWidget, name: str, value: object) -> None:
    """Change a property that the style sheet looks at."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
