"""What an empty page says: what will be here, and the button that fills it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from faceclock.gui import icons
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.tokens import Palette

_ICON = 40


class EmptyState(QWidget):
    """An icon, a heading, a sentence and perhaps a button, in the middle of the room that it gets."""

    def __init__(
        self, icon: str, heading: str, sentence: str, palette: Palette, action: QPushButton | None = None
    ) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addStretch(1)
        picture = QLabel()
        picture.setPixmap(icons.pixmap(icon, palette.muted, _ICON, self.devicePixelRatioF()))
        self.heading, self.sentence = (
            label(heading, "heading", wrap=True),
            label(sentence, "muted", wrap=True),
        )
        for part in (picture, self.heading, self.sentence):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(part)
        if action is not None:
            column.addSpacing(8)
            column.addWidget(action, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
