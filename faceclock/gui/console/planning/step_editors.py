"""Fields for values of several parts: rounding, steps of breaks, tiers of the week."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QSpinBox, QVBoxLayout, QWidget

from faceclock.domain.rulebook import BreakStep, Rounding, RoundingMode, WeekTier
from faceclock.gui.console.planning.editors import Editor, FactorEditor, MinutesBox
from faceclock.gui.console.planning.enum_words import enum_words
from faceclock.gui.console.widgets.buttons import button, icon_button
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.console.widgets.layouts import row
from faceclock.gui.console.widgets.numbers import padded
from faceclock.gui.language import translate
from faceclock.gui.tokens import Palette

_WEEK = 7 * 1440


class RoundingEditor(Editor):
    """How, and to how many minutes."""

    def __init__(self, title: str) -> None:
        super().__init__()
        words = enum_words(RoundingMode)
        self.mode, self._modes, self.unit = QComboBox(), list(words), padded(QSpinBox())
        self.mode.addItems(list(words.values()))
        self.unit.setRange(1, 60)
        self.unit.setSuffix(translate("Minutes", " min"))
        self.unit.setAccessibleName(translate("Fields", "{field}: to so many minutes").format(field=title))
        self.mode.currentIndexChanged.connect(self._show_unit)
        self.unit.valueChanged.connect(lambda _: self.changed.emit())
        self._hold(self.mode, self.unit)
        self._show_unit()

    def value(self) -> Rounding:
        mode = self._modes[self.mode.currentIndex()]
        assert isinstance(mode, RoundingMode)
        return Rounding(mode, self.unit.value())

    def show_value(self, value: Rounding) -> None:
        self.mode.setCurrentIndex(self._modes.index(value.mode))
        self.unit.setValue(value.unit)

    def _show_unit(self) -> None:
        self.unit.setVisible(self._modes[self.mode.currentIndex()] is not RoundingMode.NONE)
        self.changed.emit()


class _Steps(Editor):
    """Lines that can be added and taken away. A line is a widget and what reads it."""

    def __init__(self, adding: str, palette: Palette) -> None:
        super().__init__()
        self._palette = palette
        self._lines: list[tuple[QWidget, Callable[[], Any]]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.add = button(adding, self._add_usual, kind="link")
        self._column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.field = self.add
        self.setFocusProxy(self.add)

    def value(self) -> tuple[Any, ...]:
        return tuple(read() for _, read in self._lines)

    def show_value(self, value: tuple[Any, ...]) -> None:
        for line, _ in list(self._lines):
            self._drop(line)
        for step in value:
            self._append(step)

    def _append(self, step: Any) -> None:
        parts, read = self._parts(step)
        line = QWidget()
        words = translate("Fields", "Remove this line")
        removing = icon_button("trash", words, self._palette, lambda: self._drop(line))
        line.setLayout(row(*parts, removing, 1, spacing=8))
        self._lines.append((line, read))
        self._column.insertWidget(self._column.count() - 1, line)
        self.changed.emit()

    def _drop(self, line: QWidget) -> None:
        self._lines = [found for found in self._lines if found[0] is not line]
        self._column.removeWidget(line)
        line.hide()
        line.deleteLater()
        self.changed.emit()

    def _box(self, minutes: int, name: str, most: int = 1440) -> MinutesBox:
        made = MinutesBox(most)
        made.setValue(minutes)
        made.setAccessibleName(name)
        made.valueChanged.connect(lambda _: self.changed.emit())
        return made

    def _add_usual(self) -> None:
        raise NotImplementedError

    def _parts(self, step: Any) -> tuple[list[QWidget], Callable[[], Any]]:
        raise NotImplementedError


class BreakStepsEditor(_Steps):
    """Who works longer than so much takes so much."""

    def __init__(self, palette: Palette) -> None:
        super().__init__(translate("Fields", "Add a break"), palette)

    def _add_usual(self) -> None:
        last = self.value()[-1:] or (BreakStep(180, 15),)
        self._append(BreakStep(last[0].after + 180, last[0].take + 15))

    def _parts(self, step: BreakStep) -> tuple[list[QWidget], Callable[[], Any]]:
        after = self._box(step.after, translate("Fields", "Working longer than"))
        take = self._box(step.take, translate("Fields", "Break to be taken"))
        words = (label(translate("Fields", "after")), label(translate("Fields", "take")))
        return [words[0], after, words[1], take], lambda: BreakStep(after.value(), take.value())


class TiersEditor(_Steps):
    """Minutes of the week beyond so much count by so much."""

    def __init__(self, palette: Palette) -> None:
        super().__init__(translate("Fields", "Add a step"), palette)

    def _add_usual(self) -> None:
        last = self.value()[-1:] or (WeekTier(2100, 1.25),)
        self._append(WeekTier(last[0].over + 300, last[0].multiplier + 0.25))

    def _parts(self, step: WeekTier) -> tuple[list[QWidget], Callable[[], Any]]:
        over = self._box(step.over, translate("Fields", "Hours of the week beyond"), _WEEK)
        factor = FactorEditor()
        factor.show_value(step.multiplier)
        factor.box.setAccessibleName(translate("Fields", "Counts by"))
        factor.changed.connect(self.changed)
        return [label(translate("Fields", "beyond")), over, factor], lambda: WeekTier(
            over.value(), factor.value()
        )
