"""One control for each kind of setting. Each tells ``chosen`` when somebody has chosen a value, not while typing."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QSpinBox,
    QWidget,
)

from faceclock.gui.console.settings.words import in_words
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.console.widgets.numbers import padded
from faceclock.gui.language import translate
from faceclock.settings.declared import Declared, Kind, Value

WIDTH = 280
_NUMBER = 136
_LONGEST = 500


class Control(QWidget):
    """``field`` takes the focus; `show_value` sets it without telling anybody."""

    chosen = Signal(object)

    def __init__(self, declared: Declared) -> None:
        super().__init__()
        self.declared = declared
        self.line = QHBoxLayout(self)
        self.line.setContentsMargins(0, 0, 0, 0)
        self.line.setSpacing(8)
        self.setFixedWidth(WIDTH)

    def use(self, field: QWidget) -> None:
        """``field`` is the control proper."""
        field.setAccessibleName(in_words(self.declared.title))
        field.setAccessibleDescription(in_words(self.declared.description))
        field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        field.installEventFilter(self)
        self.setFocusProxy(field)
        self.line.addWidget(field)

    def show_value(self, value: Value) -> None:
        raise NotImplementedError

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The wheel scrolls the page, and never changes a value that it passes over."""
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return False


class Toggle(Control):
    def __init__(self, declared: Declared) -> None:
        super().__init__(declared)
        self.field = QCheckBox(translate("Settings", "On"))
        self.use(self.field)
        self.line.addStretch(1)
        self.field.clicked.connect(lambda on: self.chosen.emit(bool(on)))

    def show_value(self, value: Value) -> None:
        self.field.setChecked(bool(value))


class Choice(Control):
    def __init__(self, declared: Declared) -> None:
        super().__init__(declared)
        self.field = QComboBox()
        for value, name in declared.choices:
            self.field.addItem(in_words(name), value)
        self.use(self.field)
        self.field.activated.connect(lambda index: self.chosen.emit(self.field.itemData(index)))

    def show_value(self, value: Value) -> None:
        self.field.setCurrentIndex(self.field.findData(value))


class Whole(Control):
    def __init__(self, declared: Declared) -> None:
        super().__init__(declared)
        self.field = padded(QSpinBox())
        self.field.setRange(int(declared.least or 0), int(declared.most or 0))
        self.field.setKeyboardTracking(False)
        self.use(self.field)
        self.field.setFixedWidth(_NUMBER)
        self.line.addWidget(label(in_words(declared.unit), "muted"))
        self.line.addStretch(1)
        self.field.valueChanged.connect(lambda number: self.chosen.emit(int(number)))

    def show_value(self, value: Value) -> None:
        self.field.blockSignals(True)
        self.field.setValue(int(value))
        self.field.blockSignals(False)


class Text(Control):
    """Numbers with a fraction too: 0.00001 fits no spin box. What they may be the service says."""

    def __init__(self, declared: Declared) -> None:
        super().__init__(declared)
        self.field = QLineEdit()
        self.field.setMaxLength(_LONGEST)
        self.use(self.field)
        if declared.kind is Kind.NUMBER:
            self.field.setMaximumWidth(_NUMBER)
            self.line.addWidget(label(in_words(declared.unit), "muted"))
            self.line.addStretch(1)
        self._shown = ""
        self.field.editingFinished.connect(self._tell)

    def show_value(self, value: Value) -> None:
        self._shown = f"{value:g}" if isinstance(value, float) else str(value)
        if not (self.field.hasFocus() and self.field.isModified()):  # somebody is typing
            self.field.setText(self._shown)

    def _tell(self) -> None:
        text = self.field.text().strip()
        self.field.setModified(False)
        if text == self._shown:
            return
        self.chosen.emit(text.replace(",", ".") if self.declared.kind is Kind.NUMBER else text)


class Place(Text):
    """A folder or file, typed or chosen."""

    def __init__(self, declared: Declared) -> None:
        super().__init__(declared)
        choose = button(translate("Settings", "Choose…"), self._choose)
        choose.setAccessibleName(
            translate("Settings", "Choose: {title}").format(title=in_words(declared.title))
        )
        self.line.addWidget(choose)

    def _choose(self) -> None:
        title, before = in_words(self.declared.title), self.field.text() or str(Path.home())
        if self.declared.kind is Kind.FOLDER:
            chosen = QFileDialog.getExistingDirectory(self, title, before)
        else:
            chosen, _ = QFileDialog.getOpenFileName(self, title, before)
        if chosen:
            self.field.setText(chosen)
            self._tell()


class Zone(Text):
    """`complete_by` gives it the names of all zones."""

    def complete_by(self, zones: list[str]) -> None:
        completer = QCompleter(zones, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.field.setCompleter(completer)


_KINDS: dict[Kind, Callable[[Declared], Control]] = {
    Kind.TOGGLE: Toggle,
    Kind.CHOICE: Choice,
    Kind.WHOLE: Whole,
    Kind.NUMBER: Text,
    Kind.TEXT: Text,
    Kind.FOLDER: Place,
    Kind.FILE: Place,
    Kind.ZONE: Zone,
}


def control_for(declared: Declared) -> Control:
    """The control of a setting's kind."""
    return _KINDS[declared.kind](declared)
