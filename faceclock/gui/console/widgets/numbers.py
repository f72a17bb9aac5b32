"""Boxes for numbers and times, with room before the text: a style sheet's padding does not reach it."""

from typing import TypeVar

from PySide6.QtWidgets import QAbstractSpinBox, QSpinBox

B = TypeVar("B", bound=QAbstractSpinBox)
_MARGIN = 9


def padded(box: B) -> B:
    """The same box."""
    box.lineEdit().setTextMargins(_MARGIN, 0, _MARGIN, 0)
    return box


def number_field(least: int, most: int) -> QSpinBox:
    """Told once a number is whole, not at each digit."""
    made = padded(QSpinBox())
    made.setRange(least, most)
    made.setGroupSeparatorShown(False)
    made.setKeyboardTracking(False)
    return made
