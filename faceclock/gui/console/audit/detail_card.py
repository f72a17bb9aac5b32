"""One entry in full: what was before, and what it is now."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from faceclock.domain.roles import Right
from faceclock.gui.console.audit.action_words import actor_words, entry_words
from faceclock.gui.console.audit.detail_words import detail_lines
from faceclock.gui.console.audit.log_model import about, is_about_a_person
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.moments import moment
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.card import Card
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.console.widgets.layouts import scrolling
from faceclock.gui.language import translate
from faceclock.storage.audit import AuditEntry
from faceclock.storage.audit_log import Told

_WIDTH = 300


class DetailCard(Card):
    """The text can be selected and copied."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(translate("Audit", "Entry"))
        self._desk = desk
        self.setFixedWidth(_WIDTH)
        self._place = QVBoxLayout()
        self.body.addLayout(self._place, 1)
        self._person = ""
        self.go = button(translate("Audit", "&Show the person"), lambda: desk.go("people", self._person))
        self.body.addWidget(self.go, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_nothing()

    def show_nothing(self) -> None:
        self.heading.setText(translate("Audit", "Entry"))
        self.go.hide()
        self._put([(translate("Audit", "Choose a line to see all of it."), "")])

    def show_entry(self, told: Told, before: AuditEntry | None) -> None:
        """``before``: what the log said last about the same, where that tells what was changed."""
        entry = told.entry
        self.heading.setText(entry_words(entry))
        self._person = entry.subject
        self.go.setVisible(is_about_a_person(told) and self._desk.may(Right.SEE_PEOPLE))
        lines = [
            (translate("Audit", "When"), moment(entry.at, self._desk, seconds=True)),
            (translate("Audit", "Who"), actor_words(entry.actor)),
            (translate("Audit", "About"), about(told)),
            (translate("Audit", "At"), entry.kiosk),
            *detail_lines(entry, before),
            (translate("Audit", "Number in the log"), str(entry.seq)),
        ]
        self._put([line for line in lines if line[1]])

    def _put(self, lines: list[tuple[str, str]]) -> None:
        while item := self._place.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for what, value in lines:
            column.addWidget(label(what, "small", wrap=True))
            if value:
                column.addWidget(_value(value))
                column.addSpacing(6)
        column.addStretch(1)
        self._place.addWidget(scrolling(inside))


def _value(text: str) -> QWidget:
    """Long words, such as digests, get places to break at."""
    broken = " ".join("\u200b".join(_pieces(word)) for word in text.split(" "))
    return label(broken, wrap=True)


def _pieces(word: str) -> list[str]:
    return [word[start : start + 16] for start in range(0, len(word), 16)] or [""]
