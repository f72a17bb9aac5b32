"""From nothing to the first owner."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from faceclock.app.site import Site
from faceclock.gui.language import Translations
from faceclock.gui.tokens import Palette


class FirstRun(QWidget):
    """``finished`` gives the owner's session."""

    finished = Signal(object)

    def __init__(self, site: Site, palette: Palette, translations: Translations) -> None:
        super().__init__()
        self.setObjectName("plain")
