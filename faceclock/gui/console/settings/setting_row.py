"""A setting: what it is called and means, its control, and the way back to the default."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from faceclock.app.console.settings import Shown
from faceclock.gui.console.settings.controls import control_for
from faceclock.gui.console.settings.words import bounds_words, in_words, value_words
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.console.widgets.layouts import column, row
from faceclock.gui.language import translate
from faceclock.settings.declared import Declared


class SettingRow(QWidget):
    """``wanted`` gives a key and the value that was chosen, ``reset`` the key of who is to have the default."""

    wanted = Signal(str, object)
    reset = Signal(str)

    def __init__(self, declared: Declared, *, editable: bool) -> None:
        super().__init__()
        self.declared = declared
        self.control = control_for(declared)
        self.control.setEnabled(editable)
        self.control.chosen.connect(lambda value: self.wanted.emit(declared.key, value))
        name = label(in_words(declared.title))
        name.setBuddy(self.control)
        self.back = button(
            translate("Settings", "Default: {value}").format(value=value_words(declared, declared.default)),
            lambda: self.reset.emit(declared.key),
            kind="link",
        )
        self.back.setAccessibleName(
            translate("Settings", "{title}: back to {value}").format(
                title=in_words(declared.title), value=value_words(declared, declared.default)
            )
        )
        self.note, self.fault = label("", "small", wrap=True), label("", "error", wrap=True)
        meaning = ". ".join(
            part.rstrip(".") for part in (in_words(declared.description), bounds_words(declared))
        )
        words = column(name, label(meaning.strip(" ."), "small", wrap=True), self.note, self.fault, spacing=2)
        words.addStretch(1)  # the meaning stays with the name where the control is taller
        beside = column(self.control, spacing=0)
        beside.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self._editable = editable
        line = row(words, beside, spacing=24)
        line.setStretch(0, 1)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 6, 0, 6)
        outside.addLayout(line)
        for hidden in (self.note, self.fault, self.back):
            hidden.hide()

    def show_setting(self, shown: Shown) -> None:
        """What was refused stays as it was typed, to be mended."""
        if self.fault.isHidden():
            self.control.show_value(shown.value)
        self.back.setVisible(shown.changed and self._editable)

    def tell_changed(self) -> None:
        """It was just changed here."""
        if self.declared.needs_restart:
            self.note.setText(translate("Settings", "A kiosk takes it when it is started again."))
            self.note.show()

    def complain(self, sentence: str) -> None:
        self.fault.setText(sentence)
        self.fault.setVisible(bool(sentence))

    def matches(self, wanted: str) -> bool:
        """Whether the words of a search are in what is seen, or in its key."""
        seen = " ".join(
            (in_words(self.declared.title), in_words(self.declared.description), self.declared.key)
        ).casefold()
        return all(part in seen for part in wanted.casefold().split())
