"""The card of a recognised person: who, IN or OUT, when, and the way back."""

from collections.abc import Callable

from PySide6.QtCore import QLocale, QTime, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from faceclock.gui.kiosk import words
from faceclock.gui.kiosk.arrange import Shape
from faceclock.gui.kiosk.badge import Badge
from faceclock.gui.kiosk.labels import FitLabel
from faceclock.gui.kiosk.parts import set_property
from faceclock.gui.kiosk.sign import Portrait
from faceclock.gui.kiosk.undo_bar import UndoBar
from faceclock.gui.kiosk.view import Card, KioskView, Stamp
from faceclock.gui.tokens import SIZES, STROKE_BOLD, Metrics, Palette

_ACROSS, _DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class PersonCard(QWidget):
    undo_asked = Signal(str)
    change_asked = Signal(str)
    choice_asked = Signal(str)  # there are more directions than the other one

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stamp: Stamp | None = None
        self._locale = QLocale()
        self.portrait = Portrait(self)
        self.name, self.team = FitLabel("title", lines=2), FitLabel("quiet")
        self.badge, self.already = (Badge(look, "check", stroke=STROKE_BOLD) for look in ("badge", "already"))
        self.time = FitLabel("time")
        self.undo_bar = UndoBar(self)
        self.undo_bar.undo.clicked.connect(lambda: self._ask(self.undo_asked.emit))
        self.undo_bar.change.clicked.connect(self._change)
        self._build()

    def _build(self) -> None:
        self._names = QVBoxLayout()
        self._names.addStretch(1)
        self._names.addWidget(self.name)
        self._names.addWidget(self.team)
        self._names.addStretch(1)
        self._who = QBoxLayout(_ACROSS)
        self._who.addWidget(self.portrait)
        self._who.addLayout(self._names, 1)
        self._what = QBoxLayout(_ACROSS)
        for widget in (self.badge, self.already):
            self._what.addWidget(widget)
        self._what.addWidget(self.time, 1)
        self._layout = QBoxLayout(_DOWN, self)
        self._layout.addStretch(1)
        self._layout.addLayout(self._who)
        self._layout.addLayout(self._what)
        self._layout.addWidget(self.undo_bar)
        self._layout.addStretch(1)

    def restyle(self, palette: Palette, m: Metrics, shape: Shape) -> None:
        low = shape is Shape.LOW
        self._layout.setDirection(_ACROSS if low else _DOWN)
        for index, (wide, tall) in enumerate(((0, 1), (3, 0), (3, 0), (0, 0), (0, 1))):
            self._layout.setStretch(index, wide if low else tall)
        self._layout.setSpacing(m.px(SIZES.space_5))
        self._layout.setContentsMargins(*[m.px(SIZES.space_3 if low else SIZES.space_5)] * 4)
        self._who.setSpacing(m.px(SIZES.space_4))
        self._what.setSpacing(m.px(SIZES.space_4))
        self._names.setSpacing(m.px(SIZES.space_1))
        self.portrait.set_size(m.px(SIZES.portrait))
        self.portrait.set_colours(palette.accent_soft, palette.accent_strong)
        self.badge.setFixedHeight(m.font(SIZES.badge))
        self.badge.restyle(palette.on_ok, m.font(SIZES.title), m.px(SIZES.space_5), m.px(SIZES.space_2))
        self.already.setFixedHeight(m.font(SIZES.touch))
        self.already.restyle(palette.ok_strong, m.font(SIZES.icon), m.px(SIZES.space_4), m.px(SIZES.space_2))
        self.undo_bar.restyle(palette, m, stacked=low)

    def set_locale(self, locale: QLocale) -> None:
        self._locale = locale

    def show_view(self, view: KioskView, picture: QImage | None) -> None:
        stamp = view.stamp
        if stamp is None:
            return
        if stamp != self._stamp:
            self.undo_bar.setEnabled(True)
        self._stamp = stamp
        self.portrait.set_person(stamp.employee.name, picture)
        self.name.setText(stamp.employee.name)
        self.team.setText(stamp.employee.team)
        self.team.setVisible(bool(stamp.employee.team))
        done = view.card is Card.DONE
        self.badge.setVisible(done)
        self.already.setVisible(not done)
        self.badge.set_word(words.direction_words(stamp.direction))
        self.already.set_word(words.already_words(stamp.direction))
        set_property(self.time, "role", "time" if done else "title")  # beside a longer word it is smaller
        self.time.setText(self._time_words(stamp))
        self.undo_bar.keep_room(done and view.undo_total > 0)
        self.undo_bar.show_left(view.undo_left, view.undo_total, words.change_words(stamp))

    def _time_words(self, stamp: Stamp) -> str:
        if stamp.at is None:
            return ""
        clock = QTime(stamp.at.hour, stamp.at.minute)
        return self._locale.toString(clock, QLocale.FormatType.ShortFormat)

    def _change(self) -> None:
        stamp = self._stamp
        if stamp and stamp.punch_id and words.several(stamp):
            self.choice_asked.emit(stamp.punch_id)
        else:
            self._ask(self.change_asked.emit)

    def _ask(self, ask: Callable[[str], None]) -> None:
        if self._stamp and self._stamp.punch_id:
            self.window().setFocus()  # or the keyboard would go on to a button beside the card
            self.undo_bar.setEnabled(False)  # until the answer changes the card
            ask(self._stamp.punch_id)
