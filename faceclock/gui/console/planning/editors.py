"""Fields for single values of the rule book. Each has `value`, `show_value` and the signal ``changed``."""

import re
from collections.abc import Mapping
from datetime import time
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QLocale, QTime, Signal
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QLineEdit,
    QSpinBox,
    QTimeEdit,
    QWidget,
)

from faceclock.gui.console.widgets.layouts import row
from faceclock.gui.console.widgets.numbers import padded
from faceclock.gui.language import translate

_DAY = 1440
_WEEKDAYS_A_LINE = 4
_NUMBERS = re.compile(r"\d+")


class Editor(QWidget):
    """``field`` takes the focus and the accessible name."""

    changed = Signal()
    field: QWidget

    def value(self) -> Any:
        raise NotImplementedError

    def show_value(self, value: Any) -> None:
        raise NotImplementedError

    def setAccessibleName(self, name: str) -> None:
        """Of the field that the keyboard is in."""
        super().setAccessibleName(name)
        self.field.setAccessibleName(name)

    def _hold(self, *parts: QWidget) -> None:
        self.field = parts[0]
        self.setFocusProxy(parts[0])
        self.setLayout(row(*parts, spacing=8))


def minutes_text(value: int) -> str:
    """As 8 h 30 min."""
    hours, minutes = divmod(value, 60)
    if not hours:
        return translate("Minutes", "{minutes} min").format(minutes=minutes)
    return translate("Minutes", "{hours} h {minutes} min").format(hours=hours, minutes=f"{minutes:02}")


class MinutesBox(QSpinBox):
    """Shown as 8 h 30 min; typed so, or as 8:30, or as minutes."""

    def __init__(self, most: int = _DAY) -> None:
        super().__init__()
        padded(self)
        self.setRange(0, most)
        self.setSingleStep(5)
        self.setMinimumWidth(120)

    def textFromValue(self, value: int) -> str:
        return minutes_text(value)

    def valueFromText(self, text: str) -> int:
        numbers = [int(found) for found in _NUMBERS.findall(text)]
        if len(numbers) > 1:
            return numbers[0] * 60 + numbers[1]
        hours = translate("Minutes", "h")
        return sum(numbers) * (60 if hours in text else 1)

    def validate(self, text: str, place: int) -> tuple[QValidator.State, str, int]:
        fits = self.minimum() <= self.valueFromText(text) <= self.maximum()
        state = QValidator.State.Acceptable if fits else QValidator.State.Intermediate
        return state, text, place


class MinutesEditor(Editor):
    def __init__(self, most: int = _DAY) -> None:
        super().__init__()
        self.box = MinutesBox(most)
        self.box.valueChanged.connect(lambda _: self.changed.emit())
        self._hold(self.box)

    def value(self) -> int:
        return self.box.value()

    def show_value(self, value: int) -> None:
        self.box.setValue(value)


class OptionalMinutesEditor(Editor):
    """A check box; where it is ticked, minutes."""

    def __init__(self, title: str, most: int = _DAY, first: int = 0) -> None:
        """``first`` is what stands there when it is ticked for the first time."""
        super().__init__()
        self.check, self.box = QCheckBox(title), MinutesBox(most)
        self.box.setAccessibleName(title)
        self.box.setValue(first)
        self.box.hide()
        self.check.toggled.connect(self.box.setVisible)
        self.check.toggled.connect(lambda _: self.changed.emit())
        self.box.valueChanged.connect(lambda _: self.changed.emit())
        self._hold(self.check, self.box)

    def value(self) -> int | None:
        return self.box.value() if self.check.isChecked() else None

    def show_value(self, value: int | None) -> None:
        if value is not None:
            self.box.setValue(value)
        self.check.setChecked(value is not None)


class FactorEditor(Editor):
    """By how much a minute counts."""

    def __init__(self) -> None:
        super().__init__()
        self.box = padded(QDoubleSpinBox())
        self.box.setRange(0.0, 10.0)
        self.box.setSingleStep(0.25)
        self.box.setPrefix("× ")
        self.box.setMinimumWidth(90)
        self.box.valueChanged.connect(lambda _: self.changed.emit())
        self._hold(self.box)

    def value(self) -> float:
        return round(self.box.value(), 2)

    def show_value(self, value: float) -> None:
        self.box.setValue(value)


class TickEditor(Editor):
    """Yes or no; the title is the box's own."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.check = QCheckBox(title)
        self.check.toggled.connect(lambda _: self.changed.emit())
        self._hold(self.check)

    def value(self) -> bool:
        return self.check.isChecked()

    def show_value(self, value: bool) -> None:
        self.check.setChecked(value)


class TextEditor(Editor):
    def __init__(self) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setMaxLength(100)
        self.line.textChanged.connect(lambda _: self.changed.emit())
        self._hold(self.line)

    def value(self) -> str:
        return self.line.text().strip()

    def show_value(self, value: str) -> None:
        self.line.setText(value)


class TimeEditor(Editor):
    def __init__(self) -> None:
        super().__init__()
        self.box = padded(QTimeEdit())
        self.box.setDisplayFormat("HH:mm")
        self.box.timeChanged.connect(lambda _: self.changed.emit())
        self._hold(self.box)

    def value(self) -> time:
        return time(self.box.time().hour(), self.box.time().minute())

    def show_value(self, value: time) -> None:
        self.box.setTime(QTime(value.hour, value.minute))


class ChoiceEditor(Editor):
    """One of an enumeration; ``words`` says each."""

    def __init__(self, words: Mapping[StrEnum, str]) -> None:
        super().__init__()
        self.box, self._values = QComboBox(), list(words)
        self.box.addItems(list(words.values()))
        self.box.currentIndexChanged.connect(lambda _: self.changed.emit())
        self._hold(self.box)

    def value(self) -> StrEnum:
        return self._values[self.box.currentIndex()]

    def show_value(self, value: StrEnum) -> None:
        self.box.setCurrentIndex(self._values.index(value))


class WeekdayEditor(Editor):
    """One day of the week, 0 for Monday."""

    def __init__(self, locale: QLocale) -> None:
        super().__init__()
        self.box = QComboBox()
        self.box.addItems([locale.dayName(day) for day in range(1, 8)])
        self.box.currentIndexChanged.connect(lambda _: self.changed.emit())
        self._hold(self.box)

    def value(self) -> int:
        return self.box.currentIndex()

    def show_value(self, value: int) -> None:
        self.box.setCurrentIndex(value)


class WeekdaysEditor(Editor):
    """Any days of the week."""

    def __init__(self, locale: QLocale) -> None:
        super().__init__()
        self.checks = [QCheckBox(locale.dayName(day, QLocale.FormatType.ShortFormat)) for day in range(1, 8)]
        for number, check in enumerate(self.checks, 1):
            check.setAccessibleName(locale.dayName(number))
            check.toggled.connect(lambda _: self.changed.emit())
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(0)
        for number, check in enumerate(self.checks):
            grid.addWidget(check, *divmod(number, _WEEKDAYS_A_LINE))
        self.field = self.checks[0]
        self.setFocusProxy(self.field)

    def value(self) -> tuple[int, ...]:
        return tuple(day for day, check in enumerate(self.checks) if check.isChecked())

    def show_value(self, value: tuple[int, ...]) -> None:
        for day, check in enumerate(self.checks):
            check.setChecked(day in value)
