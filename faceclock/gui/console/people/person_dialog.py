"""Adding somebody without a face, and changing a name or team."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from faceclock.app.console.people_changes import PeopleChanges
from faceclock.app.teams import Moved
from faceclock.domain.people import Employee
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.people.moving import tell_moved
from faceclock.gui.console.people.team_fields import LONGEST, day_field, team_field
from faceclock.gui.console.widgets.dialog import Dialog
from faceclock.gui.console.widgets.form import Form, password_field
from faceclock.gui.language import translate


def _text_field(text: str = "") -> QLineEdit:
    made = QLineEdit(text)
    made.setMaxLength(LONGEST)
    return made


class NewPersonDialog(Dialog):
    """``shown`` is called with the number of whoever was added."""

    def __init__(
        self, desk: Desk, parent: QWidget, teams: Sequence[str], shown: Callable[[str], None]
    ) -> None:
        super().__init__(
            desk,
            parent,
            translate("People", "Add a person without a face"),
            translate("People", "Add the person"),
        )
        self._shown = shown
        form = Form()
        self.number, self.name = _text_field(), _text_field()
        self.team, self.pin = team_field(teams), password_field()
        form.add(
            translate("People", "&Number"), self.number, translate("People", "Your own; it never changes.")
        )
        form.add(translate("People", "N&ame"), self.name)
        form.add(translate("People", "&Team"), self.team)
        form.add(
            translate("People", "&PIN"),
            self.pin,
            translate(
                "People", "4 to 12 digits. Without one the person cannot check in before being enrolled."
            ),
        )
        self.body.addWidget(form)

    def submit(self) -> None:
        employee = Employee(
            self.number.text().strip(), self.name.text().strip(), self.team.currentText().strip()
        )
        pin, changes = self.pin.text(), self.desk.service(PeopleChanges)
        self.run(lambda: changes.add(employee, pin), lambda _: self._shown(employee.id))


class PersonDialog(Dialog):
    """Another name, or another team from a day on."""

    def __init__(
        self,
        desk: Desk,
        parent: QWidget,
        employee: Employee,
        teams: Sequence[str],
        changed: Callable[[], None],
    ) -> None:
        heading = translate("People", "Edit {number}").format(number=employee.id)
        super().__init__(desk, parent, heading, translate("People", "Save"))
        self._employee, self._changed = employee, changed
        form = Form()
        self.name, self.team, self.first = (
            _text_field(employee.name),
            team_field(teams, employee.team),
            day_field(),
        )
        form.add(translate("People", "N&ame"), self.name)
        form.add(translate("People", "&Team"), self.team)
        form.add(
            translate("People", "In this team &from"),
            self.first,
            translate("People", "Rosters of the earlier team hold until the day before."),
        )
        self.first.setEnabled(False)
        self.team.currentTextChanged.connect(
            lambda text: self.first.setEnabled(text.strip() != employee.team)
        )
        self.body.addWidget(form)

    def submit(self) -> None:
        name, team, first = (
            self.name.text().strip(),
            self.team.currentText().strip(),
            self.first.day.isoformat(),
        )
        changes, who = self.desk.service(PeopleChanges), self._employee.id
        self.run(lambda: changes.change(who, name, team, first), self._tell)

    def _tell(self, moved: Moved) -> None:
        if moved.locked:
            tell_moved(self.desk, moved)
        self._changed()
