"""What can be done with the selected cells, by the right mouse button or the menu key."""

from collections.abc import Callable

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from faceclock.gui.language import translate


def roster_menu(
    parent: QWidget,
    copy: Callable[[], None],
    paste: Callable[[], None],
    clear: Callable[[], None],
    leave: Callable[[], None],
    hours: Callable[[], None],
    *,
    may: bool,
) -> QMenu:
    """``may`` False leaves out what changes something."""
    made = QMenu(parent)
    keys = QKeySequence.StandardKey
    entries: list[tuple[str, Callable[[], None], QKeySequence.StandardKey | None, bool]] = [
        (translate("Roster", "Copy"), copy, keys.Copy, False),
        (translate("Roster", "Paste"), paste, keys.Paste, True),
        (translate("Roster", "Clear"), clear, keys.Delete, True),
        (translate("Roster", "Add leave"), leave, None, True),
        (translate("Roster", "Show the hours of this day"), hours, None, False),
    ]
    for words, wanted, key, changes in entries:
        if may or not changes:
            action = made.addAction(words)
            action.triggered.connect(lambda _=False, wanted=wanted: wanted())
            if key is not None:
                action.setShortcut(QKeySequence(key))
                action.setShortcutVisibleInContextMenu(True)
    return made
