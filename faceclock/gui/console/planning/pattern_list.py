"""Patterns: cycles of days that repeat."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from faceclock.app.attendance.book_changes import Done
from faceclock.app.console.planning import RosterService
from faceclock.domain.rulebook import Pattern
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.planning.list_dialog import ListDialog, Told
from faceclock.gui.console.planning.pattern_dialog import PatternDialog
from faceclock.gui.console.widgets.rows import Column
from faceclock.gui.language import translate


class PatternList(ListDialog):
    KEY = "patterns"

    def __init__(self, desk: Desk, parent: QWidget | None, told: Told) -> None:
        self._service = desk.service(RosterService)
        note = translate(
            "Patterns",
            "There are no patterns yet. A pattern is a cycle of days, such as five early shifts and two off.",
        )
        super().__init__(desk, parent, told, translate("Patterns", "Patterns"), note, _columns())

    def read(self) -> Sequence[Pattern]:
        return self._service.choices().patterns

    def name_of(self, found: Pattern) -> str:
        return found.code

    def edit(self, found: Pattern | None) -> None:
        PatternDialog(self.desk, self, self.changed, found).open()

    def remove(self, found: Pattern) -> Done:
        return self._service.remove_pattern(found.code)


def days_text(pattern: Pattern) -> str:
    """The cycle in a line."""
    return " · ".join(day or translate("Patterns", "off") for day in pattern.days)


def _columns() -> list[Column[Pattern]]:
    return [
        Column(translate("Patterns", "Code"), lambda found: found.code, width=110),
        Column(translate("Patterns", "Name"), lambda found: found.name, width=150),
        Column(
            translate("Patterns", "Days"),
            lambda found: str(len(found.days)),
            lambda found: len(found.days),
            figure=True,
            width=64,
        ),
        Column(translate("Patterns", "Begins on"), lambda found: found.anchor.isoformat(), width=110),
        Column(translate("Patterns", "Cycle"), days_text, width=250),
    ]
