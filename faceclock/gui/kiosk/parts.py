"""Small helpers that every part of the window uses."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPushButton, QWidget

from faceclock.gui import icons


def make_button(parent: QWidget, kind: str = "plain") -> QPushButton:
    """A button that the style sheet draws by its kind, and that Enter presses as well as Space."""
    button = QPushButton(parent)
    button.setProperty("kind", kind)
    button.setAutoDefault(True)
    return button


def make_field(parent: QWidget | None = None) -> QLineEdit:
    """A field that only takes keys: a right click opens no menu, and nothing is dragged in or out."""
    field = QLineEdit(parent)
    field.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
    field.setAcceptDrops(False)
    field.setDragEnabled(False)
    return field


def set_icon(button: QAbstractButton, name: str, colour: str, size: int) -> None:
    button.setIcon(icons.icon(name, colour, size, button.devicePixelRatioF()))
    button.setIconSize(QSize(size, size))


def set_property(widget: QWidget, name: str, value: object) -> None:
    """Change a property that the style sheet looks at."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
