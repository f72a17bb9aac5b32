"""The card that asks in which direction a punch goes: who, the choices, and what counts without an answer."""

from functools import partial
from math import ceil

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from faceclock.domain.punch import Direction
from faceclock.gui.kiosk import words
from faceclock.gui.kiosk.arrange import Shape
from faceclock.gui.kiosk.countdown import Countdown
from faceclock.gui.kiosk.labels import FitLabel
from faceclock.gui.kiosk.parts import make_button, set_property
from faceclock.gui.kiosk.sign import Portrait
from faceclock.gui.kiosk.view import KioskView
from faceclock.gui.tokens import SIZES, Metrics, Palette

_ACROSS, _DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class AskCard(QWidget):
    answered = Signal(str, object)  # punch id, Direction

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._punch_id: str | None = None
        self.portrait = Portrait(self)
        self.name, self.title, self.text = FitLabel("subtitle"), FitLabel("title"), FitLabel("quiet")
        self.bar = Countdown(self)
        self.buttons: dict[Direction, QPushButton] = {
            direction: self._button(direction)
            for direction in (Direction.IN, Direction.OUT, Direction.BREAK_OUT, Direction.BREAK_IN)
        }
        self._build()

    def _button(self, direction: Direction) -> QPushButton:
        button = make_button(self)
        button.setProperty("choice", True)
        button.clicked.connect(partial(self._answer, direction))
        return button

    def _build(self) -> None:
        names = QVBoxLayout()
        names.addStretch(1)
        for label in (self.title, self.name):
            names.addWidget(label)
        names.addStretch(1)
        self._who, self._choices = QHBoxLayout(), QHBoxLayout()
        self._who.addWidget(self.portrait)
        self._who.addLayout(names, 1)
        for button in self.buttons.values():
            self._choices.addWidget(button, 1)
        self._question = QVBoxLayout()
        self._question.addLayout(self._choices)
        self._question.addWidget(self.text)
        self._question.addWidget(self.bar)
        self._layout = QBoxLayout(_DOWN, self)
        self._layout.addStretch(1)
        self._layout.addLayout(self._who)
        self._layout.addLayout(self._question)
        self._layout.addStretch(1)

    def restyle(self, palette: Palette, m: Metrics, shape: Shape) -> None:
        low = shape is Shape.LOW
        self._layout.setDirection(_ACROSS if low else _DOWN)
        for index, (wide, tall) in enumerate(((0, 1), (2, 0), (3, 0), (0, 1))):
            self._layout.setStretch(index, wide if low else tall)
        self._layout.setSpacing(m.px(SIZES.space_5))
        self._layout.setContentsMargins(*[m.px(SIZES.space_3 if low else SIZES.space_5)] * 4)
        self._who.setSpacing(m.px(SIZES.space_4))
        self._choices.setSpacing(m.px(SIZES.space_3))
        self._question.setSpacing(m.px(SIZES.space_1 if low else SIZES.space_3))
        self.portrait.set_size(m.px(SIZES.portrait))
        self.portrait.set_colours(palette.accent_soft, palette.accent_strong)
        self.bar.setFixedHeight(m.px(SIZES.bar))
        self.bar.set_colours(palette.accent, palette.line)
        for button in self.buttons.values():
            button.setMinimumHeight(m.touch(SIZES.badge if low else SIZES.sign))

    def show_view(self, view: KioskView, picture: QImage | None) -> None:
        stamp = view.stamp
        if stamp is None:
            return
        if stamp.punch_id != self._punch_id:
            self._punch_id = stamp.punch_id
            self._choices_enabled(True)
        self.portrait.set_person(stamp.employee.name, picture)
        self.name.setText(stamp.employee.name)
        self.title.setText(words.title_words(view))
        self.text.setText(words.counting_words(stamp.direction, ceil(view.undo_left)))
        self.text.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
        self.bar.set_left(view.undo_left, view.undo_total)
        for direction, button in self.buttons.items():
            button.setVisible(direction in stamp.choices)
            button.setText(words.direction_words(direction))
            button.setAccessibleName(words.choice_words(direction))
            set_property(button, "kind", "primary" if direction is stamp.direction else "plain")

    def begin(self) -> None:
        """The question comes up, be it for the second time."""
        self._choices_enabled(True)

    def focus(self, direction: Direction) -> None:
        """Enter then takes what is predicted; the arrow keys go to the others."""
        self.buttons[direction].setFocus()

    def _answer(self, direction: Direction) -> None:
        if self._punch_id is not None:
            self.window().setFocus()  # or the keyboard would go on to a button of the next card
            self._choices_enabled(False)  # until the answer changes the card
            self.answered.emit(self._punch_id, direction)

    def _choices_enabled(self, enabled: bool) -> None:
        for button in self.buttons.values():
            button.setEnabled(enabled)
