"""Somebody on the roll who looks like the new person: an administrator says whether it is the same."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QLabel, QRadioButton, QVBoxLayout

from faceclock.app.console.enrolling_draft import Resembling
from faceclock.gui.console.enrolment.thumbnail import pixmap_of_jpeg
from faceclock.gui.console.enrolment.words import short_name
from faceclock.gui.console.widgets.card import Card
from faceclock.gui.console.widgets.labels import Initials, Pill, label
from faceclock.gui.console.widgets.layouts import column, row
from faceclock.gui.language import translate

_SIDE = 64


class ResemblingCard(Card):
    """``same`` is True or False once that was decided; a mere likeness needs no decision."""

    decided = Signal()

    def __init__(self, found: Resembling) -> None:
        super().__init__(tone="warn" if found.same else "")
        self.found = found
        self.is_same, self.is_other = QRadioButton(), QRadioButton()
        line = row(spacing=16)
        line.addWidget(self._portrait(), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(self._words(), 1)
        self.body.addLayout(line)

    @property
    def same(self) -> bool | None:
        if self.is_same.isChecked():
            return True
        return False if self.is_other.isChecked() or not self.found.same else None

    def _portrait(self) -> QLabel:
        if self.found.portrait is None:
            return Initials(self.found.employee.name)
        made = QLabel()
        made.setPixmap(pixmap_of_jpeg(self.found.portrait, _SIDE, self.devicePixelRatioF()))
        made.setAccessibleName(self.found.employee.name)
        return made

    def _words(self) -> QVBoxLayout:
        employee, found = self.found.employee, self.found
        who = label(f"{employee.name} · {employee.id}", "subheading", wrap=True)
        alike = translate("Enrolment", "similarity {value}").format(value=f"{found.similarity:.2f}")
        pill = Pill(alike, "warn" if found.same else "quiet")
        words = column(who, pill, spacing=6)
        if not employee.active:
            left = translate(
                "Enrolment", "Has left. Take them back on the People page to let them check in again."
            )
            words.addWidget(label(left, "muted", wrap=True))
        if found.same:
            for part in self._choices():
                words.addWidget(part)
        else:
            near = translate(
                "Enrolment", "Somebody else, but alike: the kiosk may not decide and ask for the PIN."
            )
            words.addWidget(label(near, "muted", wrap=True))
        return words

    def _choices(self) -> tuple[QRadioButton, QRadioButton]:
        name = short_name(self.found.employee.name)
        self.is_same.setText(
            translate("Enrolment", "The same person: add the pictures to {name}").format(name=name)
        )
        self.is_other.setText(translate("Enrolment", "Somebody else: a twin or a look-alike"))
        group = QButtonGroup(self)
        for choice in (self.is_same, self.is_other):
            group.addButton(choice)
            choice.toggled.connect(self.decided)
        return self.is_same, self.is_other
