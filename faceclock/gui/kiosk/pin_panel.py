"""Number and PIN on the same screen: the way in without a face. Left alone, it goes away by itself."""

from math import ceil

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QTimer, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QWidget

from faceclock.domain.errors import FaceClockError, PinRefused
from faceclock.gui.kiosk.arrange import Shape
from faceclock.gui.kiosk.keypad import FIGURES, LETTERS, Keypad
from faceclock.gui.kiosk.labels import FitLabel
from faceclock.gui.kiosk.parts import make_button, set_icon, set_property
from faceclock.gui.kiosk.pin_entry import PinEntry
from faceclock.gui.tokens import SIZES, Metrics, Palette

translate = QCoreApplication.translate
IDLE_MS = 20_000
SLOW_MS = 500  # a disk may make somebody wait for longer


class PinPanel(QFrame):
    submitted = Signal(str, str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.back, self.letters = make_button(self), make_button(self)
        self.title, self.error = FitLabel("subtitle", self, lines=2), FitLabel("error", self, lines=2)
        self.entry = PinEntry(self)
        self.figures, self.alphabet = Keypad(FIGURES, self), Keypad(LETTERS, self)
        self._head = QHBoxLayout()
        for widget, stretch in ((self.back, 0), (self.title, 1), (self.letters, 0)):
            self._head.addWidget(widget, stretch)
        self._grid = QGridLayout(self)
        self._idle = QTimer(self, interval=IDLE_MS, singleShot=True)
        self._slow = QTimer(self, interval=SLOW_MS, singleShot=True)
        self._wait, self._waited = 0.0, QElapsedTimer()
        self._tick = QTimer(self, interval=250)
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        self.back.clicked.connect(self.close_panel)
        self.letters.clicked.connect(lambda: self._show_letters(self.alphabet.isHidden()))
        self.entry.submitted.connect(self._submit)
        self.entry.touched.connect(self._touched)
        self._idle.timeout.connect(self.close_panel)
        self._tick.timeout.connect(self._count_down)
        self._slow.timeout.connect(lambda: self._say(translate("Pin", "One moment"), wrong=False))
        for pad in (self.figures, self.alphabet):
            pad.typed.connect(self.entry.type)
            pad.erased.connect(self.entry.erase)
            pad.entered.connect(self.entry.enter)

    # Opening and closing

    def open_panel(self) -> None:
        self.entry.clear()
        self._unlock()
        self._show_letters(False)
        self.show()
        self.raise_()
        self.entry.clear()
        self._idle.start()

    def close_panel(self) -> None:
        """Leaves nothing of what was typed."""
        for timer in (self._idle, self._tick, self._slow):
            timer.stop()
        self.entry.clear()
        self.hide()
        self.closed.emit()

    # Answers

    def refused(self, problem: FaceClockError | None) -> None:
        """Say why not. A wrong number and a wrong PIN sound alike, so that nobody can look for numbers."""
        self._set_busy(False)
        self._idle.start()
        match problem:
            case PinRefused(wait_seconds=wait) if wait > 0:
                self._lock(wait)
            case PinRefused():
                self._say(translate("Pin", "Number or PIN is wrong"))
            case _:
                self._say(translate("Pin", "Not possible now. Tell the office."))
        self.entry.retry()

    def _submit(self, number: str, pin: str) -> None:
        if self._tick.isActive():
            return
        self.setFocus()  # or it would leave the panel, and Escape with it
        self._set_busy(True)
        self._slow.start()
        self._idle.start()  # also while it waits: a panel never stays for ever
        self.submitted.emit(number, pin)

    def _set_busy(self, busy: bool) -> None:
        self._slow.stop()
        for widget in (self.entry, self.figures, self.alphabet):
            widget.setEnabled(not busy)

    def _touched(self) -> None:
        if self.isVisible() and self.entry.isEnabled():
            self._idle.start()
            if not self._tick.isActive() and self.entry.pin.text():
                self._say("")

    # Locked after too many wrong PINs

    def _lock(self, seconds: float) -> None:
        self._wait = seconds
        self._waited.start()
        self._tick.start()
        self._count_down()

    def _count_down(self) -> None:
        left = self._wait - self._waited.elapsed() / 1000
        if left <= 0:
            self._unlock()
            return
        self._say(translate("Pin", "Wait {seconds} s, then try again").format(seconds=ceil(left)))

    def _unlock(self) -> None:
        self._tick.stop()
        self._set_busy(False)
        self._say("")

    def _say(self, text: str, *, wrong: bool = True) -> None:
        set_property(self.error, "role", "error" if wrong else "quiet")
        self.error.setText(f"✕ {text}" if text and wrong else text)
        self.error.setAccessibleName(text)

    # Looks

    def restyle(self, palette: Palette, m: Metrics, shape: Shape) -> None:
        beside = shape is not Shape.SIDE
        while self._grid.count():
            self._grid.takeAt(0)
        self._grid.addLayout(self._head, 0, 0)
        self._grid.addWidget(self.entry, 1, 0)
        self._grid.addWidget(self.error, 2, 0)
        for pad in (self.figures, self.alphabet):
            self._grid.addWidget(pad, *((0, 1, 4, 1) if beside else (3, 0)))
        self._grid.setRowStretch(3, 1)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1 if beside else 0)
        self._grid.setHorizontalSpacing(m.px(SIZES.space_5))
        self._grid.setVerticalSpacing(m.px(SIZES.space_3 if beside else SIZES.space_2))
        self._grid.setContentsMargins(*[m.px(SIZES.space_4)] * 4)
        self._head.setSpacing(m.px(SIZES.space_3))
        self.error.setMinimumHeight(m.font(SIZES.icon))
        self.entry.restyle(m, stacked=beside)
        for pad in (self.figures, self.alphabet):
            pad.restyle(palette, m)
        for button in (self.back, self.letters):
            button.setMinimumSize(m.touch(SIZES.touch), m.touch(SIZES.touch))
        set_icon(self.back, "arrow-back", palette.text, m.px(SIZES.icon))

    def _show_letters(self, wanted: bool) -> None:
        self.figures.setVisible(not wanted)
        self.alphabet.setVisible(wanted)
        self.letters.setText("123" if wanted else "ABC")
        if wanted:
            self.entry.begin()

    def retranslate(self) -> None:
        self.title.setText(translate("Pin", "Number and PIN"))
        self.back.setAccessibleName(translate("Pin", "Back"))
        self.letters.setAccessibleName(translate("Pin", "Letters or figures"))
        self.entry.retranslate()
        self.figures.retranslate()
        self.alphabet.retranslate()
