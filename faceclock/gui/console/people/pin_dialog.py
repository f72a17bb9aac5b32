"""A new PIN, typed twice."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from faceclock.app.console.people_changes import PeopleChanges
from faceclock.domain.people import Employee
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.people.names import in_sentence
from faceclock.gui.console.widgets.dialog import Dialog
from faceclock.gui.console.widgets.form import Form, password_field
from faceclock.gui.language import translate


class PinDialog(Dialog):
    """Let the person type it: nobody else needs to know it, and it is never shown."""

    def __init__(self, desk: Desk, parent: QWidget, employee: Employee, changed: Callable[[], None]) -> None:
        heading = translate("People", "PIN of {name}").format(name=in_sentence(employee.name))
        super().__init__(desk, parent, heading, translate("People", "Set the PIN"))
        self._employee, self._changed = employee, changed
        self.pin, self.again = password_field(), password_field()
        form = Form()
        form.add(
            translate("People", "New &PIN"),
            self.pin,
            translate("People", "4 to 12 digits, none that is easy to guess. Let the person type it."),
        )
        form.add(translate("People", "The same &again"), self.again)
        self.body.addWidget(form)

    def submit(self) -> None:
        pin = self.pin.text()
        if pin != self.again.text():
            self.complain(translate("People", "The two are not the same; type them again."))
            return
        changes, who = self.desk.service(PeopleChanges), self._employee
        self.run(lambda: changes.set_pin(who.id, pin), self._tell)

    def _tell(self, _: None) -> None:
        self.desk.tell(
            translate("People", "The PIN of {name} is set.").format(name=in_sentence(self._employee.name))
        )
        self._changed()
