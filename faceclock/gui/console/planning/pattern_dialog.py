"""The editor of a pattern: a row of days, each with its shift."""

from datetime import date, timedelta

from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QSpinBox, QWidget

from faceclock.app.attendance.book_changes import Done
from faceclock.app.console.planning import Choices, RosterService
from faceclock.domain.errors import InputProblem
from faceclock.domain.rulebook import Pattern
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.planning.list_dialog import Told
from faceclock.gui.console.planning.roster_words import day_text
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.dates import DateField
from faceclock.gui.console.widgets.dialog import Dialog
from faceclock.gui.console.widgets.form import Form
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.console.widgets.layouts import clear, row, scrolling
from faceclock.gui.console.widgets.numbers import padded
from faceclock.gui.language import translate

_WEEK, _LONGEST, _LONGEST_NAME = 7, 56, 60


class PatternDialog(Dialog):
    """A day is a shift, several, or off. A cycle of 7, 14, ... days that begins on a Monday is shown by weeks."""

    def __init__(self, desk: Desk, parent: QWidget | None, told: Told, pattern: Pattern | None) -> None:
        heading = translate("Patterns", "Pattern {code}") if pattern else translate("Patterns", "New pattern")
        code = pattern.code if pattern else ""
        super().__init__(desk, parent, heading.format(code=code), translate("Patterns", "Save"))
        self._told, self._service = told, desk.service(RosterService)
        self.setMinimumSize(820, 520)
        monday = date.today() - timedelta(days=date.today().weekday())
        shown = pattern or Pattern("", ("",) * _WEEK, monday)
        self._codes: tuple[str, ...] = ()
        self.days: list[QComboBox] = []
        self._add_fields(shown, new=pattern is None)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        content = QWidget()
        content.setLayout(self._grid)
        self.body.addWidget(scrolling(content), 1)
        self._wanted = list(shown.days)
        desk.tasks.run(self, self._service.choices, self._show_choices, self._fail)

    def submit(self) -> None:
        made = self.pattern()
        self.run(lambda: self._save(made), self._told)

    def pattern(self) -> Pattern:
        """As the fields have it."""
        days = tuple(box.currentData() for box in self.days)
        return Pattern(self.code.text().strip(), days, self.anchor.day, self.name.text().strip())

    def _save(self, made: Pattern) -> Done:
        if not made.code:
            raise InputProblem(translate("Patterns", "Give the pattern a short code, such as rota."))
        return self._service.save_pattern(made)

    def _add_fields(self, shown: Pattern, *, new: bool) -> None:
        self.code, self.name = QLineEdit(shown.code), QLineEdit(shown.name)
        for line in (self.code, self.name):
            line.setMaxLength(_LONGEST_NAME)
        self.code.setEnabled(new)
        self.anchor, self.length = DateField(shown.anchor), padded(QSpinBox())
        self.length.setRange(1, _LONGEST)
        self.length.setValue(len(shown.days))
        parts = []
        for text, field in (
            (translate("Patterns", "Short &code"), self.code),
            (translate("Patterns", "&Name"), self.name),
            (translate("Patterns", "Cycle &begins on"), self.anchor),
            (translate("Patterns", "&Days in the cycle"), self.length),
        ):
            form = Form()
            form.add(text, field)
            parts.append(form)
        self.body.addLayout(row(*parts, spacing=16))
        week = button(translate("Patterns", "Fill with the first week"), self._repeat_week, kind="link")
        self.body.addLayout(row(week, 1))
        self.length.valueChanged.connect(lambda _: self._lay_out())
        self.anchor.dateChanged.connect(lambda _: self._lay_out())

    def _show_choices(self, choices: Choices) -> None:
        self._codes = choices.shifts
        self._lay_out()

    def _repeat_week(self) -> None:
        self._keep()
        first = self._wanted[:_WEEK]
        self._wanted = [first[number % len(first)] for number in range(_LONGEST)]
        self._lay_out(keep=False)

    def _keep(self) -> None:
        for number, box in enumerate(self.days):
            self._wanted[number] = box.currentData()

    def _lay_out(self, *, keep: bool = True) -> None:
        """A box for each day, seven a line."""
        if keep:
            self._keep()
        length = self.length.value()
        self._wanted += [""] * (length - len(self._wanted))
        clear(self._grid)
        self.days = [self._box(number) for number in range(length)]
        for number, box in enumerate(self.days):
            line, place = divmod(number, _WEEK)
            day = self.anchor.day + timedelta(days=number)
            words = day_text(day, self.desk.locale, "ddd") if length % _WEEK == 0 else str(number + 1)
            self._grid.addWidget(label(words, "small"), 2 * line, place)
            self._grid.addWidget(box, 2 * line + 1, place)
        for place in range(_WEEK):
            self._grid.setColumnStretch(place, 1)
        self._grid.setRowStretch(2 * (length // _WEEK + 1), 1)

    def _box(self, number: int) -> QComboBox:
        made = QComboBox()
        made.addItem(translate("Patterns", "off"), "")
        wanted = self._wanted[number]
        codes = self._codes if wanted in ("", *self._codes) else (*self._codes, wanted)
        for code in codes:
            made.addItem(code, code)
        made.setCurrentIndex(made.findData(wanted))
        made.setAccessibleName(translate("Patterns", "Day {number} of the cycle").format(number=number + 1))
        return made
