"""Two ways back and the time that is left for them."""

from math import ceil

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from faceclock.gui.kiosk.countdown import Countdown
from faceclock.gui.kiosk.parts import make_button
from faceclock.gui.tokens import SIZES, Metrics, Palette

translate = QCoreApplication.translate


class UndoBar(QWidget):
    """Hidden when nothing can be undone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.undo, self.change = make_button(self), make_button(self)
        self.bar = Countdown(self)
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._buttons.addWidget(self.undo, 1)
        self._buttons.addWidget(self.change, 1)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addLayout(self._buttons)
        self._layout.addWidget(self.bar)

    def restyle(self, palette: Palette, m: Metrics, *, stacked: bool) -> None:
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._buttons.setDirection(down if stacked else across)
        gap = SIZES.space_1 if stacked else SIZES.space_3
        self._buttons.setSpacing(m.px(gap))
        self._layout.setSpacing(m.px(SIZES.space_1 if stacked else SIZES.space_2))
        self.bar.setFixedHeight(m.px(SIZES.bar))
        self.bar.set_colours(palette.accent, palette.line)
        for button in (self.undo, self.change):
            button.setMinimumHeight(m.touch(SIZES.touch))

    def keep_room(self, keep: bool) -> None:
        """Take the room also while hidden, so that the card does not jump when the time is over."""
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(keep)
        self.setSizePolicy(policy)

    def show_left(self, seconds: float, total: float, change: str) -> None:
        possible = seconds > 0
        self.setVisible(possible)
        if not possible:
            return
        label = translate("Undo", "Undo · {seconds} s").format(seconds=ceil(seconds))
        self.undo.setText(label)
        self.undo.setAccessibleName(translate("Undo", "Undo this entry"))
        self.change.setText(change)
        self.change.setAccessibleName(change)
        self.bar.set_left(seconds, total)
