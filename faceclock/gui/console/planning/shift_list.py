"""All shifts with their versions."""

from collections.abc import Sequence

from PySide6.QtWidgets import QPushButton, QWidget

from faceclock.app.attendance.book_changes import Done
from faceclock.app.console.planning_shifts import ShiftService, ShiftVersion
from faceclock.domain.rulebook import BEGINNING
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.planning.editors import minutes_text
from faceclock.gui.console.planning.list_dialog import ListDialog, Told
from faceclock.gui.console.planning.shift_dialog import ShiftDialog
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.rows import Column
from faceclock.gui.language import translate


class ShiftList(ListDialog):
    """Each version is a line of its own."""

    KEY = "shifts"
    WIDTH = 800

    def __init__(self, desk: Desk, parent: QWidget | None, told: Told) -> None:
        self._service = desk.service(ShiftService)
        note = translate(
            "Shifts", "There are no shifts yet. Make the first one: when it begins and when it ends."
        )
        super().__init__(desk, parent, told, translate("Shifts", "Shifts"), note, _columns())

    def read(self) -> Sequence[ShiftVersion]:
        return self._service.versions()

    def name_of(self, found: ShiftVersion) -> str:
        return found.shift.code

    def edit(self, found: ShiftVersion | None) -> None:
        ShiftDialog(self.desk, self, self.changed, found.shift if found else None).open()

    def remove(self, found: ShiftVersion) -> Done:
        return self._service.remove(found.shift)

    def extra_buttons(self) -> list[QPushButton]:
        words = translate("Shifts", "Change from a &day on")
        return [button(words, self._new_version)]

    def _new_version(self) -> None:
        found = self.table.current_row()
        if isinstance(found, ShiftVersion):
            ShiftDialog(self.desk, self, self.changed, found.shift, new_version=True).open()


def _columns() -> list[Column[ShiftVersion]]:
    return [
        Column(translate("Shifts", "Code"), lambda found: found.shift.code, width=100),
        Column(translate("Shifts", "Name"), lambda found: found.shift.name, width=150),
        Column(translate("Shifts", "Time"), _times, width=120),
        Column(translate("Shifts", "Length"), _length, lambda found: found.minutes, figure=True, width=110),
        Column(translate("Shifts", "Holds from"), _since, lambda found: found.shift.valid_from, width=120),
        Column(
            translate("Shifts", "State"),
            _state,
            pill=lambda found: "quiet" if found.past else "ok",
            width=120,
        ),
    ]


def _times(found: ShiftVersion) -> str:
    return f"{found.shift.start:%H:%M}–{found.shift.end:%H:%M}"


def _length(found: ShiftVersion) -> str:
    return minutes_text(found.minutes)


def _since(found: ShiftVersion) -> str:
    always = found.shift.valid_from == BEGINNING
    return translate("Shifts", "always") if always else found.shift.valid_from.isoformat()


def _state(found: ShiftVersion) -> str:
    return translate("Shifts", "earlier version") if found.past else translate("Shifts", "in use")
