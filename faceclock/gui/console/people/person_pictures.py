"""Of what pictures somebody is recognised, how good they are, and whom the face resembles."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from faceclock.app.console.people import PeopleService, Person, TemplateLine
from faceclock.app.lookalikes import Resemblance
from faceclock.domain.roles import Right
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.people.person_actions import PersonActions
from faceclock.gui.console.people.words import age, day, source_words
from faceclock.gui.console.widgets.buttons import button, icon_button
from faceclock.gui.console.widgets.labels import ElidedLabel, Pill, label
from faceclock.gui.console.widgets.layouts import column, row
from faceclock.gui.language import translate

_GOOD, _FAIR = 60.0, 40.0  # of 100; what the profile for enrolment calls weak lies below


class PicturesSection(QWidget):
    """A line for each template."""

    def __init__(self, desk: Desk, person: Person, actions: PersonActions) -> None:
        super().__init__()
        self._desk, self._person, self._actions = desk, person, actions
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(8)
        self._lines.addWidget(label(translate("People", "Face pictures"), "subheading"))
        if not person.templates:
            self._lines.addWidget(label(self._why_none(), "muted", wrap=True))
            return
        for template in person.templates:
            self._lines.addLayout(self._line(template))
        if person.pictures:
            kept = translate("People", "Kept as pictures: {count}").format(count=person.pictures)
            self._lines.addWidget(label(kept, "small"))
        self.look = button(translate("People", "Whom does this face resem&ble?"), self._look, kind="link")
        self._lines.addLayout(row(self.look, 1))

    def _why_none(self) -> str:
        if self._person.dates.pin_set_at:
            return translate("People", "None: this person checks in by number and PIN.")
        return translate("People", "None yet, and no PIN: this person cannot check in.")

    def _line(self, template: TemplateLine) -> QVBoxLayout:
        desk = self._desk
        about = f"{day(template.created_at, desk)} · {age(template.created_at)}"
        if not template.usable:
            about = translate("People", "{day} · made by the model {pack}").format(
                day=about, pack=template.pack
            )
        names = column(ElidedLabel(source_words(template)), ElidedLabel(about, "small"), spacing=0)
        line = row(names, spacing=8)
        line.setStretch(0, 1)
        line.addWidget(_quality(template))
        if desk.may(Right.EDIT_PEOPLE):
            words = translate("People", "Remove this picture: {what}").format(what=source_words(template))
            line.addWidget(
                icon_button(
                    "trash",
                    words,
                    desk.palette,
                    lambda: self._actions.remove_template(self._person, template),
                )
            )
        return column(line)

    def _look(self) -> None:
        self.look.setEnabled(False)
        service, who = self._desk.service(PeopleService), self._person.employee.id
        self._desk.tasks.run(self, lambda: service.resembling(who), self._show_resembling)

    def _show_resembling(self, found: list[tuple[str, Resemblance]]) -> None:
        self.look.hide()
        if not found:
            self._lines.addWidget(
                label(translate("People", "There is nobody else to compare with."), "muted")
            )
        for name, one in found:
            words = translate("People", "too close") if one.close else translate("People", "far enough")
            pill = Pill(f"{one.similarity:.2f} · {words}", "warn" if one.close else "quiet")
            line = row(ElidedLabel(f"{name} · {one.employee_id}"), pill)
            line.setStretch(0, 1)
            self._lines.addLayout(line)
        if found:
            note = translate("People", "Up to {threshold} two people are told apart by their faces alone.")
            self._lines.addWidget(
                label(note.format(threshold=f"{found[0][1].threshold:.2f}"), "small", wrap=True)
            )


def _quality(template: TemplateLine) -> QWidget:
    if not template.usable:
        return Pill(translate("People", "not used"), "quiet")
    if template.quality is None:
        return Pill(translate("People", "not measured"), "quiet")
    tone = "ok" if template.quality >= _GOOD else "info" if template.quality >= _FAIR else "warn"
    return Pill(translate("People", "Quality {number}").format(number=round(template.quality)), tone)
