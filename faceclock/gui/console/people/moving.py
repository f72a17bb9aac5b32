"""Several people into one team, and a team under a new name."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from faceclock.app.console.people_changes import PeopleChanges
from faceclock.app.teams import Moved
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.people.team_fields import LONGEST, day_field, team_field
from faceclock.gui.console.widgets.dialog import Dialog
from faceclock.gui.console.widgets.form import Form
from faceclock.gui.language import translate


class MoveDialog(Dialog):
    """All of the chosen people or nobody."""

    def __init__(
        self,
        desk: Desk,
        parent: QWidget,
        employees: Sequence[str],
        teams: Sequence[str],
        changed: Callable[[], None],
    ) -> None:
        heading = translate("People", "Move to another team: {count}").format(count=len(employees))
        super().__init__(desk, parent, heading, translate("People", "Move them"))
        self._employees, self._changed = tuple(employees), changed
        self.team, self.first = team_field(teams), day_field()
        self.body.addWidget(_team_form(self.team, self.first))

    def submit(self) -> None:
        team, first = self.team.currentText().strip(), self.first.day.isoformat()
        changes = self.desk.service(PeopleChanges)
        self.run(lambda: changes.move(self._employees, team, first), self._tell)

    def _tell(self, moved: Moved) -> None:
        tell_moved(self.desk, moved)
        self._changed()


class RenameTeamDialog(Dialog):
    """Which team, its new name, and the day from which on it is called so."""

    def __init__(
        self, desk: Desk, parent: QWidget, teams: Sequence[str], changed: Callable[[], None], chosen: str = ""
    ) -> None:
        super().__init__(
            desk, parent, translate("People", "Rename a team"), translate("People", "Rename the team")
        )
        self._changed = changed
        self.team, self.first, self.name = QComboBox(), day_field(), QLineEdit()
        self.team.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.team.addItems(list(teams))
        self.team.setCurrentText(chosen)
        self.name.setMaxLength(LONGEST)
        form = Form()
        form.add(translate("People", "&Team"), self.team)
        form.add(
            translate("People", "&New name"),
            self.name,
            translate("People", "Its people and rosters come along."),
        )
        form.add(
            translate("People", "Called so &from"),
            self.first,
            translate("People", "The days before keep the old name in reports."),
        )
        self.body.addWidget(form)

    def submit(self) -> None:
        team, name, first = self.team.currentText(), self.name.text().strip(), self.first.day.isoformat()
        changes = self.desk.service(PeopleChanges)
        self.run(lambda: changes.rename_team(team, name, first), self._tell)

    def _tell(self, moved: Moved) -> None:
        tell_moved(self.desk, moved)
        self._changed()


def tell_moved(desk: Desk, moved: Moved) -> None:
    """How many, and that closed months stay as they are."""
    said = translate("People", "Moved: {count}.").format(count=moved.people)
    if moved.locked:
        said += " " + translate("People", "Locked days keep their hours.")
    desk.tell(said, "info" if moved.locked else "ok")


def _team_form(team: QComboBox, first: QWidget) -> Form:
    form = Form()
    form.add(
        translate("People", "&Team"),
        team,
        translate("People", "Choose one, or type a new name. Empty: no team."),
    )
    form.add(
        translate("People", "In this team &from"),
        first,
        translate("People", "Rosters of the earlier team hold until the day before."),
    )
    return form
