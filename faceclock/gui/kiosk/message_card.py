"""A card that says one thing: a sign, a line, and a smaller text."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from faceclock.domain.challenge import Turn
from faceclock.gui.kiosk import words
from faceclock.gui.kiosk.arrange import Shape
from faceclock.gui.kiosk.labels import FitLabel
from faceclock.gui.kiosk.sign import Sign, tone_colours
from faceclock.gui.kiosk.view import Card, KioskView
from faceclock.gui.tokens import LIGHT, SIZES, Metrics, Palette

SIGNS = {
    Card.LOOK: "scan-face",
    Card.WORKING: "clock",
    Card.CROWD: "users",
    Card.RECORDED: "check",
    Card.UNDONE: "undo",
    Card.UNKNOWN: "cross",
    Card.UNSEEN: "cross",
    Card.TURNED_AWAY: "keypad",
    Card.NOT_RECORDED: "exclamation",
    Card.NOT_CHANGED: "exclamation",
    Card.CONNECTING: "camera",
    Card.STALLED: "exclamation",
    Card.NO_CAMERA: "camera-off",
    Card.ENDED: "info",
    Card.NO_PICTURE: "picture-off",
    Card.NO_MODEL: "keypad",
    Card.FAULT: "keypad",
}

TURN_SIGNS = {
    Turn.LEFT: "arrow-back",
    Turn.RIGHT: "arrow-next",
    Turn.UP: "arrow-up",
    Turn.DOWN: "arrow-down",
}  # never turned round with the layout: left is the person's own left


class MessageCard(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._palette = LIGHT
        self._view = KioskView()
        self.sign = Sign(self)
        self.title = FitLabel("title", lines=2)
        self.text = FitLabel("quiet", lines=4)
        self._words = QVBoxLayout()
        self._words.addStretch(1)
        for label in (self.title, self.text):
            self._words.addWidget(label)
        self._words.addStretch(1)
        self._layout = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._layout.addStretch(1)
        self._layout.addWidget(self.sign)
        self._layout.addLayout(self._words)
        self._layout.addStretch(1)

    def restyle(self, palette: Palette, metrics: Metrics, shape: Shape) -> None:
        self._palette = palette
        beside = shape is Shape.LOW
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._layout.setDirection(direction)
        self._layout.setStretch(0, 0 if beside else 1)
        self._layout.setStretch(2, 1 if beside else 0)
        self._layout.setStretch(3, 0 if beside else 1)
        self._layout.setSpacing(metrics.px(SIZES.space_5))
        self._layout.setContentsMargins(*[metrics.px(SIZES.space_5)] * 4)
        self._layout.setAlignment(self.sign, Qt.AlignmentFlag.AlignCenter)
        self._words.setSpacing(metrics.px(SIZES.space_3))
        self.sign.set_size(metrics.px(SIZES.sign))
        side = Qt.AlignmentFlag.AlignLeft if beside else Qt.AlignmentFlag.AlignHCenter
        for label in (self.title, self.text):
            label.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        self._colour()

    def show_view(self, view: KioskView) -> None:
        self._view = view
        self.sign.set_icon(sign_of(view), bold=view.guide is not None)
        self._colour()
        self.title.setText(words.title_words(view))
        self.text.setText(words.text_words(view))
        self.text.setVisible(bool(self.text.text()))

    def _colour(self) -> None:
        self.sign.set_colours(*tone_colours(self._palette, self._view.tone))


def sign_of(view: KioskView) -> str:
    """The icon's name."""
    if view.guide:
        return TURN_SIGNS[view.guide.turn] if view.guide.turn else SIGNS[Card.LOOK]
    return SIGNS.get(view.card, "info")
