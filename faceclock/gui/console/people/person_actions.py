"""What the buttons of one person do. Dialogs are imported when they are first asked for."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from faceclock.app.console.people import ConsentLine, Person, TemplateLine
from faceclock.app.console.people_changes import PeopleChanges
from faceclock.domain.consent import Purpose
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.people.names import in_sentence
from faceclock.gui.console.people.words import loss_words, purpose_words, source_words
from faceclock.gui.console.widgets.dialog import ask
from faceclock.gui.language import translate


class PersonActions(QObject):
    """``changed`` is called after each change, ``show`` with the number of somebody to show. ``teams`` are those to
    choose among, ``deleted`` holds the numbers of those deleted here."""

    def __init__(
        self, desk: Desk, page: QWidget, changed: Callable[[], None], show: Callable[[str], None]
    ) -> None:
        super().__init__(page)
        self._desk, self._page, self._changed, self._show = desk, page, changed, show
        self.teams: tuple[str, ...] = ()
        self.deleted: set[str] = set()

    def enrol(self, person: Person | None = None) -> None:
        """By the camera or from photographs; None: somebody new."""
        from faceclock.gui.console.enrolment.wizard import EnrolmentWizard

        wizard = EnrolmentWizard(self._desk, self._page, person.employee.id if person else None)
        wizard.enrolled.connect(self._show)
        wizard.open()

    def add(self) -> None:
        """Somebody without a face."""
        from faceclock.gui.console.people.person_dialog import NewPersonDialog

        NewPersonDialog(self._desk, self._page, self.teams, self._show).open()

    def edit(self, person: Person) -> None:
        from faceclock.gui.console.people.person_dialog import PersonDialog

        PersonDialog(self._desk, self._page, person.employee, self.teams, self._changed).open()

    def set_pin(self, person: Person) -> None:
        from faceclock.gui.console.people.pin_dialog import PinDialog

        PinDialog(self._desk, self._page, person.employee, self._changed).open()

    def export(self, person: Person) -> None:
        from faceclock.gui.console.people.export_dialog import ExportDialog

        ExportDialog(self._desk, self._page, person.employee).open()

    def delete(self, person: Person) -> None:
        from faceclock.gui.console.people.delete_dialog import DeleteDialog

        DeleteDialog(self._desk, self._page, person, lambda: self._gone(person)).open()

    def read_consent(self, line: ConsentLine) -> None:
        """Show what was signed under a consent."""
        from faceclock.gui.console.people.signature_dialog import SignatureDialog

        if line.signature is not None:
            SignatureDialog(self._desk, self._page, line.consent, line.signature).open()

    def show_hours(self, person: Person) -> None:
        self._desk.go("attendance", (person.employee.id, None))

    def set_active(self, person: Person, active: bool) -> None:
        employee = person.employee
        if active:
            self._do(lambda: self._changes.set_active(employee.id, True))
            return
        ask(
            self._desk,
            self._page,
            translate("People", "Does {name} leave the company?").format(name=in_sentence(employee.name)),
            translate(
                "People",
                "From now on {name} cannot check in. Pictures and hours stay; the retention schedule deletes the "
                "face later. Coming back is one click.",
            ).format(name=in_sentence(employee.name)),
            translate("People", "Yes, leaves"),
            lambda: self._do(lambda: self._changes.set_active(employee.id, False)),
        )

    def remove_template(self, person: Person, template: TemplateLine) -> None:
        last = sum(other.usable for other in person.templates) == 1 and template.usable
        sentence = translate(
            "People", "The picture cannot be brought back; a new one can be taken at any time."
        )
        if last:
            sentence = translate(
                "People",
                "It is the last one: without it {name} is not recognised any more, until enrolled again.",
            ).format(name=in_sentence(person.employee.name))
        ask(
            self._desk,
            self._page,
            translate("People", "Remove “{what}” of {name}?").format(
                what=source_words(template), name=in_sentence(person.employee.name)
            ),
            sentence,
            translate("People", "Remove the picture"),
            lambda: self._do(lambda: self._changes.remove_template(template.id)),
            danger=True,
        )

    def withdraw(self, person: Person, purpose: Purpose) -> None:
        name = in_sentence(person.employee.name)
        ask(
            self._desk,
            self._page,
            translate("People", "{name} withdraws: {purpose}").format(
                name=name, purpose=purpose_words(purpose)
            ),
            loss_words(purpose, name),
            translate("People", "Withdraw the consent"),
            lambda: self._do(lambda: self._changes.withdraw(person.employee.id, purpose)),
            danger=True,
        )

    def _gone(self, person: Person) -> None:
        self.deleted.add(person.employee.id)
        self._changed()

    @property
    def _changes(self) -> PeopleChanges:
        return self._desk.service(PeopleChanges)

    def _do(self, work: Callable[[], object]) -> None:
        self._desk.tasks.run(self, work, lambda _: self._changed())
