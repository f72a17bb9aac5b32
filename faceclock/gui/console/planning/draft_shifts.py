"""Shifts that are changed in a draft, beside the company's rules."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from faceclock.app.console.planning_shifts import ShiftService, ShiftVersion
from faceclock.domain.rulebook import ShiftType
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.planning.shift_dialog import ShiftDialog
from faceclock.gui.console.widgets.buttons import button, escaped, icon_button
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.console.widgets.layouts import clear, holding, row
from faceclock.gui.language import translate


class DraftShifts(QWidget):
    """``changed`` whenever one is drafted or dropped."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._drafts: dict[str, ShiftType] = {}
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2)
        words = translate("Rules", "Change a shift in this draft")
        self.choose = button(words, self._choose, kind="link")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(label(translate("Rules", "Shifts"), "subheading"))
        column.addLayout(self._lines)
        column.addLayout(row(self.choose, 1))

    @property
    def drafts(self) -> tuple[ShiftType, ...]:
        return tuple(self._drafts.values())

    def take(self, shifts: Sequence[ShiftType]) -> None:
        """These instead of what was drafted."""
        self._drafts = {shift.code: shift for shift in shifts}
        self._show()

    def forget(self) -> None:
        self.take(())

    def draft(self, shift: ShiftType) -> None:
        """One more, or another version of one."""
        self._drafts[shift.code] = shift
        self._show()
        self.changed.emit()

    def _choose(self) -> None:
        self.desk.tasks.run(self, self.desk.service(ShiftService).versions, self._offer, key="shifts")

    def _offer(self, versions: list[ShiftVersion]) -> None:
        if not versions:
            self.desk.tell(translate("Rules", "There are no shifts yet; make them in the roster."), "info")
            return
        menu = QMenu(self)
        for found in versions:
            if not found.past:
                shift = self._drafts.get(found.shift.code, found.shift)
                menu.addAction(escaped(shift.code)).triggered.connect(partial(self._edit, shift))
        menu.popup(self.choose.mapToGlobal(self.choose.rect().bottomLeft()))

    def _edit(self, shift: ShiftType, *_: object) -> None:
        ShiftDialog(self.desk, self, lambda _: None, shift, keep=self.draft).open()

    def _drop(self, code: str) -> None:
        del self._drafts[code]
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        clear(self._lines)
        for code, shift in self._drafts.items():
            words = translate("Rules", "{code}: {start}–{end}, changed in this draft")
            told = words.format(code=code, start=f"{shift.start:%H:%M}", end=f"{shift.end:%H:%M}")
            name = translate("Rules", "Leave shift {code} as it is").format(code=code)
            drop = icon_button("cross", name, self.desk.palette, partial(self._drop, code))
            self._lines.addWidget(holding(row(label(told), drop, 1, spacing=8)))
