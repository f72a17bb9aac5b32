"""A form made of the declarations of a class of the rule book; everything in it has words."""

from collections.abc import Mapping, Sequence
from dataclasses import is_dataclass
from datetime import date, time
from enum import StrEnum
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QVBoxLayout, QWidget

from faceclock.domain.rulebook import BreakStep, Flexible, Rounding, WeekTier
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.planning.declarations import Declared, declared, optional, value_at, with_value
from faceclock.gui.console.planning.editors import (
    ChoiceEditor,
    Editor,
    FactorEditor,
    MinutesEditor,
    OptionalMinutesEditor,
    TextEditor,
    TickEditor,
    TimeEditor,
    WeekdayEditor,
    WeekdaysEditor,
)
from faceclock.gui.console.planning.enum_words import enum_words
from faceclock.gui.console.planning.field_words import FieldWords, field_words
from faceclock.gui.console.planning.step_editors import BreakStepsEditor, RoundingEditor, TiersEditor
from faceclock.gui.console.widgets.labels import label

_WEEK, _MONTH = 7 * 1440, 31 * 1440
_LONGER = {"OvertimeClass.weekly_cap": _WEEK, "OvertimeClass.monthly_cap": _MONTH, "WeekOvertime.cap": _WEEK}
_MOST = {**_LONGER, "WeekOvertime.monthly_cap": _MONTH, "RuleSet.duplicate_minutes": 999}
_USUAL = {
    "ShiftType.daily_minutes": 480,
    "RuleSet.daily_minutes": 480,
    "ShiftType.auto_out": 30,
    "OvertimeClass.daily_cap": 120,
    "OvertimeClass.weekly_cap": 600,
    "OvertimeClass.monthly_cap": 1800,
    "WeekOvertime.cap": 3600,
    "WeekOvertime.monthly_cap": 1800,
}
_FIRST: dict[type, Any] = {Flexible: Flexible(time(10), time(15), 480)}
_SELF_NAMED = (TickEditor, OptionalMinutesEditor)


class EntryForm(QWidget):
    """Shows an entry and gives it back changed. ``sections`` are headings with the first names of their paths;
    what is in none of them is not shown and stays as it is."""

    changed = Signal()

    def __init__(
        self, desk: Desk, kind: type, sections: Sequence[tuple[str, Sequence[str]]], columns: int = 2
    ) -> None:
        super().__init__()
        self._desk, self._columns = desk, columns
        self._words = field_words()
        self._entry: Any = None
        self._editors: dict[Declared, Editor] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for heading, names in sections:
            found = [each for name in names for each in declared(kind) if _is_named(each, name)]
            column.addWidget(self._section(heading, found))
        column.addStretch(1)

    def show_entry(self, entry: Any) -> None:
        self._entry = entry
        self.blockSignals(True)
        for each, editor in self._editors.items():
            editor.show_value(value_at(entry, each.path))
        self.blockSignals(False)

    def entry(self) -> Any:
        """What was shown, with what was changed in it."""
        found = self._entry
        for each, editor in self._editors.items():
            found = with_value(found, each.path, editor.value())
        return found

    def editor(self, key: str) -> Editor:
        """The field of a key such as "ShiftType.start"."""
        return next(editor for each, editor in self._editors.items() if each.key == key)

    def _section(self, heading: str, found: Sequence[Declared]) -> QWidget:
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(10)
        for number in range(self._columns):
            grid.setColumnStretch(number, 1)
        if heading:
            grid.addWidget(label(heading, "subheading"), 0, 0, 1, self._columns)
        line, place = 1, 0
        for each in found:
            wide = _is_wide(each)
            if wide and place:
                line, place = line + 1, 0
            grid.addWidget(self._field(each), line, place, 1, self._columns if wide else 1)
            place = (place + 1) % self._columns if not wide else 0
            line += 0 if place else 1
        return made

    def _field(self, each: Declared) -> QWidget:
        words = self._words[each.key]
        editor = self._editors[each] = self._made(each, words)
        editor.changed.connect(self.changed)
        if not isinstance(editor, WeekdaysEditor):  # each of its boxes is a day's
            editor.field.setAccessibleName(words.title)
        editor.field.setAccessibleDescription(words.hint)
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        if not isinstance(editor, _SELF_NAMED) and not isinstance(editor, OptionalEntryEditor):
            name = label(words.title, "small", wrap=True)
            name.setBuddy(editor.field)
            column.addWidget(name)
        column.addWidget(editor)
        if words.hint and not isinstance(editor, OptionalEntryEditor):
            column.addWidget(label(words.hint, "small", wrap=True))
        column.addStretch(1)
        return made

    def _made(self, each: Declared, words: FieldWords) -> Editor:
        inner = optional(each.kind)
        if inner is int:
            return OptionalMinutesEditor(words.title, _MOST.get(each.key, 1440), _USUAL[each.key])
        if inner is not None:
            return OptionalEntryEditor(self._desk, inner, words, self._columns)
        if each.key == "RuleSet.week_start":
            return WeekdayEditor(self._desk.locale)
        if isinstance(each.kind, type) and issubclass(each.kind, StrEnum):
            return ChoiceEditor(enum_words(each.kind))
        return self._plain(each, words)

    def _plain(self, each: Declared, words: FieldWords) -> Editor:
        palette = self._desk.palette
        makers: Mapping[Any, Any] = {
            int: lambda: MinutesEditor(_MOST.get(each.key, 1440)),
            float: FactorEditor,
            bool: lambda: TickEditor(words.title),
            str: TextEditor,
            time: TimeEditor,
            Rounding: lambda: RoundingEditor(words.title),
            tuple[int, ...]: lambda: WeekdaysEditor(self._desk.locale),
            tuple[BreakStep, ...]: lambda: BreakStepsEditor(palette),
            tuple[WeekTier, ...]: lambda: TiersEditor(palette),
        }
        made: Editor = makers[each.kind]()
        return made


class OptionalEntryEditor(Editor):
    """A check box; where it is ticked, a form of its own beneath."""

    def __init__(self, desk: Desk, kind: type, words: FieldWords, columns: int) -> None:
        super().__init__()
        self._first = _FIRST.get(kind) or kind()
        self.check = QCheckBox(words.title)
        self.form = EntryForm(desk, kind, [("", [each.path[0] for each in declared(kind)])], columns)
        self.form.show_entry(self._first)
        frame = QFrame()
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(28, 0, 0, 8)
        if words.hint:
            inner.addWidget(label(words.hint, "small", wrap=True))
        inner.addWidget(self.form)
        frame.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.check)
        column.addWidget(frame)
        self.field = self.check
        self.setFocusProxy(self.check)
        self.check.toggled.connect(frame.setVisible)
        self.check.toggled.connect(lambda _: self.changed.emit())
        self.form.changed.connect(self.changed)

    def value(self) -> Any:
        return self.form.entry() if self.check.isChecked() else None

    def show_value(self, value: Any) -> None:
        self.form.show_entry(self._first if value is None else value)
        self.check.setChecked(value is not None)


def _is_named(each: Declared, name: str) -> bool:
    """By the whole way to it, or by the beginning of it; days are no fields of a form."""
    return each.kind is not date and f"{'.'.join(each.path)}.".startswith(f"{name}.")


def _is_wide(each: Declared) -> bool:
    return is_dataclass(optional(each.kind)) or each.kind in (
        tuple[int, ...],
        tuple[BreakStep, ...],
        tuple[WeekTier, ...],
    )
