"""What somebody agreed to: which words, signed by whom, and the way back."""

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from faceclock.app.console.people import ConsentLine, Person
from faceclock.domain.consent import Purpose
from faceclock.domain.roles import Right
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.people.person_actions import PersonActions
from faceclock.gui.console.people.words import day, purpose_words
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.labels import ElidedLabel, Pill, label
from faceclock.gui.console.widgets.layouts import column, row
from faceclock.gui.language import translate


class ConsentsSection(QWidget):
    """Two lines for each purpose; what was signed can be read."""

    def __init__(self, desk: Desk, person: Person, actions: PersonActions) -> None:
        super().__init__()
        self._desk, self._person, self._actions = desk, person, actions
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(10)
        lines.addWidget(label(translate("People", "Consents"), "subheading"))
        said = {line.consent.purpose: line for line in person.consents}
        for purpose in Purpose:
            lines.addWidget(self._line(purpose, said.get(purpose)))

    def _line(self, purpose: Purpose, said: ConsentLine | None) -> QWidget:
        stands = said is not None and said.consent.given
        name = row(label(purpose_words(purpose), wrap=True), self._state(purpose, said), spacing=8)
        about = row(ElidedLabel(self._about(said), "small"), spacing=8)
        for line in (name, about):
            line.setStretch(0, 1)
        if stands and self._desk.may(Right.EDIT_PEOPLE):
            about.addWidget(self._take_back(purpose))
        if said is not None and said.signature is not None:
            about.insertWidget(1, self._read(said))
        made = QWidget()
        made.setLayout(column(name, about, spacing=0))
        return made

    def _read(self, said: ConsentLine) -> QPushButton:
        made = button(translate("People", "Read"), lambda: self._actions.read_consent(said), kind="link")
        words = translate("People", "Read what was signed: {purpose}")
        made.setAccessibleName(words.format(purpose=purpose_words(said.consent.purpose)))
        return made

    def _take_back(self, purpose: Purpose) -> QPushButton:
        made = button(
            translate("People", "Withdraw"),
            lambda: self._actions.withdraw(self._person, purpose),
            kind="link",
        )
        made.setAccessibleName(
            translate("People", "Withdraw: {purpose}").format(purpose=purpose_words(purpose))
        )
        return made

    def _state(self, purpose: Purpose, said: ConsentLine | None) -> Pill:
        if said is None:
            lacking = purpose is Purpose.RECOGNITION and bool(self._person.templates)
            return Pill(translate("People", "not asked"), "warn" if lacking else "quiet")
        if said.consent.given:
            return Pill(translate("People", "agreed"), "ok")
        return Pill(translate("People", "withdrawn"), "quiet")

    def _about(self, said: ConsentLine | None) -> str:
        if said is None:
            return translate("People", "No answer is on record.")
        consent, signed = said.consent, said.signature
        parts = [day(consent.at, self._desk), consent.text_version]
        if signed is not None:
            parts.append(translate("People", "signed by {name}").format(name=signed.name))
        else:
            parts.append(translate("People", "recorded by {name}").format(name=consent.actor))
        return " · ".join(parts)
