"""Everything that is assigned: to people, teams and everybody."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from faceclock.app.attendance.book_changes import Done
from faceclock.app.console.planning import Assigned, RosterService
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.planning.assign_dialog import AssignDialog
from faceclock.gui.console.planning.list_dialog import ListDialog, Told
from faceclock.gui.console.widgets.rows import Column
from faceclock.gui.language import translate


class AssignmentList(ListDialog):
    """The newest stands first; a change is a new assignment from its day on."""

    KEY = "assignments"
    WIDTH = 820
    EDITS = False

    def __init__(self, desk: Desk, parent: QWidget | None, told: Told) -> None:
        self._service = desk.service(RosterService)
        note = translate(
            "Assign",
            "Nothing is assigned yet. Assign a pattern or a shift to a team, and people are planned.",
        )
        super().__init__(desk, parent, told, translate("Assign", "What is assigned"), note, _columns())

    def read(self) -> Sequence[Assigned]:
        return self._service.assigned()

    def name_of(self, found: Assigned) -> str:
        return f"{who_text(found)}, {found.assignment.first}"

    def edit(self, found: Assigned | None) -> None:
        AssignDialog(self.desk, self, self.changed).open()

    def remove(self, found: Assigned) -> Done:
        return self._service.remove_assignment(found.assignment)


def who_text(found: Assigned) -> str:
    """A person's name, a team, or everybody."""
    if found.assignment.employee:
        return found.name or found.assignment.employee
    if found.assignment.team:
        return translate("Assign", "Team {team}").format(team=found.assignment.team)
    return translate("Assign", "Everybody")


def _works(found: Assigned) -> str:
    if found.assignment.off:
        return translate("Assign", "Days off")
    if found.assignment.pattern:
        return translate("Assign", "Pattern {code}").format(code=found.assignment.pattern)
    return found.assignment.shift


def _columns() -> list[Column[Assigned]]:
    return [
        Column(translate("Assign", "Who"), who_text, width=220),
        Column(translate("Assign", "Works"), _works, width=180),
        Column(translate("Assign", "From"), lambda found: found.assignment.first.isoformat(), width=120),
        Column(
            translate("Assign", "To"),
            lambda found: found.assignment.last.isoformat() if found.assignment.last else "",
            width=120,
        ),
        Column(translate("Assign", "Site"), lambda found: found.assignment.site, width=120),
    ]
