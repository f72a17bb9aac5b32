"""Beside the table: everything about the person who is chosen."""

from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from faceclock.app.console.people import Person
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.people.person_actions import PersonActions
from faceclock.gui.console.people.person_consents import ConsentsSection
from faceclock.gui.console.people.person_head import PersonHead
from faceclock.gui.console.people.person_pictures import PicturesSection
from faceclock.gui.console.people.person_punches import DatesSection, PunchesSection
from faceclock.gui.console.widgets.empty import EmptyState
from faceclock.gui.console.widgets.labels import rule
from faceclock.gui.console.widgets.layouts import scrolling
from faceclock.gui.language import translate
from faceclock.gui.tokens import CONSOLE


class PersonPanel(QFrame):
    """`show_person` builds the content anew only where something of it is other than before."""

    def __init__(self, desk: Desk, actions: PersonActions) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setMinimumWidth(330)
        self._desk, self._actions = desk, actions
        self.person: Person | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._shown: QWidget | None = None
        self.show_person(None)

    def show_person(self, person: Person | None) -> None:
        """None: nobody is chosen."""
        if self._shown is not None and person == self.person:
            return
        same = bool(person and self.person and person.employee.id == self.person.employee.id)
        place = self._place() if same else 0
        self.person = person
        self.show_content(scrolling(self._sections(person)) if person else self._nobody())
        self._go_to(place)

    def show_content(self, content: QWidget) -> None:
        """Something else in the place of a person, such as several people."""
        if self._shown is not None:
            self._column.removeWidget(self._shown)
            self._shown.hide()
            self._shown.deleteLater()
        self._shown = content
        self._column.addWidget(content)

    def forget(self) -> None:
        """So that the same person is shown again after something else was."""
        self.person = None

    def _sections(self, person: Person) -> QWidget:
        desk, actions = self._desk, self._actions
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(CONSOLE.card, CONSOLE.card, CONSOLE.card, CONSOLE.card)
        column.setSpacing(14)
        column.addWidget(PersonHead(desk, person, actions))
        for section in (PicturesSection, ConsentsSection, PunchesSection, DatesSection):
            column.addWidget(rule())
            column.addWidget(section(desk, person, actions))
        column.addStretch(1)
        return content

    def _nobody(self) -> QWidget:
        return EmptyState(
            "user",
            translate("People", "Nobody is chosen"),
            translate(
                "People", "Choose somebody in the table to see their pictures, consents and last check-ins."
            ),
            self._desk.palette,
        )

    def _place(self) -> int:
        return self._shown.verticalScrollBar().value() if isinstance(self._shown, QScrollArea) else 0

    def _go_to(self, place: int) -> None:
        if place and isinstance(self._shown, QScrollArea):
            self._shown.ensurePolished()
            self._column.activate()
            self._shown.verticalScrollBar().setValue(place)
