"""A sentence on a tinted card, with the button that does something about it."""

from PySide6.QtWidgets import QLineEdit

from faceclock.gui.console.desk import Desk
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.card import Card
from faceclock.gui.console.widgets.labels import Pill, label, set_tone
from faceclock.gui.console.widgets.layouts import column, row
from faceclock.gui.language import translate


class Advice(Card):
    """Hidden until it has something to say; the sign beside the sentence speaks where colours do not."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._page = desk, ""
        self.sign = Pill()
        self.sentence = label("", wrap=True)
        self.action = button("", lambda: desk.go(self._page))
        self.command = QLineEdit(readOnly=True)
        self.command.setAccessibleName(translate("Training", "Command"))
        self.body.setContentsMargins(16, 10, 12, 10)
        line = row(self.sign, column(self.sentence, self.command, spacing=6), self.action)
        line.setStretch(1, 1)
        self.body.addLayout(line)
        self.hide()

    def show_advice(
        self, tone: str, sentence: str, *, action: str = "", page: str = "", command: str = ""
    ) -> None:
        """``tone``: ok, warn or bad; ``action`` is the button's text, which leads to ``page``; ``command`` can be
        copied."""
        words = {
            "ok": translate("Training", "Enough"),
            "warn": translate("Training", "To do"),
            "bad": translate("Training", "Refused"),
        }
        self._page = page
        self.sign.show_state(words[tone], tone)
        self.sentence.setText(sentence)
        self.command.setText(command)
        self.command.setVisible(bool(command))
        self.action.setText(action)
        self.action.setVisible(bool(action))
        set_tone(self, "" if tone == "ok" else tone)
        self.show()
