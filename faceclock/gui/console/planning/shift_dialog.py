"""One version of a shift: its fields, from when it holds, and what clock changes make of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from functools import partial

from PySide6.QtWidgets import QCheckBox, QWidget

from faceclock.app.console.planning_shifts import ClockChangeNight, ShiftService
from faceclock.domain.rulebook import BEGINNING, ShiftType
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.planning.editors import minutes_text
from faceclock.gui.console.planning.entry_form import EntryForm
from faceclock.gui.console.planning.list_dialog import Told
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.dates import DateField
from faceclock.gui.console.widgets.dialog import Dialog
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.console.widgets.layouts import column, row, scrolling
from faceclock.gui.language import translate

_NEW = ShiftType("", time(8), time(16, 30))
_MAIN = ("code", "name", "start", "end", "grace_late", "grace_early", "counting.breaks.automatic", "flexible")
_ROUNDING = ("counting.rounding",)
_MORE = (
    "check_in_before",
    "check_out_after",
    "before",
    "after",
    "absent_below",
    "half_day_below",
    "daily_minutes",
    "auto_out",
    "counting.direction",
    "counting.pairs",
    "counting.min_span",
    "counting.max_span",
    "counting.breaks.punched",
)


class ShiftDialog(Dialog):
    """``shift`` None makes a new one; with ``new_version`` it is changed from a day on, and stays before it."""

    def __init__(
        self,
        desk: Desk,
        parent: QWidget | None,
        told: Told,
        shift: ShiftType | None,
        *,
        new_version: bool = False,
        keep: Callable[[ShiftType], None] | None = None,
    ) -> None:
        """With ``keep`` nothing is stored: it gets the shift, for a draft."""
        heading = translate("Shifts", "New shift") if shift is None else translate("Shifts", "Shift {code}")
        code = shift.code if shift else ""
        super().__init__(desk, parent, heading.format(code=code), translate("Shifts", "Save"))
        self._told, self._service = told, desk.service(ShiftService)
        self._instead_of = None if new_version else shift
        self._keep = keep
        self.setMinimumSize(720, 560)
        self.form = EntryForm(desk, ShiftType, [("", _MAIN), (translate("Shifts", "Rounding"), _ROUNDING)])
        self.more = EntryForm(desk, ShiftType, [("", _MORE)])
        shown = shift or _NEW
        self.form.show_entry(shown)
        self.more.show_entry(shown)
        self.form.editor("ShiftType.code").setEnabled(shift is None)
        self._add_parts(shown, new_version)
        self.form.changed.connect(self._look_at_clocks)
        self._look_at_clocks()

    def shift(self) -> ShiftType:
        """As the fields have it."""
        found = self.form.entry()
        rest = self.more.entry()
        counting = replace(
            rest.counting,
            rounding=found.counting.rounding,
            breaks=replace(found.counting.breaks, punched=rest.counting.breaks.punched),
        )
        named = ("code", "name", "start", "end", "grace_late", "grace_early", "flexible")
        main = {name: getattr(found, name) for name in named}
        day = BEGINNING if self.always.isChecked() else self.day.day
        made: ShiftType = replace(rest, **main, counting=counting, valid_from=day)
        return made

    def submit(self) -> None:
        made = self.shift()
        if self._keep is not None:
            self._keep(made)
            self.accept()
            return
        self.run(lambda: self._service.save(made, self._instead_of), self._told)

    def _add_parts(self, shown: ShiftType, new_version: bool) -> None:
        self.always = QCheckBox(translate("Shifts", "Has always held"))
        self.always.setChecked(shown.valid_from == BEGINNING and not new_version)
        self.day = DateField(date.today() if new_version or self.always.isChecked() else shown.valid_from)
        self.day.setAccessibleName(translate("Shifts", "Holds from"))
        self.day.setDisabled(self.always.isChecked())
        self.always.toggled.connect(self.day.setDisabled)
        since = row(label(translate("Shifts", "Holds from")), self.day, self.always, 1)
        self.clocks = label("", "small", wrap=True)
        self.unfold = button(translate("Shifts", "More settings"), self._unfold, kind="link")
        self.more.hide()
        parts = column(self.form, since, self.clocks, row(self.unfold, 1), self.more, 1)
        parts.setContentsMargins(0, 0, 12, 0)
        content = QWidget()
        content.setLayout(parts)
        content.setObjectName("scrolled")
        self.body.addWidget(scrolling(content), 1)

    def _unfold(self) -> None:
        shown = self.more.isHidden()
        self.more.setVisible(shown)
        words = translate("Shifts", "Fewer settings") if shown else translate("Shifts", "More settings")
        self.unfold.setText(words)

    def _look_at_clocks(self) -> None:
        made, year = self.form.entry(), date.today().year
        if made.start != made.end:
            work = partial(self._service.clock_changes, made, year)
            self.desk.tasks.run(self, work, self._show_clocks, key="clocks")

    def _show_clocks(self, nights: list[ClockChangeNight]) -> None:
        words = translate(
            "Shifts", "{day}: clocks change in this shift, {elapsed} instead of {planned} ({zone})."
        )
        lines = [
            words.format(
                day=night.day.isoformat(),
                elapsed=minutes_text(night.elapsed),
                planned=minutes_text(night.planned),
                zone=night.zone,
            )
            for night in nights
        ]
        self.clocks.setText("\n".join(lines))
        self.clocks.setVisible(bool(lines))
