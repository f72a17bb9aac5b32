"""A sign and a word on a coloured ground."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from faceclock.gui import icons
from faceclock.gui.tokens import STROKE


class Badge(QFrame):
    """``look`` names both the frame and the label's role in the style sheet."""

    def __init__(
        self, look: str, icon: str, parent: QWidget | None = None, *, stroke: float = STROKE
    ) -> None:
        super().__init__(parent)
        self.setObjectName(look)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._icon, self._stroke = icon, stroke
        self.sign, self.word = QLabel(self), QLabel(self)
        self.word.setProperty("role", look)
        self._layout = QHBoxLayout(self)
        self._layout.addWidget(self.sign)
        self._layout.addWidget(self.word)
        self._layout.setAlignment(Qt.AlignmentFlag.AlignVCenter)

    def restyle(self, colour: str, icon_size: int, padding: int, gap: int) -> None:
        ratio = self.devicePixelRatioF()
        self.sign.setPixmap(icons.pixmap(self._icon, colour, icon_size, ratio, self._stroke))
        self._layout.setContentsMargins(padding, 0, padding, 0)
        self._layout.setSpacing(gap)

    def set_word(self, word: str) -> None:
        self.word.setText(word)
        self.setAccessibleName(word)
