"""What can be put into the selected cells: a chip for each shift, days off, and clearing."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from faceclock.app.attendance.roster_painting import OFF
from faceclock.domain.rulebook import ShiftType
from faceclock.gui.console.planning.hues import ShiftHues
from faceclock.gui.console.planning.menus import menu_button
from faceclock.gui.console.widgets.buttons import button, escaped
from faceclock.gui.console.widgets.layouts import clear, row
from faceclock.gui.console.widgets.tips import plain_tip
from faceclock.gui.language import translate
from faceclock.gui.tokens import SIZES, Palette

WORK_FORMAT = "application/x-faceclock-work"
_SHOWN, _WIDEST, _MARGIN = 4, 110, 16


class Chip(QPushButton):
    """A shift's code in its colour; it is pressed, or dragged onto cells."""

    def __init__(self, code: str, shift: ShiftType, hues: ShiftHues, key: int) -> None:
        super().__init__(escaped(code))
        self._code, self._pressed_at = code, QPoint()
        hue = hues.of(code)
        self.setStyleSheet(
            f"QPushButton {{ color: {hue.ink}; background: {hue.soft}; border: 1px solid {hue.soft};"
            "font-weight: 600; }"
            f"QPushButton:hover {{ border-color: {hue.ink}; }}"
            f"QPushButton:focus {{ border: {SIZES.frame}px solid {hue.ink}; }}"
        )
        times = f"{shift.start:%H:%M}–{shift.end:%H:%M}"
        told = translate(
            "Roster", "{name} {times}: put it into the selected cells, or drag it there (key {key})"
        )
        self.setToolTip(plain_tip(told.format(name=shift.name or code, times=times, key=key)))
        self.setAccessibleName(f"{shift.name or code} {times}")
        self.setAutoDefault(False)
        self.setMaximumWidth(_WIDEST)
        room = _WIDEST - 2 * _MARGIN
        self.setText(escaped(self.fontMetrics().elidedText(code, Qt.TextElideMode.ElideRight, room)))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        far = (event.position().toPoint() - self._pressed_at).manhattanLength()
        if event.buttons() & Qt.MouseButton.LeftButton and far > QApplication.startDragDistance():
            self.setDown(False)
            drag, carried = QDrag(self), QMimeData()
            carried.setData(WORK_FORMAT, self._code.encode())
            drag.setMimeData(carried)
            drag.setPixmap(self.grab())
            drag.exec(Qt.DropAction.CopyAction)


class ShiftBar(QWidget):
    """``wanted`` gives a shift's code, `OFF`, or "" for clearing."""

    wanted = Signal(str)

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self._palette = palette
        self._line = row(spacing=8)
        self.setLayout(self._line)
        self._shown: Mapping[str, ShiftType] | None = None
        self.codes: list[str] = []
        self.chips: list[QPushButton] = []

    def show_shifts(self, shifts: Mapping[str, ShiftType], hues: ShiftHues) -> None:
        """The first ones as chips, further ones in a menu."""
        if shifts == self._shown:
            return
        self._shown, self.codes = dict(shifts), list(shifts)
        clear(self._line)
        self.chips = [
            self._chip(code, shifts[code], hues, key) for key, code in enumerate(self.codes[:_SHOWN], 1)
        ]
        if len(self.codes) > _SHOWN:
            self.chips.append(self._menu(shifts))
        self.chips.append(
            self._action(translate("Roster", "Off"), OFF, translate("Roster", "A day off (key 0)"))
        )
        clearing = translate("Roster", "What the pattern, team or everybody has holds again (key Delete)")
        self.chips.append(self._action(translate("Roster", "Clear"), "", clearing))
        for chip in self.chips:
            self._line.addWidget(chip)
        self._line.addStretch(1)

    def work_of(self, digit: int) -> str | None:
        """What a key stands for; None for nothing."""
        if digit == 0:
            return OFF
        return self.codes[digit - 1] if digit <= len(self.codes) else None

    def _chip(self, code: str, shift: ShiftType, hues: ShiftHues, key: int) -> Chip:
        made = Chip(code, shift, hues, key)
        made.clicked.connect(lambda: self.wanted.emit(code))
        return made

    def _action(self, text: str, work: str, told: str) -> QPushButton:
        made = button(text, lambda: self.wanted.emit(work))
        made.setToolTip(told)
        return made

    def _menu(self, shifts: Mapping[str, ShiftType]) -> QPushButton:
        entries = [
            (f"{code}  {shifts[code].start:%H:%M}–{shifts[code].end:%H:%M}", partial(self.wanted.emit, code))
            for code in self.codes[_SHOWN:]
        ]
        return menu_button(translate("Roster", "More"), self._palette, entries)[0]
