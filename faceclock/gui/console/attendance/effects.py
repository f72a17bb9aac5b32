"""What corrections would change, day by day."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from faceclock.app.console.attendance_bulk import Effect
from faceclock.gui.console.attendance.words import qdate, spoken
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.problems import in_words
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.console.widgets.rows import Column, RowsModel
from faceclock.gui.console.widgets.table import Table
from faceclock.gui.language import translate


class EffectTable(QWidget):
    """Minutes before and after."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._model = RowsModel[Effect](self._columns())
        name = translate("Attendance", "What changes")
        self.table = Table(desk, self._model, "attendance/effects", name)
        self.told = label(translate("Attendance", "What changes will stand here."), "muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.told)
        column.addWidget(self.table, 1)

    def show_effects(self, effects: Sequence[Effect]) -> None:
        self._model.set_rows(effects)
        changed = sum(each.minutes_before != each.minutes_after for each in effects)
        self.told.setText(
            translate("Attendance", "Days: {days}, with other hours: {changed}").format(
                days=len(effects), changed=changed
            )
        )

    def _columns(self) -> list[Column[Effect]]:
        locale = self._desk.locale
        return [
            Column(translate("Attendance", "Who"), lambda each: each.person.told, width=100),
            Column(
                translate("Attendance", "Day"),
                lambda each: locale.toString(qdate(each.day), translate("Attendance", "d MMM")),
                sort=lambda each: each.day,
                width=96,
            ),
            Column(translate("Attendance", "Before"), _before, figure=True, width=78),
            Column(translate("Attendance", "After"), _after, figure=True, width=78),
            Column(translate("Attendance", "Note"), lambda each: in_words(each.refused), width=80),
        ]


def _before(each: Effect) -> str:
    return "" if each.refused else spoken(each.minutes_before)


def _after(each: Effect) -> str:
    return "✕" if each.refused else spoken(each.minutes_after)
