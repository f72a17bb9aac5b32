"""Who it is, and what can be done with the person."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from faceclock.app.console.people import Person
from faceclock.domain.roles import Right
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.people.person_actions import PersonActions
from faceclock.gui.console.people.person_menu import person_menu
from faceclock.gui.console.people.picture import Picture
from faceclock.gui.console.people.words import day, state_words
from faceclock.gui.console.widgets.buttons import button, icon_button
from faceclock.gui.console.widgets.labels import ElidedLabel, Pill, label
from faceclock.gui.console.widgets.layouts import column, row
from faceclock.gui.language import translate


class PersonHead(QWidget):
    """Picture, name, states, and the buttons that the role may press."""

    def __init__(self, desk: Desk, person: Person, actions: PersonActions) -> None:
        super().__init__()
        self._desk, self._person, self._actions = desk, person, actions
        employee = person.employee
        about = " · ".join(part for part in (employee.id, employee.team) if part)
        names = column(
            ElidedLabel(employee.name, "heading"), ElidedLabel(about, "muted"), self._pills(), spacing=4
        )
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(14)
        top = row(Picture(employee.name, person.portrait, desk.palette), names, spacing=14)
        top.setStretch(1, 1)
        lines.addLayout(top)
        if not employee.active and person.dates.left_at:
            left = translate("People", "Left on {day}: cannot check in; hours and pictures stay for now.")
            lines.addWidget(label(left.format(day=day(person.dates.left_at, desk)), "small", wrap=True))
        lines.addLayout(self._buttons())

    def _pills(self) -> QWidget:
        person = self._person
        words, tone = state_words(person.employee.active)
        pin = bool(person.dates.pin_set_at)
        pins = translate("People", "PIN set") if pin else translate("People", "No PIN")
        line = QWidget()
        line.setLayout(row(Pill(words, tone), Pill(pins, "ok" if pin else "quiet"), 1, spacing=6))
        return line

    def _buttons(self) -> QVBoxLayout:
        desk, person, actions = self._desk, self._person, self._actions
        shown = []
        if desk.may(Right.EDIT_PEOPLE):
            again = any(template.usable for template in person.templates)
            words = translate("People", "&Enrol again") if again else translate("People", "&Enrol the face")
            kind = "" if again else "primary"
            shown.append(
                button(
                    words, lambda: actions.enrol(person), kind=kind, icon="scan-face", palette=desk.palette
                )
            )
            shown.append(button(translate("People", "E&dit"), lambda: actions.edit(person)))
        self.more = icon_button("more", translate("People", "More for this person"), desk.palette, flat=False)
        self.more.clicked.connect(self._open_menu)
        return column(row(*shown, self.more, 1, spacing=8))

    def _open_menu(self) -> None:
        menu = person_menu(self._desk, self._person, self._actions, self)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))
