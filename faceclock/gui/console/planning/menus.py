"""A button that opens a menu of what is done less often."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton

from faceclock.gui.console.widgets.buttons import button, escaped
from faceclock.gui.tokens import Palette


def menu_button(
    text: str, palette: Palette, entries: Sequence[tuple[str, Callable[[], object]]]
) -> tuple[QPushButton, list[QAction]]:
    """The button, and its entries in order."""
    made = button(text, icon="chevron-down", palette=palette)
    menu = QMenu(made)
    actions = []
    for words, wanted in entries:
        action = menu.addAction(escaped(words))
        action.triggered.connect(lambda _=False, wanted=wanted: wanted())
        actions.append(action)
    made.setMenu(menu)
    return made, actions
