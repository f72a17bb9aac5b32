"""How thorough: three ways, each with what it does."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from faceclock.app.training_recipes import Thoroughness
from faceclock.gui.console.training.words import way_words
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.language import translate

_INDENT = 32  # beneath the words of a choice


class Ways(QWidget):
    """The quick one is chosen at first."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._group, self.choices = QButtonGroup(self), dict[Thoroughness, QRadioButton]()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 10)
        lines.setSpacing(0)
        lines.addWidget(label(translate("Training", "How thorough"), "small"))
        for way in Thoroughness:
            name, meaning = way_words(way)
            choice = self.choices[way] = QRadioButton(name)
            choice.setAccessibleDescription(meaning)
            self._group.addButton(choice)
            said = label(meaning, "small", wrap=True)
            said.setContentsMargins(_INDENT, 0, 0, 4)
            lines.addWidget(choice)
            lines.addWidget(said)
        self.choices[Thoroughness.QUICK].setChecked(True)
        self._group.buttonToggled.connect(lambda _, on: self.changed.emit() if on else None)

    @property
    def chosen(self) -> Thoroughness:
        return next(way for way, choice in self.choices.items() if choice.isChecked())
