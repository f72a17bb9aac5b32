"""A new passphrase, typed twice, with how hard it is to guess."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from faceclock.domain.errors import InputProblem
from faceclock.gui.console.keys.words import strength_words
from faceclock.gui.console.widgets.form import Form, password_field, show_switch
from faceclock.gui.console.widgets.labels import Pill
from faceclock.gui.console.widgets.layouts import row
from faceclock.gui.language import translate
from faceclock.security.strength import strength_of

_LONGEST = 1000


class NewPassphrase(QWidget):
    """``typed`` is what both fields hold."""

    def __init__(self) -> None:
        super().__init__()
        self.first, self.again, self.strength = password_field(), password_field(), Pill()
        forms = []
        for field, name in (
            (self.first, translate("Keys", "Passphrase, 12 characters or &more")),
            (self.again, translate("Keys", "The same &again")),
        ):
            field.setMaxLength(_LONGEST)
            forms.append(Form())
            forms[-1].add(name, field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row(*forms, spacing=16))
        column.addLayout(row(show_switch(self.first, self.again), 1, self.strength))
        self.first.textChanged.connect(self._judge)
        self._judge("")

    @property
    def typed(self) -> str:
        """Empty where nothing was typed. Raises InputProblem where the two differ."""
        if self.first.text() != self.again.text():
            raise InputProblem(translate("Keys", "The two passphrases differ; type the same one twice."))
        return self.first.text()

    def _judge(self, text: str) -> None:
        self.strength.setVisible(bool(text))
        self.strength.show_state(*strength_words(strength_of(text)))
