"""Buttons by kind, with an icon that follows the style."""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton, QToolButton

from faceclock.gui import icons
from faceclock.gui.tokens import CONSOLE, Palette


def escaped(text: str) -> str:
    """A name that stands on a button or in a menu: an ``&`` of its own is no shortcut."""
    return text.replace("&", "&&")


def button(
    text: str,
    clicked: Callable[[], object] | None = None,
    *,
    kind: str = "",
    icon: str = "",
    palette: Palette | None = None,
) -> QPushButton:
    """``kind``: primary, danger, link or none; ``icon`` a name of assets/icons, tinted for ``palette``. An ``&`` in
    the text makes Alt and the next letter press it."""
    made = QPushButton(text)
    made.setProperty("kind", kind)
    made.setAutoDefault(False)
    if icon and palette:
        tint = {"primary": palette.on_accent, "danger": palette.bad, "link": palette.accent}
        made.setIcon(icons.icon(icon, tint.get(kind, palette.text), CONSOLE.icon, made.devicePixelRatioF()))
        made.setIconSize(QSize(CONSOLE.icon, CONSOLE.icon))
    if clicked is not None:
        made.clicked.connect(lambda _=False: clicked())
    return made


def icon_button(
    icon: str, name: str, palette: Palette, clicked: Callable[[], object] | None = None, *, flat: bool = True
) -> QToolButton:
    """A square with an icon alone; ``name`` is its tooltip and accessible name."""
    made = QToolButton()
    made.setProperty("kind", "flat" if flat else "")
    made.setIcon(icons.icon(icon, palette.text, CONSOLE.icon, made.devicePixelRatioF()))
    made.setIconSize(QSize(CONSOLE.icon, CONSOLE.icon))
    made.setToolTip(name)
    made.setAccessibleName(name)
    if clicked is not None:
        made.clicked.connect(lambda _=False: clicked())
    return made
